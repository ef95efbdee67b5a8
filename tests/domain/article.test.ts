import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticleId, parseIsoDate, summarizeArticle } from "../../lib/domain/article.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";

describe("parseArticleId", () => {
  it("takes letters, digits, dots, dashes and underscores, up to 128 of them", () => {
    expect(parseArticleId("2031-05-14_aven.harbour")).toBe("2031-05-14_aven.harbour");
    expect(parseArticleId("a".repeat(128))).toBeDefined();
  });

  it.each(["", "a/b", "a b", "é", "a\n", "a".repeat(129)])("refuses %j", (text) => {
    expect(parseArticleId(text)).toBeUndefined();
  });
});

describe("parseIsoDate", () => {
  it("takes every day that exists, as it is written", () => {
    const day = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const written = date.toISOString().slice(0, 10);
        expect(parseIsoDate(written)).toBe(written);
      }),
    );
  });

  it.each(["2031-02-30", "2031-13-01", "2030-02-29", "2031-2-3", "14 May 2031", "2031-05-14T00:00", ""])(
    "refuses %j",
    (text) => {
      expect(parseIsoDate(text)).toBeUndefined();
    },
  );
});

describe("summarizeArticle", () => {
  it("keeps what nobody states as null and leaves the body out", () => {
    const undated = INVENTED_ARTICLES.find(({ id }) => id === "harbour-history");
    const summary = undated && summarizeArticle(undated);
    expect(summary).toMatchObject({ outlet: "Port Almanac", author: null, publishedOn: null });
    expect(summary?.length).toBe(undated?.body.length);
    expect(summary).not.toHaveProperty("body");
  });
});
