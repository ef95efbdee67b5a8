import type { IsoDate } from "../domain/article.ts";
import type { DatePrecision } from "../domain/event.ts";
import { formatDay, formatDayShort } from "./format-day.ts";

type Dated = Readonly<{ date: IsoDate | null; precision: DatePrecision }>;

/** Events of one day, or of a longer time that is all their articles tell. `label` in words. */
export type TimelineGroup<T> = Readonly<{ key: string; label: string; events: readonly T[] }>;

/** Neighbours of the same time together, in the order they come. */
export function groupTimeline<T extends Dated>(events: readonly T[]): TimelineGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const event of events) {
    const key = `${event.date ?? "unknown"} ${event.precision}`;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups].map(([key, members]) => {
    const [first] = members;
    return { key, label: first ? formatEventDate(first) : "", events: members };
  });
}

/** "27 February 2022", "March 2022", "2014", "Week of 28 February 2022". */
export function formatEventDate({ date, precision }: Dated): string {
  if (date === null) return "Date not stated";
  switch (precision) {
    case "year":
      return date.slice(0, 4);
    case "month":
      return formatDay(date).split(" ").slice(1).join(" ");
    case "week":
      return `Week of ${formatDay(date)}`;
    default:
      return formatDay(date);
  }
}

/** "reported 28 Feb 2022", where that is another day than the event's. Undefined where it would say nothing. */
export function formatReported(event: Dated & Readonly<{ reportedOn: IsoDate | null }>): string | undefined {
  if (event.reportedOn === null || (event.precision === "day" && event.reportedOn === event.date))
    return undefined;
  return `reported ${formatDayShort(event.reportedOn)}`;
}
