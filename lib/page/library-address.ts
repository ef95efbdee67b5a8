import type { Filters } from "../domain/conversation.ts";
import { writeFilters } from "./room-address.ts";
import { type Sort, SORTS } from "./select-articles.ts";

/** What the library shows, as its address says it. */
export type LibraryAsked = Readonly<{ filters: Filters; q: string; sort: Sort; page: number }>;

/** The order when none is asked for. */
export const USUAL_SORT: Sort = "newest";

export function readSort(text: string | null): Sort {
  return SORTS.find((sort) => sort === text) ?? USUAL_SORT;
}

/** "/library?q=…&sort=…": what is as usual is left out. */
export function libraryAddress({ filters, q, sort, page }: LibraryAsked): string {
  const said = new URLSearchParams();
  if (q !== "") said.set("q", q);
  if (sort !== USUAL_SORT) said.set("sort", sort);
  writeFilters(said, filters);
  if (page > 1) said.set("page", String(page));
  const query = said.toString();
  return query === "" ? "/library" : `/library?${query}`;
}

export const COLUMNS = [
  { name: "Headline", sort: "headline", turned: "headline-reversed" },
  { name: "Outlet", sort: "outlet", turned: "outlet-reversed" },
  { name: "By", sort: "author", turned: "author-reversed" },
  { name: "Date", sort: "newest", turned: "oldest" },
] as const satisfies readonly Readonly<{ name: string; sort: Sort; turned: Sort }>[];
export type Column = (typeof COLUMNS)[number];

/** The order a press on a column's head asks for: its own, or turned round when it is in use. */
export function nextSort({ sort, turned }: Column, now: Sort): Sort {
  return now === sort ? turned : sort;
}

/** What `aria-sort` says of a column; dates are newest first by themselves, which is descending. */
export function sortDirection(column: Column, now: Sort): "ascending" | "descending" | undefined {
  if (now !== column.sort && now !== column.turned) return undefined;
  return (now === column.sort) === (column.name === "Date") ? "descending" : "ascending";
}
