import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Citation, citeSpan, citeWords } from "../../lib/domain/citation.ts";
import type { Statement } from "../../lib/domain/statement.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";

const harbour = INVENTED_ARTICLES[0] as (typeof INVENTED_ARTICLES)[number];
const anyArticle = fc.constantFrom(...INVENTED_ARTICLES);

describe("citeSpan", () => {
  it("gives the article's own characters for every span, or nothing", () => {
    fc.assert(
      fc.property(anyArticle, fc.integer(), fc.integer(), (article, start, end) => {
        const cited = citeSpan(article, { start, end });
        const inside = start >= 0 && start < end && end <= article.body.length;
        expect(cited !== undefined).toBe(inside);
        if (cited) expect(article.body.slice(cited.span.start, cited.span.end)).toBe(cited.words);
      }),
    );
  });

  it("cites every span inside the body", () => {
    fc.assert(
      fc.property(
        anyArticle,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(200),
        (article, at, length) => {
          const start = Math.floor(at * (article.body.length - 1));
          const end = Math.min(article.body.length, start + 1 + length);
          expect(citeSpan(article, { start, end })).toEqual({
            articleId: article.id,
            span: { start, end },
            words: article.body.slice(start, end),
          });
        },
      ),
    );
  });

  it.each([
    ["is empty", { start: 4, end: 4 }],
    ["runs backwards", { start: 9, end: 4 }],
    ["begins before the body", { start: -3, end: 4 }],
    ["leaves the body", { start: 0, end: harbour.body.length + 1 }],
    ["is no whole number", { start: 0.5, end: 4 }],
    ["is not a number", { start: NaN, end: 4 }],
    ["never ends", { start: 0, end: Infinity }],
  ])("refuses a span that %s", (_, span) => {
    expect(citeSpan(harbour, span)).toBeUndefined();
  });
});

describe("citeWords", () => {
  it("refuses words the article does not hold, letter for letter", () => {
    expect(citeWords(harbour, "4,200 people had joined")).toBeDefined();
    expect(citeWords(harbour, "4,300 people had joined")).toBeUndefined();
    expect(citeWords(harbour, "4,200  people had joined")).toBeUndefined();
    expect(citeWords(harbour, "4,200 People had joined")).toBeUndefined();
    expect(citeWords(harbour, "“We will not go back")).toBeUndefined();
    expect(citeWords(harbour, "")).toBeUndefined();
  });

  it("cites the words of any text exactly when the body holds them", () => {
    const fragment = fc.tuple(fc.nat(harbour.body.length), fc.nat(40), fc.constantFrom("", "x", "\n", "é"));
    fc.assert(
      fc.property(fragment, ([start, length, added]) => {
        const words = harbour.body.slice(start, start + length) + added;
        const cited = citeWords(harbour, words);
        expect(cited !== undefined).toBe(words !== "" && harbour.body.includes(words));
        if (cited) expect(harbour.body.slice(cited.span.start, cited.span.end)).toBe(words);
      }),
    );
  });

  it("cites the first place of words that stand in several", () => {
    expect(citeWords(harbour, "march")?.span.start).toBe(harbour.body.indexOf("march"));
  });
});

describe("a Statement", () => {
  it("does not compile without a citation, nor with one that was not made by citeSpan or citeWords", () => {
    const cited = citeWords(harbour, "Two ships with grain") as Citation;
    const plain = { text: "Two ships with grain", status: "verbatim" } as const;
    const proven: Statement = { ...plain, citations: [cited] };
    // @ts-expect-error a statement carries citations
    const bare: Statement = plain;
    // @ts-expect-error at least one
    const empty: Statement = { ...plain, citations: [] };
    const made = { articleId: harbour.id, span: cited.span, words: cited.words };
    // @ts-expect-error a look-alike is not proven
    const forged: Statement = { ...plain, citations: [made] };
    expect([proven, bare, empty, forged]).toHaveLength(4);
  });
});
