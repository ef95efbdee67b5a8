import { describe, expect, it } from "vitest";
import { type ArticleId, parseArticleId } from "../../lib/domain/article.ts";
import { findEvents } from "../../lib/timeline/find-events.ts";
import { listTimeline, type TimelineQuery } from "../../lib/timeline/list-timeline.ts";

function idOf(text: string): ArticleId {
  const id = parseArticleId(text);
  if (id === undefined) throw new Error(`${text} is not an id`);
  return id;
}

const BODIES = new Map([
  [idOf("b"), { body: "The dam was built in 2014. It leaked on Sunday. Engineers were sent in May." }],
  [idOf("a"), { body: "The dams leaked on Monday, officials said. Some day it may break." }],
  [idOf("undated"), { body: "The dam held on Friday." }],
]);
const DATES = new Map([
  [idOf("b"), "2020-06-10"],
  [idOf("a"), "2020-06-11"],
]);
const EVENTS = [...BODIES].flatMap(([id, { body }]) => {
  const value = DATES.get(id);
  const publishedOn =
    value === undefined ? ({ value: null, from: "unknown" } as const) : ({ value, from: "text" } as const);
  return findEvents({ id, body, furniture: [], publishedOn });
});

function expressions(query: TimelineQuery): string[] {
  return listTimeline(EVENTS, BODIES, query).map(({ expression }) => expression);
}

describe("listTimeline", () => {
  it("orders events by their own date, those without one last", () => {
    expect(expressions({})).toEqual(["in 2014", "in May", "on Sunday", "on Monday", "on Friday"]);
  });

  it("keeps an event any of whose days lies between the days asked for", () => {
    expect(expressions({ from: "2020-05-20", to: "2020-06-07" })).toEqual(["in May", "on Sunday"]);
    expect(expressions({ to: "2014-07-01" })).toEqual(["in 2014"]);
  });

  it("keeps the sentences that hold every word asked for, in any form", () => {
    expect(expressions({ q: "the dams leak" })).toEqual(["on Monday"]);
    expect(expressions({ q: "leaked" })).toEqual(["on Sunday", "on Monday"]);
  });

  it("gives the sentence, the date as written and both dates", () => {
    expect(listTimeline(EVENTS, BODIES, { q: "officials" })).toEqual([
      {
        date: "2020-06-08",
        precision: "day",
        text: "The dams leaked on Monday, officials said.",
        articleId: "a",
        span: { start: 0, end: 42 },
        reportedOn: "2020-06-11",
        expression: "on Monday",
        expressionSpan: { start: 16, end: 25 },
      },
    ]);
  });
});
