import { z } from "zod";
import { parseIsoDate } from "../domain/article.ts";
import { readYaml, YamlError } from "./read-yaml.ts";

/** What an editor wrote of one file in `sources.yaml`. */
export type Source = Readonly<{
  title?: string | undefined;
  outlet?: string | undefined;
  author?: string | undefined;
  published?: string | undefined;
  url?: string | undefined;
  note?: string | undefined;
  /** For tables and lines of JSON: the column of each field, `{title: "Headline", body: "Story"}`. */
  columns?: Readonly<Record<string, string>> | undefined;
}>;

/** Entries by file name, and in words what could not be used. */
export type Sources = Readonly<{ entries: ReadonlyMap<string, Source>; problems: readonly string[] }>;

const line = z
  .string()
  .transform((text) => text.replace(/\s+/gu, " ").trim())
  .pipe(z.string().min(1).max(500));

export const sourceSchema = z.object({
  title: line.optional(),
  outlet: line.optional(),
  author: line.optional(),
  published: z
    .string()
    .refine((text) => parseIsoDate(text) !== undefined, "is not a day written as YYYY-MM-DD")
    .optional(),
  url: z.url({ protocol: /^https?$/u, message: "is not an http:// or https:// address" }).optional(),
  note: z.string().max(2000).optional(),
  columns: z
    .partialRecord(z.enum(["title", "outlet", "author", "published", "url", "id", "body"]), z.string().max(200))
    .optional(),
});

/** A broken entry loses that entry only; a file that is no YAML at all loses every one. */
export async function readSources(yaml: string): Promise<Sources> {
  const parsed = await parseDocument(yaml);
  if (typeof parsed === "string") return { entries: new Map(), problems: [parsed] };
  const entries = new Map<string, Source>();
  const problems: string[] = [];
  for (const [file, value] of parsed) {
    const source = sourceSchema.safeParse(value ?? {});
    if (source.success) entries.set(file, source.data);
    else problems.push(`${file}: ${describe(source.error)}`);
  }
  return { entries, problems };
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`.trim()).join("; ");
}

async function parseDocument(yaml: string): Promise<[string, unknown][] | string> {
  try {
    const value = await readYaml(yaml, { allowsTwice: true });
    if (value === null || value === undefined) return [];
    if (typeof value !== "object" || Array.isArray(value)) return "It has to map file names to what is known of them.";
    return Object.entries(value);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return `It cannot be read as YAML: ${error.message}`;
  }
}
