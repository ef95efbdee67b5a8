import { type IsoDate, parseIsoDate } from "../domain/article.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Seconds since 1970 from September 2001 up; three digits more are milliseconds. */
const SECONDS = /^\d{10}$/u;
const MILLISECONDS = /^\d{13}$/u;

/**
 * The day that a date is written for: ISO 8601 and RFC 822 with or without a time (the day as written, in its own zone),
 * "March 4, 2022", "4 March 2022", "20220304", seconds or milliseconds since 1970 (in UTC). Undefined for all else, also for
 * "04/03/2022", which is two days.
 */
export function readDay(text: string): IsoDate | undefined {
  const written = text.trim().slice(0, 100);
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/u.exec(written);
  if (iso) return parseIsoDate(`${iso[1] ?? ""}-${iso[2] ?? ""}-${iso[3] ?? ""}`);
  if (SECONDS.test(written)) return new Date(Number(written) * 1000).toISOString().slice(0, 10);
  if (MILLISECONDS.test(written)) return parseIsoDate(new Date(Number(written)).toISOString().slice(0, 10));
  return readWrittenDay(written);
}

/** "March 4, 2022" or "4 March 2022" as a day; undefined when the calendar has no such day. */
export function readWrittenDay(written: string): IsoDate | undefined {
  const month = 1 + MONTHS.findIndex((name) => new RegExp(`\\b${name}`, "iu").test(written));
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/u.exec(written)?.[1];
  const year = /\b(\d{4})\b/u.exec(written)?.[1];
  if (month === 0 || day === undefined || year === undefined) return undefined;
  return parseIsoDate(`${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`);
}
