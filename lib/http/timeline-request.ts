import { z } from "zod";
import type { TimelineQuery } from "../timeline/list-timeline.ts";
import { isoDate, namedDays } from "./filters-schema.ts";
import { parseWith, readQuery } from "./parse-with.ts";

/** Events given at once; a narrower range shows the others. */
const LIMIT = { most: 2000, usual: 500 };

export const timelineQuerySchema = z.object({
  from: isoDate.optional(),
  to: isoDate.optional(),
  q: z.string().max(2000).optional().describe("Words the sentence must hold, in any form."),
  limit: z.coerce.number().int().min(1).max(LIMIT.most).default(LIMIT.usual),
});

export type TimelineRequest = Readonly<{ query: TimelineQuery; limit: number }>;

/** @throws {ApiError} `bad_request` */
export function parseTimelineRequest(url: string): TimelineRequest {
  const { q, limit, ...days } = parseWith(timelineQuerySchema, readQuery(url));
  return { query: { ...namedDays(days), q }, limit };
}
