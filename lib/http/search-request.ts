import { z } from "zod";
import type { Filters } from "../domain/conversation.ts";
import { ApiError } from "./api-error.ts";
import { cleanText } from "./clean-text.ts";
import { isoDate, nameFilters, namesParameter } from "./filters-schema.ts";
import { parseWith, readQuery } from "./parse-with.ts";

const LIMIT = { least: 1, most: 50, usual: 10 };

export const searchQuerySchema = z.object({
  q: z.string().max(2000).describe("What to look for."),
  limit: z.coerce.number().int().min(LIMIT.least).max(LIMIT.most).default(LIMIT.usual),
  from: isoDate.optional(),
  to: isoDate.optional(),
  outlet: namesParameter.optional().describe("May be given several times."),
});

/** @throws {ApiError} `bad_request` */
export function parseSearchRequest(url: string): { query: string; limit: number; filters: Filters } {
  const { q, limit, outlet, from, to } = parseWith(searchQuerySchema, readQuery(url));
  const query = cleanText(q);
  if (query === "") throw new ApiError("bad_request", "q: wants words to look for.");
  return { query, limit, filters: nameFilters({ from, to, outlets: outlet }) };
}
