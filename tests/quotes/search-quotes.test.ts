import { describe, expect, test } from "vitest";
import type { ArticleId } from "../../lib/domain/article.ts";
import { extractQuotes } from "../../lib/quotes/extract-quotes.ts";
import { type QuotedArticle, type QuoteQuery, searchQuotes } from "../../lib/quotes/search-quotes.ts";

const articles = new Map(
  [
    article("late", "Veldana Post", "2021-03-05", '"The mill will open in May," Anna Kovač said.'),
    article(
      "early",
      "Ostmark News",
      "2021-03-01",
      "Anna Kovač said that the mill was lost. Oran Tesk said it was “a heap of ash” now.",
    ),
    article("undated", null, null, '"Bread is bread," Oran Tesk said.'),
  ].map((one) => [one.id, one] as const),
);
const quotes = [...articles.values()].flatMap(({ id, body }) => extractQuotes({ id, body, furniture: [] }));

function article(id: string, outlet: string | null, publishedOn: string | null, body: string): QuotedArticle {
  return { id: id as ArticleId, title: null, outlet, publishedOn, url: null, body };
}

function found(query: QuoteQuery): string[] {
  return searchQuotes(quotes, articles, query).quotes.map(({ said }) => said.join(" / "));
}

describe("searchQuotes()", () => {
  test("gives all of them by day, undated ones last", () => {
    expect(found({})).toEqual([
      "that the mill was lost",
      "it was “a heap of ash” now",
      "The mill will open in May,",
      "Bread is bread,",
    ]);
  });

  test.each<[QuoteQuery, string[]]>([
    [{ speaker: "kovac" }, ["that the mill was lost", "The mill will open in May,"]],
    [{ text: "HEAP of  ash" }, ["it was “a heap of ash” now"]],
    [{ kind: "direct" }, ["The mill will open in May,", "Bread is bread,"]],
    [{ outlet: "veldana post" }, ["The mill will open in May,"]],
    [{ from: "2021-03-02" }, ["The mill will open in May,"]],
    [{ to: "2021-03-04" }, ["that the mill was lost", "it was “a heap of ash” now"]],
    [{ speaker: "Nobody" }, []],
  ])("filters by %o", (query, expected) => expect(found(query)).toEqual(expected));

  test("counts those beyond the limit", () => {
    const { quotes: page, total } = searchQuotes(quotes, articles, { limit: 1, offset: 1 });
    expect([page.length, total]).toEqual([1, 4]);
  });
});
