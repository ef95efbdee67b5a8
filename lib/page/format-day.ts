import type { IsoDate } from "../domain/article.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** What stands where a day would, when nothing states one. */
export const DAY_UNKNOWN = "Date not stated";

/** "11 March 2022", for running text. */
export function formatDay(day: IsoDate | null): string {
  return day === null ? DAY_UNKNOWN : joinDay(partsOf(day));
}

/** "11 Mar 2022", for chips and tables. */
export function formatDayShort(day: IsoDate | null): string {
  if (day === null) return DAY_UNKNOWN;
  const { date, month, year } = partsOf(day);
  return joinDay({ date, month: month.slice(0, 3), year });
}

/** "27 February to 11 March 2022"; a year or month both share is said once. Undefined when both are unknown. */
export function formatDayRange(from: IsoDate | null, to: IsoDate | null): string | undefined {
  if (from === null && to === null) return undefined;
  if (from === null || to === null || from === to) return formatDay(from ?? to);
  const start = partsOf(from);
  const end = partsOf(to);
  if (start.year !== end.year) return `${joinDay(start)} to ${joinDay(end)}`;
  if (start.month !== end.month) return `${start.date} ${start.month} to ${joinDay(end)}`;
  return `${start.date} to ${joinDay(end)}`;
}

/** "11:05 on 3 June 2031", in the reader's own time zone unless one is given. */
export function formatMoment(iso: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const at = new Date(iso);
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", ...zone }).format(at);
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", ...zone }).format(at);
  return `${time} on ${day}`;
}

function partsOf(day: IsoDate): { date: string; month: string; year: string } {
  const [year = "", month = "", date = ""] = day.split("-");
  return { date: String(Number(date)), month: MONTHS[Number(month) - 1] ?? "", year };
}

function joinDay({ date, month, year }: { date: string; month: string; year: string }): string {
  return `${date} ${month} ${year}`;
}
