import { type IsoDate, parseIsoDate } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";

/** `filters` with a name added to its outlets or speakers, or taken away when it was there. */
export function toggleName(filters: Filters, key: "outlets" | "speakers", name: string): Filters {
  const { [key]: names = [], ...others } = filters;
  const left = names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
  return left.length === 0 ? others : { ...others, [key]: left };
}

/** `filters` with one end of the range set, or open when `day` is not a day. A range set wrong way round is turned. */
export function withDay(filters: Filters, end: "from" | "to", day: string): Filters {
  const parsed = parseIsoDate(day);
  const next = parsed === undefined ? withoutDay(filters, end) : { ...filters, [end]: parsed };
  const { from, to } = next;
  return from !== undefined && to !== undefined && from > to ? { ...next, from: to, to: from } : next;
}

function withoutDay({ from, to, ...others }: Filters, end: "from" | "to"): Filters {
  if (end === "from") return to === undefined ? others : { ...others, to };
  return from === undefined ? others : { ...others, from };
}

type Days = Readonly<{ from: IsoDate; to: IsoDate }>;

/** `filters` for just these days, or without days when they already were just these. */
export function toggleDays(filters: Filters, days: Days): Filters {
  const { from, to, ...others } = filters;
  return from === days.from && to === days.to ? others : { ...others, from: days.from, to: days.to };
}
