import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarizeArticle } from "../../lib/domain/article.ts";
import { describeVerdict } from "../../lib/page/describe-verdict.ts";
import { formatEventDate, formatReported, groupTimeline } from "../../lib/page/group-timeline.ts";
import { markSpans } from "../../lib/page/mark-spans.ts";
import { libraryAddress, nextSort, COLUMNS, sortDirection } from "../../lib/page/library-address.ts";
import { pageOf, selectArticles, SORTS } from "../../lib/page/select-articles.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";

const lind = {
  known: true,
  name: "Mara Lind",
  role: null,
  asWritten: "Lind",
  span: { start: 0, end: 4 },
} as const;
const match = (speakerAgrees: boolean | null = null) => [{ quote: { speaker: lind }, speakerAgrees }];

describe("describeVerdict()", () => {
  it.each([
    ["exact", match(), undefined, "Said in these words by Mara Lind."],
    ["altered", match(), undefined, "Mara Lind said it in other words."],
    ["altered", match(false), "Reyl", "Said in other words, and by Mara Lind, not by Reyl."],
    ["other-speaker", match(false), "Reyl", "Said by Mara Lind, not by Reyl."],
    ["stitched", match(), undefined, "Put together from pieces that do not stand together."],
    ["not-found", [], undefined, "No article has these words."],
  ] as const)("says %s in a sentence", (verdict, matches, asked, said) => {
    expect(describeVerdict({ verdict, matches }, asked)).toBe(said);
  });
});

describe("markSpans()", () => {
  it("marks what differs, and the pieces joined are the text", () => {
    const pieces = markSpans("over 36,000 people", [{ start: 105, end: 111 }], 100);
    expect(pieces.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(["36,000"]);
    const span = fc.tuple(fc.nat(30), fc.nat(10)).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(span),
        (text, spans) =>
          markSpans(text, spans)
            .map((piece) => piece.text)
            .join("") === text,
      ),
    );
  });
});

describe("the timeline", () => {
  it("says how exactly a date is known, and the day of the report where it is another", () => {
    const event = (date: string | null, precision: "day" | "week" | "month" | "year" | "unknown") => ({
      date,
      precision,
      reportedOn: "2031-05-16",
    });
    expect(formatEventDate(event("2031-05-14", "day"))).toBe("14 May 2031");
    expect(formatEventDate(event("2031-05-01", "month"))).toBe("May 2031");
    expect(formatEventDate(event("2031-01-01", "year"))).toBe("2031");
    expect(formatEventDate(event("2031-05-12", "week"))).toBe("Week of 12 May 2031");
    expect(formatEventDate(event(null, "unknown"))).toBe("Date not stated");
    expect(formatReported(event("2031-05-14", "day"))).toBe("reported 16 May 2031");
    expect(formatReported(event("2031-05-16", "day"))).toBeUndefined();
  });

  it("puts events of one day together, and a year apart from its first day", () => {
    const events = [
      { date: "2031-01-01", precision: "year" as const },
      { date: "2031-01-01", precision: "day" as const },
      { date: "2031-01-01", precision: "day" as const },
    ];
    expect(groupTimeline(events).map(({ label, events: ofDay }) => [label, ofDay.length])).toEqual([
      ["2031", 1],
      ["1 January 2031", 2],
    ]);
  });
});

describe("selectArticles()", () => {
  const articles = INVENTED_ARTICLES.map(summarizeArticle);

  it("puts undated articles last, whichever way days are ordered", () => {
    for (const sort of ["newest", "oldest"] as const) {
      expect(selectArticles(articles, { q: "", sort }).at(-1)?.id).toBe("harbour-history");
    }
  });

  it("keeps every article in every order, and turns an order round", () => {
    for (const sort of SORTS) {
      const ids = selectArticles(articles, { q: "", sort }).map(({ id }) => id);
      expect([...ids].sort()).toEqual(articles.map(({ id }) => id).sort());
    }
    const titles = (sort: "headline" | "headline-reversed") =>
      selectArticles(articles, { q: "", sort }).flatMap(({ title }) => title ?? []);
    expect(titles("headline-reversed")).toEqual(titles("headline").reverse());
  });

  it("holds to the filters", () => {
    const outlets = [articles.find(({ outlet }) => outlet !== null)?.outlet ?? ""];
    const found = selectArticles(articles, { filters: { outlets }, q: "", sort: "newest" });
    expect(new Set(found.map(({ outlet }) => outlet))).toEqual(new Set(outlets));
  });

  it("finds by headline, outlet and author, every word", () => {
    expect(selectArticles(articles, { q: "HOLM harbour", sort: "newest" }).map(({ id }) => id)).toEqual([
      "aven-harbour-strike",
    ]);
    expect(selectArticles(articles, { q: "king", sort: "newest" })).toEqual([]);
  });
});

describe("the library's pages", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => index);

  it("hold a hundred each, and a page that is not there is the nearest that is", () => {
    expect(pageOf(many, 2)).toMatchObject({ page: 2, pages: 100, first: 101, total: 10_000 });
    expect(pageOf(many, 2).items).toHaveLength(100);
    expect(pageOf(many, 999).page).toBe(100);
    expect(pageOf(many, Number.NaN).page).toBe(1);
    expect(pageOf([], 1)).toMatchObject({ page: 1, pages: 1, total: 0 });
  });

  it("have an address that leaves out what is as usual", () => {
    expect(libraryAddress({ filters: {}, q: "", sort: "newest", page: 1 })).toBe("/library");
    expect(libraryAddress({ filters: { outlets: ["A"] }, q: "ship", sort: "outlet", page: 3 })).toBe(
      "/library?q=ship&sort=outlet&outlet=A&page=3",
    );
  });

  it("are ordered by a column, and the other way round at the second press", () => {
    const [headline, , , date] = COLUMNS;
    expect(nextSort(headline, "newest")).toBe("headline");
    expect(nextSort(headline, "headline")).toBe("headline-reversed");
    expect([sortDirection(headline, "newest"), sortDirection(headline, "headline")]).toEqual([
      undefined,
      "ascending",
    ]);
    expect([sortDirection(date, "newest"), sortDirection(date, "oldest")]).toEqual([
      "descending",
      "ascending",
    ]);
  });
});
