import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarizeArticle } from "../../lib/domain/article.ts";
import { findNamedOutlet } from "../../lib/retrieve/find-named-outlet.ts";
import { dateRangeOf, passesFilters, scopeQuestion } from "../../lib/retrieve/scope-question.ts";
import { inventArticle, openRoom } from "../answer/ask-in-memory.ts";

const told = [
  ["one", "BBC News", "2031-05-01"],
  ["two", "Aven Courier", "2031-05-03"],
  ["three", "LBC", "2031-05-03"],
] as const;
const articles = [
  ...told.map(([id, outlet, publishedOn]) => inventArticle(id, "Words of it.", { outlet, publishedOn })),
  inventArticle("undated", "Words of it.", { outlet: "Port Almanac" }),
];
const summaries = articles.map(summarizeArticle);

describe("findNamedOutlet", () => {
  it.each([
    ["According to the BBC, how many came?", "BBC News", "how many came?"],
    ["How many came, according to BBC News?", "BBC News", "How many came?"],
    ["What does LBC say about the strike?", "LBC", "What about the strike?"],
    ["In the Aven Courier article, who spoke?", "Aven Courier", "who spoke?"],
  ])("reads %s as put to %s", (question, name, rest) => {
    const found = findNamedOutlet(question, summaries);
    expect(found?.name).toBe(name);
    expect(found?.rest.replace(/\s+(?=\?)/gu, "")).toBe(rest);
  });

  it.each(["Who owns the BBC?", "Is LBC a radio station?", "According to Mara Lind, how many came?"])(
    "reads %s as put to all",
    (question) => {
      expect(findNamedOutlet(question, summaries)).toBeUndefined();
    },
  );

  it("takes an outlet's name for plain words, whatever signs it holds", () => {
    const odd = summaries.map((summary) => ({ ...summary, outlet: "A+ (News) [x]*" }));
    expect(() => findNamedOutlet("According to A+ (News) [x]*, who?", odd)).not.toThrow();
  });
});

describe("passesFilters", () => {
  const day = fc.integer({ min: 1, max: 9 }).map((number) => `2031-05-0${number}`);

  it("counts days in, both ends, and lets no undated article through a date filter", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...summaries),
        fc.option(day, { nil: undefined }),
        fc.option(day, { nil: undefined }),
        (summary, from, to) => {
          const filters = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
          const open = from === undefined && to === undefined;
          const { publishedOn } = summary;
          const inside = publishedOn !== null && (from ?? "") <= publishedOn && publishedOn <= (to ?? "9");
          expect(passesFilters(summary, filters)).toBe(open || inside);
        },
      ),
    );
  });

  it("takes empty lists for no filter", () => {
    expect(summaries.every((one) => passesFilters(one, { outlets: [], articles: [] }))).toBe(true);
  });
});

describe("scopeQuestion", () => {
  const { archive } = openRoom(articles);
  const within = async (...asked: [string, Parameters<typeof scopeQuestion>[1]]) => {
    const scope = await scopeQuestion(...asked, archive);
    return scope.within && [...scope.within].toSorted();
  };

  it("asks all articles unless something narrows it", async () => {
    expect(await within("Who spoke?", {})).toBeUndefined();
  });

  it("asks the outlet named in the question within the filters, and nobody when the two exclude each other", async () => {
    expect(await within("According to LBC, who spoke?", {})).toEqual(["three"]);
    expect(await within("Who spoke?", { from: "2031-05-03" })).toEqual(["three", "two"]);
    expect(await within("According to LBC, who spoke?", { outlets: ["BBC News"] })).toEqual([]);
  });

  it("reads the days named in the question", async () => {
    const { dates } = await scopeQuestion("What happened on 3 May 2031?", {}, archive);
    expect(dates).toMatchObject({ from: "2031-05-03", to: "2031-05-03" });
  });
});

describe("dateRangeOf", () => {
  it("is from the first to the last day known, and nothing when none is", () => {
    expect(dateRangeOf(summaries)).toEqual({ from: "2031-05-01", to: "2031-05-03" });
    expect(dateRangeOf(summaries.filter(({ publishedOn }) => publishedOn === null))).toBeNull();
  });
});
