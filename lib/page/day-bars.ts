import type { IsoDate } from "../domain/article.ts";
import type { DayCount } from "./facets.ts";

/** One bar of the histogram: its days, inclusive; `share` is of the fullest bar, 0 to 1. */
export type DayBar = Readonly<{ from: IsoDate; to: IsoDate; count: number; share: number }>;

/** Most bars that are drawn; a longer time is counted by weeks, then months, then years. */
const BARS_DRAWN = 92;

type Unit = "day" | "week" | "month" | "year";
const UNITS: readonly Unit[] = ["day", "week", "month", "year"];

/** A bar for every day from the first to the last, or for every longer unit of time, so that they stay few. */
export function dayBars(days: readonly DayCount[]): DayBar[] {
  const first = days[0]?.day;
  const last = days.at(-1)?.day;
  if (first === undefined || last === undefined) return [];
  const unit = UNITS.find((each) => unitsBetween(first, last, each) <= BARS_DRAWN) ?? "year";
  const counts = new Map<IsoDate, number>();
  for (const { day, count } of days) {
    const start = startOf(day, unit);
    counts.set(start, (counts.get(start) ?? 0) + count);
  }
  const most = Math.max(...counts.values());
  const bars: DayBar[] = [];
  for (let from = startOf(first, unit); from <= last; from = nextStart(from, unit)) {
    const count = counts.get(from) ?? 0;
    bars.push({ from, to: addDays(nextStart(from, unit), -1), count, share: count / most });
  }
  return bars;
}

const DAY_MS = 86_400_000;
const UNIT_DAYS: Record<Unit, number> = { day: 1, week: 7, month: 30.4, year: 365.2 };

function unitsBetween(first: IsoDate, last: IsoDate, unit: Unit): number {
  return (Date.parse(last) - Date.parse(first)) / DAY_MS / UNIT_DAYS[unit] + 1;
}

function startOf(day: IsoDate, unit: Unit): IsoDate {
  switch (unit) {
    case "day":
      return day;
    case "week":
      // Weeks begin on Monday; getUTCDay() counts from Sunday.
      return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
    case "month":
      return `${day.slice(0, 7)}-01`;
    case "year":
      return `${day.slice(0, 4)}-01-01`;
  }
}

function nextStart(start: IsoDate, unit: Unit): IsoDate {
  if (unit === "day" || unit === "week") return addDays(start, UNIT_DAYS[unit]);
  return startOf(addDays(start, unit === "month" ? 31 : 366), unit);
}

function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
