import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toggleDays, toggleName, withDay } from "../../lib/page/change-filters.ts";
import { dayBars } from "../../lib/page/day-bars.ts";
import { countDays, facetsOf } from "../../lib/page/facets.ts";
import { filterChips } from "../../lib/page/filter-chips.ts";
import {
  carryFilters,
  narrowAddress,
  readAddress,
  readFilters,
  writeAddress,
} from "../../lib/page/room-address.ts";

const filters = {
  from: "2031-05-14",
  to: "2031-05-16",
  outlets: ["Aven Courier", "Costa Daily"],
  speakers: ["Mara Lind"],
};

describe("filters", () => {
  it("come back out of the address they were written into", () => {
    const address = { conversation: "c1", question: "Who spoke?", filters };
    expect(readAddress(writeAddress(address).slice(2))).toEqual(address);
    expect(writeAddress({ conversation: null, question: null, filters: {} })).toBe("/");
  });

  it("leave out days that do not exist", () => {
    expect(readAddress("from=2031-02-30&to=soon").filters).toEqual({});
  });

  it("are chips in words, each of which can be taken away alone", () => {
    const chips = filterChips(filters);
    expect(chips.map(({ label }) => label)).toEqual([
      "14 May 2031 to 16 May 2031",
      "Aven Courier",
      "Costa Daily",
      "Mara Lind",
    ]);
    expect(chips[1]?.without).toEqual({ ...filters, outlets: ["Costa Daily"] });
    expect(chips[0]?.without).not.toHaveProperty("from");
  });

  it("turn a range that was set the wrong way round", () => {
    expect(withDay({ from: "2031-05-16" }, "to", "2031-05-14")).toEqual({
      from: "2031-05-14",
      to: "2031-05-16",
    });
    expect(withDay({ from: "2031-05-16" }, "from", "")).toEqual({});
  });

  it("toggle an outlet and a day", () => {
    const narrowed = toggleName({ speakers: ["Mara Lind"] }, "outlets", "Costa Daily");
    expect(narrowed).toEqual({ speakers: ["Mara Lind"], outlets: ["Costa Daily"] });
    expect(toggleName(narrowed, "outlets", "Costa Daily")).toEqual({ speakers: ["Mara Lind"] });
    const day = { from: "2031-05-14", to: "2031-05-14" };
    expect(toggleDays({ to: "2031-06-01" }, day)).toEqual(day);
    expect(toggleDays(toggleDays({}, day), day)).toEqual({});
  });
});

describe("the histogram", () => {
  it("has a bar for every day between the first and the last, with its share of the fullest", () => {
    const { days, outlets } = facetsOf([
      { outlet: "B", publishedOn: "2031-05-14" },
      { outlet: "A", publishedOn: "2031-05-16" },
      { outlet: "A", publishedOn: "2031-05-16" },
      { outlet: null, publishedOn: null },
    ]);
    expect(dayBars(days).map(({ from, to, count, share }) => [from, to, count, share])).toEqual([
      ["2031-05-14", "2031-05-14", 1, 0.5],
      ["2031-05-15", "2031-05-15", 0, 0],
      ["2031-05-16", "2031-05-16", 2, 1],
    ]);
    expect(outlets).toEqual([
      { name: "A", count: 2 },
      { name: "B", count: 1 },
    ]);
  });

  it("counts a longer record by weeks, months or years: few bars, without a gap, and nothing lost", () => {
    const day = fc
      .integer({ min: -20_000, max: 40_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 60 }), (published) => {
        const days = countDays(published);
        const bars = dayBars(days);
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(published.length);
        expect(bars.length).toBeLessThanOrEqual(170);
        for (const [index, bar] of bars.entries()) {
          const next = bars[index + 1];
          expect(bar.from <= bar.to).toBe(true);
          if (next) expect(Date.parse(next.from) - Date.parse(bar.to)).toBe(86_400_000);
        }
      }),
    );
    expect(dayBars(countDays(["2031-01-01", "2031-12-31"])).map(({ from }) => from)[1]).toBe("2031-01-06");
  });
});

describe("filters of every room", () => {
  it("are read from an address and go with the reader to the next room", () => {
    const query =
      "c=c1&q=who&kind=direct&outlet=Aven+Courier&outlet=Aven+Courier&speaker=&from=2031-05-14&article=a-1";
    expect(readFilters(new URLSearchParams(query))).toEqual({
      from: "2031-05-14",
      outlets: ["Aven Courier"],
      articles: ["a-1"],
    });
    expect(carryFilters("/timeline", query)).toBe(
      "/timeline?from=2031-05-14&outlet=Aven+Courier&article=a-1",
    );
    expect(carryFilters("/timeline", "c=c1")).toBe("/timeline");
  });

  it("change in place, keep what else the address says, and begin at the first page", () => {
    expect(narrowAddress("/quotes", "q=ship&kind=direct&page=3&outlet=A", { speakers: ["Mara Lind"] })).toBe(
      "/quotes?q=ship&kind=direct&speaker=Mara+Lind",
    );
  });
});
