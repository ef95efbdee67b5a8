import { z } from "zod";
import type { IsoDate } from "../domain/article.ts";
import type { QuoteKind } from "../domain/quote.ts";
import { ApiError } from "./api-error.ts";
import { cleanText } from "./clean-text.ts";
import { isoDate, namedDays } from "./filters-schema.ts";
import { parseWith, readQuery } from "./parse-with.ts";

const LIMIT = { most: 1000, usual: 100 };
/** Longer words than this are no quotation to check, in characters. */
const CHECKED_MAX = 4000;

export const quotesQuerySchema = z.object({
  speaker: z.string().max(200).optional().describe("A name in any spelling, or a role."),
  q: z.string().max(2000).optional().describe("Words the quotation must hold, in any form."),
  kind: z.enum(["direct", "mixed", "indirect"]).optional(),
  outlet: z.string().max(200).optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  limit: z.coerce.number().int().min(1).max(LIMIT.most).default(LIMIT.usual),
});

/** What quotations are asked for; days are those of the articles, inclusive. */
export type QuotesRequest = Readonly<{
  speaker?: string;
  q?: string;
  kind?: QuoteKind;
  outlet?: string;
  from?: IsoDate;
  to?: IsoDate;
  limit: number;
}>;

/** @throws {ApiError} `bad_request` */
export function parseQuotesRequest(url: string): QuotesRequest {
  const { speaker, q, kind, outlet, limit, ...days } = parseWith(quotesQuerySchema, readQuery(url));
  return {
    ...(speaker === undefined ? {} : { speaker: cleanText(speaker) }),
    ...(q === undefined ? {} : { q: cleanText(q) }),
    ...(kind === undefined ? {} : { kind }),
    ...(outlet === undefined ? {} : { outlet }),
    ...namedDays(days),
    limit,
  };
}

export const checkRequestSchema = z.object({
  words: z.string().max(CHECKED_MAX).describe("The quotation to check."),
  speaker: z.string().max(200).optional().describe("Who is said to have said it."),
});

/** @throws {ApiError} `bad_request` */
export function parseCheckRequest(body: unknown): { words: string; speaker: string | undefined } {
  const { words, speaker } = parseWith(checkRequestSchema, body);
  const cleaned = cleanText(words);
  if (cleaned === "") throw new ApiError("bad_request", "words: wants the quotation to check.");
  return { words: cleaned, speaker: speaker === undefined ? undefined : cleanText(speaker) };
}
