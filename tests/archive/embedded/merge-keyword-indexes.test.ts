import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeywordDocument } from "../../../lib/archive/embedded/keyword-columns.ts";
import { buildKeywordIndex, openKeywordIndex } from "../../../lib/archive/embedded/keyword-index.ts";
import { mergeKeywordIndexes } from "../../../lib/archive/embedded/merge-keyword-indexes.ts";

const WORDS = ["bridge", "ferry", "harbour", "warden", "winter", "zeppelin", "Easton", "Weston", "18,000"];
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(" "));
/** Articles as lists of their passages' texts. */
const articles = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 6 });

type Numbered = Readonly<{ kept: boolean; passages: readonly string[] }>;

function documents(all: readonly (readonly string[])[], firstId: number): KeywordDocument[] {
  let passageId = firstId;
  return all.flatMap((passages, article) =>
    passages.map((each) => ({ passageId: passageId++, article, text: each, contextLine: "" })),
  );
}

describe("mergeKeywordIndexes", () => {
  it("finds what an index built anew finds, with the same scores", () => {
    const keptOrNot = articles.chain((all) =>
      fc
        .array(fc.boolean(), { minLength: all.length, maxLength: all.length })
        .map((kept): Numbered[] => all.map((passages, at) => ({ kept: kept[at] ?? true, passages }))),
    );
    fc.assert(
      fc.property(keptOrNot, articles, (before, added) => {
        const base = documents(
          before.map(({ passages }) => passages),
          1,
        );
        const fresh = documents(added, 1000);
        const stays = base.filter(({ article }) => before[article]?.kept);
        const order = [...new Set(stays.map(({ article }) => article))];
        const expected = [
          ...stays.map((each) => ({ ...each, article: order.indexOf(each.article) })),
          ...fresh.map((each) => ({ ...each, article: order.length + each.article })),
        ];
        const articleOf = new Map(expected.map(({ passageId, article }) => [passageId, article]));

        const merged = openKeywordIndex(
          mergeKeywordIndexes(buildKeywordIndex(base).toBytes(), buildKeywordIndex(fresh).toBytes(), {
            keepsPassage: (id) => articleOf.has(id),
            articleOf: (id) => articleOf.get(id) ?? 0,
          }),
        );
        const rebuilt = buildKeywordIndex(expected);
        for (const term of ["bridg", "ferri", "warden", "zeppelin", "18000", "easton"]) {
          expect(merged.documentFrequency(term)).toBe(rebuilt.documentFrequency(term));
          const query = [
            { term, weight: 1 },
            { term: "winter", weight: 0.5 },
          ];
          expect(merged.search(query, 20)).toEqual(rebuilt.search(query, 20));
        }
        expect(merged.similarTerms("zepelin")).toEqual(rebuilt.similarTerms("zepelin"));
      }),
    );
  });
});
