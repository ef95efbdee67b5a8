import { describe, expect, it } from "vitest";
import { toggleDay, toggleName, withDay } from "../../lib/page/change-filters.ts";
import { dayBars } from "../../lib/page/day-bars.ts";
import { facetsOf } from "../../lib/page/facets.ts";
import { filterChips } from "../../lib/page/filter-chips.ts";
import { readAddress, writeAddress } from "../../lib/page/room-address.ts";

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
    expect(toggleDay(toggleDay({}, "2031-05-14"), "2031-05-14")).toEqual({});
  });
});

describe("the histogram", () => {
  it("has a bar for every day between the first and the last, with its share of the fullest", () => {
    const { days, undated, outlets } = facetsOf([
      { outlet: "B", publishedOn: "2031-05-14" },
      { outlet: "A", publishedOn: "2031-05-16" },
      { outlet: "A", publishedOn: "2031-05-16" },
      { outlet: null, publishedOn: null },
    ]);
    expect(dayBars(days).map(({ articles, share }) => [articles, share])).toEqual([
      [1, 0.5],
      [0, 0],
      [2, 1],
    ]);
    expect(undated).toBe(1);
    expect(outlets.map(({ name }) => name)).toEqual(["A", "B"]);
  });
});
