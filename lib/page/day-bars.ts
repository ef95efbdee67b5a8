import type { IsoDate } from "../domain/article.ts";
import type { Facets } from "./facets.ts";

/** `share`: of the fullest day, 0 to 1. */
export type DayBar = Readonly<{ day: IsoDate; articles: number; share: number }>;

/** Days drawn one by one; a longer record shows only the days that have articles, the fullest this many. */
const DAYS_DRAWN = 92;
const DAY_MS = 86_400_000;

/** A bar for every day from the first to the last. */
export function dayBars(days: Facets["days"]): DayBar[] {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return [];
  const most = Math.max(...days.map(({ articles }) => articles));
  const counts = new Map(days.map(({ day, articles }) => [day, articles]));
  const length = Math.round((Date.parse(last.day) - Date.parse(first.day)) / DAY_MS) + 1;
  const drawn = length <= DAYS_DRAWN ? everyDay(first.day, length) : fullestDays(days);
  return drawn.map((day) => ({ day, articles: counts.get(day) ?? 0, share: (counts.get(day) ?? 0) / most }));
}

function everyDay(from: IsoDate, length: number): IsoDate[] {
  return Array.from({ length }, (_, index) =>
    new Date(Date.parse(from) + index * DAY_MS).toISOString().slice(0, 10),
  );
}

function fullestDays(days: Facets["days"]): IsoDate[] {
  const fullest = [...days].sort((a, b) => b.articles - a.articles).slice(0, DAYS_DRAWN);
  return fullest.map(({ day }) => day).sort();
}
