import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeywordDocument } from "../../../lib/archive/embedded/keyword-columns.ts";
import { buildKeywordIndex, openKeywordIndex } from "../../../lib/archive/embedded/keyword-index.ts";
import { isOneEditAway } from "../../../lib/archive/near-terms.ts";
import { indexTerms, keyTermOf } from "../../../lib/text/index-terms.ts";

const WORDS = ["bridge", "ferry", "harbour", "warden", "winter", "Easton", "Weston", "18,000"];
const RARE = "zeppelin";
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(" "));
const articles = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });

function documents(all: readonly (readonly string[])[]): KeywordDocument[] {
  let passageId = 1;
  return all.flatMap((passages, article) =>
    passages.map((each) => ({ passageId: passageId++, article, text: each, contextLine: "" })),
  );
}

const plain = (words: string) => indexTerms(words).map((term) => ({ term, weight: 1 }));
const termOfKey = (word: string) => ({ term: keyTermOf(word) ?? "", weight: 1 });

describe("a keyword index", () => {
  it("finds a planted rare word first, whatever else is asked beside it", () => {
    fc.assert(
      fc.property(articles, fc.nat(), fc.subarray(WORDS, { maxLength: 2 }), (all, at, others) => {
        const before = documents(all);
        const chosen = before[at % before.length];
        // Alone in its article, so that no neighbour gains by it.
        const planted = { passageId: 999, article: all.length, text: RARE, contextLine: "" };
        const index = buildKeywordIndex([...before, planted]);
        expect(index.search(plain(RARE), 5).map(({ passageId }) => passageId)).toEqual([999]);
        const both = index.search(plain([RARE, ...others].join(" ")), 100);
        const ids = both.map(({ passageId }) => passageId);
        expect(ids).toContain(999);
        if (others.length === 0) expect(ids).not.toContain(chosen?.passageId);
      }),
    );
  });

  it("puts the passage with a word of the question that no other holds before those with common ones", () => {
    const common = Array.from({ length: 12 }, (_, at) => `The harbour warden closed gate ${at} for winter.`);
    const index = buildKeywordIndex(
      documents([...common, "The harbour saw a zeppelin."].map((one) => [one])),
    );
    expect(index.search(plain("the harbour zeppelin"), 3)[0]?.passageId).toBe(13);
  });

  it("answers the same after toBytes and open", () => {
    fc.assert(
      fc.property(articles, fc.array(fc.constantFrom(...WORDS, RARE), { maxLength: 4 }), (all, asked) => {
        const built = buildKeywordIndex(documents(all));
        const opened = openKeywordIndex(built.toBytes());
        const query = plain(asked.join(" "));
        expect(opened.search(query, 10)).toEqual(built.search(query, 10));
        for (const { term } of query)
          expect(opened.documentFrequency(term)).toBe(built.documentFrequency(term));
        expect(opened.similarTerms("hrbour")).toEqual(built.similarTerms("hrbour"));
      }),
    );
  });

  it("finds only passages that hold a term, best first, ties by number, at most as many as asked", () => {
    fc.assert(
      fc.property(
        articles,
        fc.constantFrom("ferry", "winter", "18,000"),
        fc.integer({ min: 1, max: 8 }),
        (all, word, limit) => {
          const docs = documents(all);
          const hits = buildKeywordIndex(docs).search(plain(word), limit);
          const holding = docs.filter((one) => one.text.includes(word));
          expect(hits).toHaveLength(Math.min(limit, holding.length));
          expect(holding.map(({ passageId }) => passageId)).toEqual(
            expect.arrayContaining(hits.map(({ passageId }) => passageId)),
          );
          const order = [...hits].sort((a, b) => b.score - a.score || a.passageId - b.passageId);
          expect(hits).toEqual(order);
        },
      ),
    );
  });

  it("keeps nothing of an earlier search", () => {
    const index = buildKeywordIndex(documents([["ferry harbour"], ["warden"]]));
    const first = index.search(plain("ferry"), 5);
    index.search(plain("warden harbour ferry"), 5);
    expect(index.search(plain("ferry"), 5)).toEqual(first);
  });

  it("looks only in the articles it is allowed to", () => {
    const index = buildKeywordIndex(documents([["ferry"], ["ferry ferry"]]));
    expect(index.search(plain("ferry"), 5, (article) => article === 0).map(({ article }) => article)).toEqual(
      [0],
    );
  });

  it("finds what the context line says of a passage", () => {
    const index = buildKeywordIndex([
      { passageId: 1, article: 0, text: "It was closed.", contextLine: "Aven Courier, 14 May" },
    ]);
    expect(index.search(plain("courier"), 5)).toHaveLength(1);
  });

  it.each([
    ["Kyiv", "Kiev"],
    ["Zelensky", "Zelenskyy"],
    ["Kharkiv", "Kharkov"],
  ])("finds %s under %s and the other way round", (one, other) => {
    const index = buildKeywordIndex(documents([[`They met ${one} there.`], [`They met ${other} there.`]]));
    expect(index.search([termOfKey(one)], 5)).toHaveLength(2);
    expect(index.search([termOfKey(other)], 5)).toHaveLength(2);
    expect(buildKeywordIndex(documents([[one]])).similarTerms(other)[0]).toBe(keyTermOf(one));
  });

  it("takes a word it does not hold for one an edit away, numbers and short words aside", () => {
    const index = buildKeywordIndex(documents([["the harbour of 18,000 at sea"]]));
    expect(index.similarTerms("harbuor")).toEqual(["harbour"]);
    expect(index.similarTerms("harbor")).toEqual(["harbour"]);
    // A word that also opens a sentence has a spelling key, and is found in mid-sentence all the same.
    const both = buildKeywordIndex(documents([["Lighthouse lit"], ["the lighthouse"]]));
    expect(both.similarTerms("ligthhouse")).toContain("lighthous");
    expect(index.similarTerms("18001")).toEqual([]);
    expect(index.similarTerms("se")).toEqual([]);
  });

  it("of nothing finds nothing", () => {
    const empty = openKeywordIndex(buildKeywordIndex([]).toBytes());
    expect(empty.search(plain("ferry"), 5)).toEqual([]);
    expect(empty.documentFrequency("ferri")).toBe(0);
    expect(empty.similarTerms("ferries")).toEqual([]);
  });
});

describe("isOneEditAway", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });

  it("holds for a letter put in, left out or changed, and for two neighbours swapped", () => {
    fc.assert(
      fc.property(letters, fc.nat(6), fc.constantFrom("a", "b", "c"), (word, place, letter) => {
        const at = Math.min(place, word.length);
        expect(isOneEditAway(word, word.slice(0, at) + letter + word.slice(at))).toBe(true);
        expect(isOneEditAway(word, word.slice(0, at) + letter + word.slice(at + 1))).toBe(true);
        const swapped = word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
        if (at + 1 < word.length) expect(isOneEditAway(word, swapped)).toBe(true);
      }),
    );
  });

  it("is the same both ways round", () => {
    fc.assert(fc.property(letters, letters, (a, b) => isOneEditAway(a, b) === isOneEditAway(b, a)));
  });

  it("does not hold for two letters", () => {
    expect(isOneEditAway("harbour", "harborx")).toBe(false);
    expect(isOneEditAway("ferry", "ferryman")).toBe(false);
  });
});
