import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { parseIsoDate } from "../domain/article.ts";

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
export function readSources(yaml: string): Sources {
  const parsed = parseDocument(yaml);
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

function parseDocument(yaml: string): [string, unknown][] | string {
  try {
    const value: unknown = parseYaml(yaml, { maxAliasCount: 0, uniqueKeys: false, logLevel: "error" });
    if (value === null || value === undefined) return [];
    if (typeof value !== "object" || Array.isArray(value)) return "It has to map file names to what is known of them.";
    return Object.entries(value);
  } catch (error) {
    return `It cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`;
  }
}
