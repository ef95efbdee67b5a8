import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sliceSpan } from "../../lib/domain/span.ts";
import { findDates } from "../../lib/text/dates.ts";

/** 2 March 2022 was a Wednesday. */
const WEDNESDAY = "2022-03-02";

/** Each date as [words, day, precision]. */
function read(text: string, anchor: string | null = WEDNESDAY): [string, string | null, string][] {
  return findDates(text, anchor).map(({ span, date, precision }) => [sliceSpan(text, span), date, precision]);
}

describe("findDates reads a date as it is written", () => {
  it.each([
    ["It began on March 4, 2022.", "on March 4, 2022", "2022-03-04", "day"],
    ["It began on 27 February.", "on 27 February", "2022-02-27", "day"],
    ["It began on Feb. 27 at dawn.", "on Feb. 27", "2022-02-27", "day"],
    ["It began the 27th of February 2019.", "the 27th of February 2019", "2019-02-27", "day"],
    ["It began Sunday, February 27, in the rain.", "Sunday, February 27", "2022-02-27", "day"],
    ["Filed 2022-02-27 in Lviv.", "2022-02-27", "2022-02-27", "day"],
    ["Filed 28.02.2022 in Lviv.", "28.02.2022", "2022-02-28", "day"],
    ["It began in February 2022.", "in February 2022", "2022-02-01", "month"],
    ["It began in early March.", "in early March", "2022-03-01", "month"],
    ["They have held it since 2014.", "since 2014", "2014-01-01", "year"],
    ["On 24 December the lights went out.", "On 24 December", "2021-12-24", "day"],
  ])("%s", (text, words, date, precision) => {
    expect(read(text)).toEqual([[words, date, precision]]);
  });
});

describe("findDates counts days from the day of writing", () => {
  it.each([
    ["The mayor said on Sunday that water was short.", "2022-02-27"],
    ["The mayor said on Wednesday that water was short.", "2022-03-02"],
    ["The mayor spoke Thursday.", "2022-02-24"],
    ["The mayor spoke last Wednesday.", "2022-02-23"],
    ["The mayor speaks next Thursday.", "2022-03-03"],
    ["The council will meet on Thursday.", "2022-03-03"],
    ["The talks are expected to resume Friday.", "2022-03-04"],
    ["On Thursday, the council will vote.", "2022-03-03"],
    ["The mayor said on Thursday that the council will meet.", "2022-02-24"],
    ["The bridge was hit yesterday.", "2022-03-01"],
    ["The bridge was hit three days ago.", "2022-02-27"],
  ])("%s", (text, date) => {
    expect(read(text).map(([, found]) => found)).toEqual([date]);
  });

  it("takes the second of two joined days as the one that follows", () => {
    expect(read("Rain fell on Tuesday and Thursday.").map(([, date]) => date)).toEqual([
      "2022-03-01",
      "2022-03-03",
    ]);
  });

  it("gives a week, a month or a year the precision it has", () => {
    expect(read("Last week, last month and a year ago.")).toEqual([
      ["Last week", "2022-02-21", "week"],
      ["last month", "2022-02-01", "month"],
      ["a year ago", "2021-01-01", "year"],
    ]);
  });

  it("lets 'later that evening' and 'the next day' follow the date named before", () => {
    expect(read("On 27 February they met. Later that evening they dined. The next day they left.")).toEqual([
      ["On 27 February", "2022-02-27", "day"],
      ["Later that evening", "2022-02-27", "day"],
      ["The next day", "2022-02-28", "day"],
    ]);
  });

  it("leaves a weekday in an undated text unresolved", () => {
    expect(read("The mayor spoke on Sunday, and again on 3 May.", null)).toEqual([
      ["on Sunday", null, "unknown"],
      ["on 3 May", null, "unknown"],
    ]);
    expect(read("The mayor spoke on 3 May 2021.", null)).toEqual([["on 3 May 2021", "2021-05-03", "day"]]);
  });

  it("gives a stretch of days a range and no day", () => {
    expect(findDates("Losses over the past two weeks", WEDNESDAY)[0]).toMatchObject({
      date: null,
      range: { from: "2022-02-16", to: "2022-03-02" },
    });
  });
});

describe("findDates takes no other words for dates", () => {
  it.each([
    "Troops may march on the town.",
    "The March for Peace drew crowds.",
    "May Jones and April Smith signed.",
    "Ukraine's Second Army advanced.",
    "They lost 2014 tanks and 2,014 men.",
    "In 2000 villages the lights went out.",
    "The Sunday Times reported it.",
    "Shops open every Monday; Mondays are quiet.",
    "Cyber Monday deals are here.",
    "USA Today reported it.",
    "Call 01/02/2022 ambiguous.",
    "A 2022-13-45 part number.",
  ])("%s", (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("findDates on any text", () => {
  const words = fc.constantFrom(
    ..."on Sunday, March 4 2022 may 27 since 2014 last week the next day ago two . \n “ — 31 April".split(
      " ",
    ),
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(words).map((list) => list.join(" ")),
  );

  it("gives spans in order, none inside another, shifted by the offset", () => {
    fc.assert(
      fc.property(texts, fc.nat(1000), (text, offset) => {
        const found = findDates(text, WEDNESDAY, offset);
        let free = offset;
        for (const { span } of found) {
          expect(span.start).toBeGreaterThanOrEqual(free);
          expect(span.end).toBeGreaterThan(span.start);
          free = span.end;
        }
        expect(free).toBeLessThanOrEqual(offset + text.length);
      }),
    );
  });

  it("takes time linear in the text", () => {
    const started = performance.now();
    findDates(
      "on the the early March 2022 on on ".repeat(20_000) + " ".repeat(200_000) + "2".repeat(200_000),
      null,
    );
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
