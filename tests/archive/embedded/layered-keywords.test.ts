import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeywordDocument } from "../../../lib/archive/embedded/keyword-columns.ts";
import { buildKeywordIndex, type KeywordIndex } from "../../../lib/archive/embedded/keyword-index.ts";

const WORDS = ["bridge", "ferry", "harbour", "warden", "winter", "zeppelin", "Easton", "Weston", "18,000"];
const TERMS = ["bridg", "ferri", "warden", "zeppelin", "18000", "easton"];
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(" "));
/** Articles as lists of their passages' texts. */
const articles = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
/** Articles that come, and which of those there are go: the places of some, counted round. */
const change = fc.record({ come: articles, go: fc.array(fc.nat(20), { maxLength: 3 }) });

type Article = readonly Omit<KeywordDocument, "article">[];

function numberPassages(all: readonly (readonly string[])[], first: number): Article[] {
  let passageId = first;
  return all.map((passages) =>
    passages.map((each) => ({ passageId: passageId++, text: each, contextLine: "" })),
  );
}

const documents = (all: readonly Article[]): KeywordDocument[] =>
  all.flatMap((passages, article) => passages.map((passage) => ({ ...passage, article })));

/** What an index finds, without its own numbers of articles. */
function findings(index: KeywordIndex): unknown {
  return TERMS.map((term) => {
    const query = [
      { term, weight: 1 },
      { term: "winter", weight: 0.5 },
    ];
    const hits = index.search(query, 50).map(({ passageId, score }) => ({ passageId, score }));
    return { hits, holding: index.documentFrequency(term) };
  });
}

describe("a keyword index laid over another", () => {
  it("finds what one built anew finds, with the same scores, and leaves the other as it was", () => {
    fc.assert(
      fc.property(articles, fc.array(change, { maxLength: 4 }), (first, changes) => {
        let alive = numberPassages(first, 1);
        let index: KeywordIndex = buildKeywordIndex(documents(alive));
        for (const [step, { come, go }] of changes.entries()) {
          const before = { index, found: findings(index) };
          const gone = new Set(go.map((place) => alive[place % Math.max(1, alive.length)]));
          const came = numberPassages(come, (step + 1) * 1000);
          index = index.extend({
            gone: [...gone].flatMap((article) => article?.map(({ passageId }) => passageId) ?? []),
            added: documents(came),
            addedArticles: came.length,
          });
          alive = [...alive.filter((article) => !gone.has(article)), ...came];
          const anew = buildKeywordIndex(documents(alive));
          expect(findings(index)).toEqual(findings(anew));
          for (const word of ["zepelin", "hrbour", "wintr"])
            expect(index.similarTerms(word)).toEqual(anew.similarTerms(word));
          const groups = (of: KeywordIndex) =>
            alive.map((article) => new Set(article.map(({ passageId }) => of.articleOf(passageId))).size);
          expect(groups(index)).toEqual(groups(anew));
          for (const article of gone)
            for (const { passageId } of article ?? []) expect(index.articleOf(passageId)).toBeUndefined();
          expect(findings(before.index)).toEqual(before.found);
        }
      }),
    );
  });
});
