import { parseArticleId, parseIsoDate } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";

/** What the address of the page says: which conversation, what is to be asked, what the record is narrowed to. */
export type RoomAddress = Readonly<{
  conversation: string | null;
  question: string | null;
  filters: Filters;
}>;

export function readAddress(query: string): RoomAddress {
  const given = new URLSearchParams(query);
  return { conversation: given.get("c"), question: given.get("q"), filters: readFilters(given) };
}

/** "/?c=…&outlet=…"; "/" when there is nothing to say. */
export function writeAddress({ conversation, question, filters }: RoomAddress): string {
  const said = new URLSearchParams();
  if (conversation !== null) said.set("c", conversation);
  if (question !== null) said.set("q", question);
  writeFilters(said, filters);
  return joinAddress("/", said);
}

/** Parameters of an address that are filters, the same in every room. */
const FILTER_NAMES = ["from", "to", "outlet", "speaker", "article"] as const;

/** Filters out of an address; what cannot be meant is left out. */
export function readFilters(given: URLSearchParams): Filters {
  const from = parseIsoDate(given.get("from") ?? "");
  const to = parseIsoDate(given.get("to") ?? "");
  const outlets = namesIn(given, "outlet");
  const speakers = namesIn(given, "speaker");
  const articles = namesIn(given, "article").flatMap((id) => parseArticleId(id) ?? []);
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(outlets.length === 0 ? {} : { outlets }),
    ...(speakers.length === 0 ? {} : { speakers }),
    ...(articles.length === 0 ? {} : { articles }),
  };
}

/** An empty name, as a form sends it, filters nothing. */
function namesIn(given: URLSearchParams, name: string): string[] {
  return [...new Set(given.getAll(name).filter((each) => each.trim() !== ""))];
}

export function writeFilters(said: URLSearchParams, filters: Filters): void {
  for (const [name, value] of filterPairs(filters)) said.append(name, value);
}

/** Filters as parameters, in one order: what a form carries in hidden fields. */
export function filterPairs(filters: Filters): [name: string, value: string][] {
  const { from, to, outlets = [], speakers = [], articles = [] } = filters;
  return [
    ...[from ?? []].flat().map((day): [string, string] => ["from", day]),
    ...[to ?? []].flat().map((day): [string, string] => ["to", day]),
    ...outlets.map((name): [string, string] => ["outlet", name]),
    ...speakers.map((name): [string, string] => ["speaker", name]),
    ...articles.map((id): [string, string] => ["article", id]),
  ];
}

/** A room's address with other filters; what else it says stays, but it begins at the first page again. */
export function narrowAddress(path: string, query: string, filters: Filters): string {
  const said = new URLSearchParams(query);
  for (const name of [...FILTER_NAMES, "page"]) said.delete(name);
  writeFilters(said, filters);
  return joinAddress(path, said);
}

/** Another room's address with the filters that this one's has. */
export function carryFilters(path: string, query: string): string {
  return narrowAddress(path, "", readFilters(new URLSearchParams(query)));
}

function joinAddress(path: string, said: URLSearchParams): string {
  const query = said.toString();
  return query === "" ? path : `${path}?${query}`;
}
