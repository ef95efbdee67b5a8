import type { IsoDate } from "../domain/article.ts";

/** Days from `from` to `to`, both included. */
export type DateRange = Readonly<{ from: IsoDate; to: IsoDate }>;

const DAY_MS = 86_400_000;

function timeOf(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function isoOf(time: number): IsoDate {
  return new Date(time).toISOString().slice(0, 10);
}

/** The day `days` after `date`; before it when negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return isoOf(timeOf(date) + days * DAY_MS);
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return Math.round((timeOf(b) - timeOf(a)) / DAY_MS);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(timeOf(date)).getUTCDay();
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** 1 for January to 12 for December. */
export function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7));
}

/** The day as written in the calendar, or undefined when it does not exist (31 April). */
export function makeDate(year: number, month: number, day: number): IsoDate | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? isoOf(time) : undefined;
}

/** The month from its first day to its last; `month` may run past 1..12 into other years. */
export function monthRange(year: number, month: number): DateRange {
  return { from: isoOf(Date.UTC(year, month - 1, 1)), to: isoOf(Date.UTC(year, month, 0)) };
}

export function yearRange(year: number): DateRange {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The week from Monday to Sunday that holds `date`. */
export function weekRange(date: IsoDate): DateRange {
  const monday = addDays(date, -((weekdayOf(date) + 6) % 7));
  return { from: monday, to: addDays(monday, 6) };
}

/** The latest such weekday on or before `date`. */
export function weekdayOnOrBefore(date: IsoDate, weekday: number): IsoDate {
  return addDays(date, -((weekdayOf(date) - weekday + 7) % 7));
}

/** The earliest such weekday on or after `date`. */
export function weekdayOnOrAfter(date: IsoDate, weekday: number): IsoDate {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}
