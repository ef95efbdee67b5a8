import type { Filters } from "../domain/conversation.ts";
import { formatDayShort } from "./format-day.ts";

/** One active filter in words, and the filters without it. */
export type FilterChip = Readonly<{ label: string; without: Filters }>;

export function filterChips(filters: Filters): FilterChip[] {
  return [
    ...dayChip(filters),
    ...(["outlets", "speakers", "articles"] as const).flatMap((key) => nameChips(filters, key)),
  ];
}

type NameFilter = "outlets" | "speakers" | "articles";

function dayChip(filters: Filters): FilterChip[] {
  const { from, to, ...without } = filters;
  const label = describeDays(from, to);
  return label === undefined ? [] : [{ label, without }];
}

function describeDays(from: string | undefined, to: string | undefined): string | undefined {
  if (from !== undefined && to !== undefined) {
    return from === to ? formatDayShort(from) : `${formatDayShort(from)} to ${formatDayShort(to)}`;
  }
  if (from !== undefined) return `From ${formatDayShort(from)}`;
  return to === undefined ? undefined : `Until ${formatDayShort(to)}`;
}

function nameChips(filters: Filters, key: NameFilter): FilterChip[] {
  return (filters[key] ?? []).map((name) => ({ label: name, without: withoutName(filters, key, name) }));
}

function withoutName(filters: Filters, key: NameFilter, name: string): Filters {
  const { [key]: names = [], ...others } = filters;
  const left = names.filter((each) => each !== name);
  return left.length === 0 ? others : { ...others, [key]: left };
}
