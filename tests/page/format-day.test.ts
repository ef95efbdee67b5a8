import { describe, expect, it } from "vitest";
import { formatDay, formatDayRange, formatDayShort, formatMoment } from "../../lib/page/format-day.ts";

describe("days in words", () => {
  it("are written out in text and shortened in chips", () => {
    expect(formatDay("2022-03-01")).toBe("1 March 2022");
    expect(formatDayShort("2022-03-11")).toBe("11 Mar 2022");
  });

  it("say so when they are not known", () => {
    expect(formatDay(null)).toBe("Date not stated");
    expect(formatDayShort(null)).toBe("Date not stated");
    expect(formatDayRange(null, null)).toBeUndefined();
  });

  it.each([
    ["2022-02-27", "2022-03-11", "27 February to 11 March 2022"],
    ["2022-03-04", "2022-03-11", "4 to 11 March 2022"],
    ["2021-12-31", "2022-01-01", "31 December 2021 to 1 January 2022"],
    ["2022-03-04", "2022-03-04", "4 March 2022"],
    [null, "2022-03-04", "4 March 2022"],
  ])("say a range from %s to %s once each", (from, to, said) => {
    expect(formatDayRange(from, to)).toBe(said);
  });

  it("tell a moment with its day", () => {
    expect(formatMoment("2031-06-03T11:05:00Z", "UTC")).toBe("11:05 on 3 June 2031");
  });
});
