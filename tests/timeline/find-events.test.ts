import { describe, expect, it } from "vitest";
import { readCorpus } from "../../lib/corpus/read-corpus.ts";
import { type Article, parseArticleId } from "../../lib/domain/article.ts";
import { sliceSpan } from "../../lib/domain/span.ts";
import { findEvents } from "../../lib/timeline/find-events.ts";
import { GOLDEN_EVENTS, type GoldenEvent } from "./golden-corpus.ts";

const CORPUS = new URL("../../corpus", import.meta.url).pathname;

async function shippedArticles(): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const item of readCorpus(CORPUS)) if (item.kind === "article") articles.push(item.article);
  return articles;
}

function asGolden({ id, body }: Article, event: ReturnType<typeof findEvents>[number]): GoldenEvent {
  const sentence = sliceSpan(body, event.span);
  const golden = GOLDEN_EVENTS.find(({ article, opens }) => article === id && sentence.startsWith(opens));
  return {
    article: id,
    date: event.date ?? "none",
    precision: event.precision === "unknown" ? "day" : event.precision,
    expression: sliceSpan(body, event.expression),
    opens: golden?.opens ?? sentence,
  };
}

function invented(body: string, publishedOn: string | null, furniture: Article["furniture"] = []) {
  const id = parseArticleId("invented");
  if (id === undefined) throw new Error("not an id");
  const date = publishedOn === null ? ({ value: null, from: "unknown" } as const) : null;
  return findEvents({
    id,
    body,
    furniture,
    publishedOn: date ?? { value: publishedOn ?? "", from: "text" },
  }).map((event) => [sliceSpan(body, event.expression), event.date, event.precision, event.reportedOn]);
}

describe("findEvents on the shipped corpus", () => {
  it("finds every dated event a reader finds, and invents none", async () => {
    const articles = await shippedArticles();
    const found = articles.flatMap((article) => findEvents(article).map((event) => asGolden(article, event)));
    const byArticle = [...found].sort((a, b) => (a.article < b.article ? -1 : a.article > b.article ? 1 : 0));
    expect(byArticle).toEqual(GOLDEN_EVENTS);
  });
});

describe("findEvents", () => {
  it("keeps the article's own date apart from the event's", () => {
    expect(invented("The mill burned on Sunday.", "2020-06-10")).toEqual([
      ["on Sunday", "2020-06-07", "day", "2020-06-10"],
    ]);
  });

  it("says that a weekday in an undated article is unknown", () => {
    expect(invented("The mill burned on Sunday.", null)).toEqual([["on Sunday", null, "unknown", null]]);
  });

  it("takes no date from page furniture, nor from a stretch of days", () => {
    const body = "10 June 2020 by A. Writer\n\nThe mill ran over the past two years.";
    expect(invented(body, "2020-06-10", [{ start: 0, end: 25 }])).toEqual([]);
  });

  it("tells one event once when a sentence names its day twice", () => {
    expect(
      invented("On Sunday, 7 June, the mill burned; by Sunday night it was gone.", "2020-06-10"),
    ).toEqual([["On Sunday, 7 June", "2020-06-07", "day", "2020-06-10"]]);
  });

  it("gives a signed post its whole paragraph", () => {
    const body = "We will rebuild. All of it. — Ann Miller (@miller) June 8, 2020";
    const id = parseArticleId("post");
    if (id === undefined) throw new Error("not an id");
    const [event] = findEvents({ id, body, furniture: [], publishedOn: { value: null, from: "unknown" } });
    expect(event?.span).toEqual({ start: 0, end: body.length });
  });
});
