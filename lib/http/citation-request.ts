import { z } from "zod";
import { CITATION_STYLES } from "../cite/format-citation.ts";
import { isoDate } from "./filters-schema.ts";
import { parseWith, readQuery } from "./parse-with.ts";

export const citationQuerySchema = z.object({
  style: z.enum(CITATION_STYLES).default("apa"),
  accessed: isoDate.describe("The day the article was read, as the reader's calendar has it."),
});

/** @throws {ApiError} `bad_request` */
export function parseCitationRequest(url: string): z.infer<typeof citationQuerySchema> {
  return parseWith(citationQuerySchema, readQuery(url));
}
