import type { z } from "zod";
import { ApiError } from "./api-error.ts";

/**
 * `value` as what `schema` describes.
 * @throws {ApiError} `bad_request`, naming each field that is wrong and what it wants.
 */
export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.slice(0, 5).map((issue) => nameIssue(issue.path, issue.message));
  throw new ApiError("bad_request", wrong.join(" "), { hint: "/api/openapi.json describes every request." });
}

function nameIssue(path: readonly PropertyKey[], message: string): string {
  const field = path.map(String).join(".");
  return field === "" ? `${message}.` : `${field}: ${message}.`;
}

/** The query of a URL as an object: a name given several times becomes a list. */
export function readQuery(url: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URL(url).searchParams) {
    if (value === "") continue;
    const before = query[name];
    query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return query;
}
