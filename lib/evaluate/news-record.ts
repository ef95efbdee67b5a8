import { z } from "zod";
import { poolDate, poolId, type PoolRecord } from "./pool-record.ts";

/** A news article as realtimeqa and allsides write it. */
export const NewsRecord = z.object({
  id: z.string().min(1),
  title: z.string().nullable(),
  author: z.string().nullable(),
  source: z.string(),
  published_at: z.string().nullable(),
  url: z.string().nullish(),
  body: z.string(),
});

export function newsPoolRecord(record: z.infer<typeof NewsRecord>): PoolRecord {
  const publishedOn = poolDate(record.published_at);
  return {
    id: poolId(record.id),
    body: record.body,
    outlet: record.source,
    ...(record.title !== null && { title: record.title }),
    ...(record.author !== null && { author: record.author }),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(typeof record.url === "string" && { url: record.url }),
  };
}
