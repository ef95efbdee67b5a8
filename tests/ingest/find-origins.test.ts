import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SignedArticle } from "../../lib/archive/archive-writer.ts";
import { type ArticleId, parseIsoDate } from "../../lib/domain/article.ts";
import { findOrigins } from "../../lib/ingest/find-origins.ts";
import { signText } from "../../lib/text/near-duplicates.ts";
import { articleId } from "../archive/invented-articles.ts";

const REPORTS = ["ferry", "bakers", "comet"].map((what) =>
  Array.from(
    { length: 40 },
    (_, at) => `The ${what} of day ${at} was seen by ${at * 3} people in Norwick.`,
  ).join(" "),
);

/** What an article says: one of the reports, in one of its versions, on a day. */
type Version = Readonly<{ report: number; version: number; day: number }>;
const version: fc.Arbitrary<Version> = fc.record({
  report: fc.integer({ min: 0, max: 2 }),
  version: fc.integer({ min: 0, max: 3 }),
  day: fc.integer({ min: 1, max: 9 }),
});
const corpus = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e"), version);

function sign(id: string, { report, version: at, day }: Version, isNew: boolean): SignedArticle {
  const signature = signText(`${REPORTS[report] ?? ""} Read more on page ${at}.`);
  return { id: articleId(id), isNew, publishedOn: parseIsoDate(`2019-03-0${day}`) ?? null, signature };
}

/** With an origin that is nowhere, everything is grouped anew. */
const UNKNOWN = new Map<ArticleId, ArticleId>([[articleId("lost"), articleId("gone")]]);

describe("findOrigins", () => {
  it("finds after a small change what it finds when it looks at everything", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, corpus, async (before, after) => {
        const known = await findOrigins(
          Object.entries(before).map(([id, what]) => sign(id, what, true)),
          UNKNOWN,
        );
        const now = Object.entries(after).map(([id, what]) =>
          sign(id, what, JSON.stringify(before[id]) !== JSON.stringify(what)),
        );
        const found = await findOrigins(now, known);
        expect([...found].sort()).toEqual([...(await findOrigins(now, UNKNOWN))].sort());
      }),
      { numRuns: 300 },
    );
  });
});
