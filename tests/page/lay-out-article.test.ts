import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Quote } from "../../lib/domain/quote.ts";
import { parseArticleId } from "../../lib/domain/article.ts";
import { layOutArticle } from "../../lib/page/lay-out-article.ts";

const body =
  'Cranes stand still\n\nMara Lind said: "We will not go back." The ships waited.\n\nRead more\n\nIt rained.';
const quotation = spanOf("We will not go back.");

function spanOf(words: string): { start: number; end: number } {
  const start = body.indexOf(words);
  return { start, end: start + words.length };
}

function quoteAt(words: { start: number; end: number }): Quote {
  const articleId = parseArticleId("cranes");
  if (articleId === undefined) throw new Error("no id");
  return {
    id: "cranes#q1",
    articleId,
    kind: "direct",
    words,
    pieces: [words],
    cue: null,
    speaker: { known: false },
    via: null,
    context: words,
  };
}

const article = {
  body,
  title: "Cranes stand still",
  furniture: [spanOf("Cranes stand still"), spanOf("Read more")],
  quotes: [quoteAt(quotation)],
};

describe("layOutArticle()", () => {
  it("leaves out the line that repeats the headline, and numbers what the article says", () => {
    expect(layOutArticle(article, []).map(({ number }) => number)).toEqual([1, null, 2]);
  });

  it("keeps the headline's line when something is marked in it", () => {
    const [first] = layOutArticle(article, [spanOf("Cranes")]);
    expect(first?.runs[0]).toMatchObject({ text: "Cranes", mark: 0 });
  });

  it("marks words that begin inside a quotation and end outside it", () => {
    const [paragraph] = layOutArticle(article, [spanOf('go back." The ships')]);
    const marked = paragraph?.runs.filter(({ mark }) => mark === 0) ?? [];
    expect(marked.map(({ text }) => text).join("")).toBe('go back." The ships');
    expect(marked[0]?.quote?.id).toBe("cranes#q1");
    expect(marked.at(-1)?.quote).toBeNull();
  });

  it("sets every paragraph whole, whatever is marked", () => {
    const span = fc
      .tuple(fc.nat(body.length), fc.nat(30))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (marks) =>
        layOutArticle(article, marks).every(
          ({ span: { start, end }, runs }) =>
            runs.map(({ text }) => text).join("") === body.slice(start, end),
        ),
      ),
    );
  });
});
