import type { IsoDate } from "../domain/article.ts";
import type { DatePrecision } from "../domain/event.ts";
import type { Span } from "../domain/span.ts";
import {
  addDays,
  type DateRange,
  daysBetween,
  makeDate,
  monthOf,
  monthRange,
  weekdayOnOrAfter,
  weekdayOnOrBefore,
  weekRange,
  yearOf,
  yearRange,
} from "./calendar.ts";
import { type DateExpression, findDateExpressions } from "./date-expressions.ts";
import type { DateValue, MonthPart } from "./date-value.ts";
import { isStillToCome } from "./still-to-come.ts";

/**
 * A date as a text writes it, set against the day it was written on. `date` is null when that cannot be done
 * (a weekday in an undated text), and for a stretch of days ("the past two weeks"), which has a `range` only.
 */
export type FoundDate = Readonly<{
  span: Span;
  date: IsoDate | null;
  precision: DatePrecision;
  /** Every day it may mean. */
  range: DateRange | null;
}>;

/** Day and range of one expression; what FoundDate is without its place. */
export type ResolvedDate = Omit<FoundDate, "span">;

const UNRESOLVED: ResolvedDate = { date: null, precision: "unknown", range: null };

/**
 * Dates in `text`, in order; `offset` is added to their spans. `anchor` is the day the text was written:
 * days of the week and "last week" are counted from it, never from today.
 */
export function findDates(text: string, anchor: IsoDate | null, offset = 0): FoundDate[] {
  const found: FoundDate[] = [];
  let before: { expression: DateExpression; resolved: ResolvedDate } | null = null;
  for (const expression of findDateExpressions(text)) {
    const follows =
      before !== null && joinsDays(text, before.expression, expression) ? before.resolved.date : null;
    const toCome = expression.value.kind === "weekday" && isStillToCome(text, expression);
    const resolved = resolveDate(expression, { anchor, named: before?.resolved ?? null, follows, toCome });
    const { start, end } = expression.span;
    found.push({ span: { start: start + offset, end: end + offset }, ...resolved });
    if (resolved.date !== null) before = { expression, resolved };
  }
  return found;
}

/** "Sunday and Monday", "from Tuesday to Thursday": the second follows the first. */
function joinsDays(text: string, first: DateExpression, second: DateExpression): boolean {
  if (first.value.kind !== "weekday" || second.value.kind !== "weekday") return false;
  return /^\s*(?:,|and|or|to|through|until|into|–|-)?\s*$/iu.test(
    text.slice(first.span.end, second.span.start),
  );
}

type Setting = Readonly<{
  anchor: IsoDate | null;
  /** The date named last before this one. */
  named: ResolvedDate | null;
  /** The day that this one comes after. */
  follows: IsoDate | null;
  /** The words around say that it is still to come. */
  toCome: boolean;
}>;

export function resolveDate({ value, part }: DateExpression, setting: Setting): ResolvedDate {
  const { anchor } = setting;
  switch (value.kind) {
    case "day":
      return resolveDay(value, anchor);
    case "month":
      return resolveMonth(value, part, anchor);
    case "year":
      return { date: `${value.year}-01-01`, precision: "year", range: yearRange(value.year) };
    case "from-named":
      return resolveFromNamed(value.days, setting.named);
    case "weekday":
      return anchor === null ? UNRESOLVED : onDay(weekdayNear(value, anchor, setting));
    case "from-report":
      return anchor === null ? UNRESOLVED : onDay(addDays(anchor, value.days));
    case "period":
      return anchor === null ? UNRESOLVED : resolvePeriod(value, anchor);
    case "trailing":
      return anchor === null ? UNRESOLVED : { ...UNRESOLVED, range: trailingRange(value, anchor) };
  }
}

function onDay(date: IsoDate | undefined, last: IsoDate | undefined = date): ResolvedDate {
  if (date === undefined) return UNRESOLVED;
  return { date, precision: "day", range: { from: date, to: last ?? date } };
}

function resolveDay(value: Extract<DateValue, { kind: "day" }>, anchor: IsoDate | null): ResolvedDate {
  const year = value.year ?? nearestYear(value.month, value.day, anchor);
  if (year === undefined) return UNRESOLVED;
  const last = value.lastDay === null ? undefined : makeDate(year, value.month, value.lastDay);
  return onDay(makeDate(year, value.month, value.day), last);
}

/** News looks back more than ahead: a day to come counts as this much further away. */
const AHEAD_WEIGHT = 1.5;

/** The year that brings the day nearest to `anchor`. */
function nearestYear(month: number, day: number, anchor: IsoDate | null): number | undefined {
  if (anchor === null) return undefined;
  const around = [yearOf(anchor) - 1, yearOf(anchor), yearOf(anchor) + 1];
  const dated = around.flatMap((year) => {
    const date = makeDate(year, month, day);
    return date === undefined ? [] : [{ year, away: awayFrom(anchor, date) }];
  });
  return dated.sort((a, b) => a.away - b.away)[0]?.year;
}

function awayFrom(anchor: IsoDate, date: IsoDate): number {
  const days = daysBetween(anchor, date);
  return days > 0 ? days * AHEAD_WEIGHT : -days;
}

function resolveMonth(
  value: Extract<DateValue, { kind: "month" }>,
  part: MonthPart | null,
  anchor: IsoDate | null,
): ResolvedDate {
  const year =
    value.year ?? (anchor === null ? undefined : nearestYear(value.month, 15, middleOfMonth(anchor)));
  if (year === undefined) return UNRESOLVED;
  const range = monthRange(year, value.month);
  return { date: range.from, precision: "month", range: part === null ? range : partOfMonth(range, part) };
}

function middleOfMonth(date: IsoDate): IsoDate {
  return `${date.slice(0, 8)}15`;
}

/** Thirds of a month: to the 10th, the 11th to the 20th, from the 21st. */
function partOfMonth({ from, to }: DateRange, part: MonthPart): DateRange {
  if (part === "early") return { from, to: addDays(from, 9) };
  return part === "mid"
    ? { from: addDays(from, 10), to: addDays(from, 19) }
    : { from: addDays(from, 20), to };
}

function resolveFromNamed(days: number, named: ResolvedDate | null): ResolvedDate {
  if (named?.date == null) return UNRESOLVED;
  if (named.precision === "day") return onDay(addDays(named.date, days));
  return days === 0 ? named : UNRESOLVED;
}

function weekdayNear(
  value: Extract<DateValue, { kind: "weekday" }>,
  anchor: IsoDate,
  setting: Setting,
): IsoDate {
  const { weekday, which } = value;
  if (which === "last") return weekdayOnOrBefore(addDays(anchor, -1), weekday);
  if (which === "next") return weekdayOnOrAfter(addDays(anchor, 1), weekday);
  if (setting.follows !== null) return weekdayOnOrAfter(addDays(setting.follows, 1), weekday);
  return setting.toCome ? weekdayOnOrAfter(anchor, weekday) : weekdayOnOrBefore(anchor, weekday);
}

function resolvePeriod(value: Extract<DateValue, { kind: "period" }>, anchor: IsoDate): ResolvedDate {
  const { unit, amount } = value;
  if (unit === "year") {
    const range = yearRange(yearOf(anchor) + amount);
    return { date: range.from, precision: "year", range };
  }
  if (unit === "month") {
    const range = monthRange(yearOf(anchor), monthOf(anchor) + amount);
    return { date: range.from, precision: "month", range };
  }
  const range = weekRange(addDays(anchor, 7 * amount));
  return { date: range.from, precision: "week", range };
}

const DAYS_IN = { day: 1, week: 7, month: 30, year: 365 };

function trailingRange(value: Extract<DateValue, { kind: "trailing" }>, anchor: IsoDate): DateRange {
  return { from: addDays(anchor, -value.amount * DAYS_IN[value.unit]), to: anchor };
}
