import { parseIsoDate } from "../domain/article.ts";
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
  const query = said.toString();
  return query === "" ? "/" : `/?${query}`;
}

/** Filters out of an address; what cannot be meant is left out. */
export function readFilters(given: URLSearchParams): Filters {
  const from = parseIsoDate(given.get("from") ?? "");
  const to = parseIsoDate(given.get("to") ?? "");
  const outlets = given.getAll("outlet");
  const speakers = given.getAll("speaker");
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(outlets.length === 0 ? {} : { outlets }),
    ...(speakers.length === 0 ? {} : { speakers }),
  };
}

export function writeFilters(said: URLSearchParams, filters: Filters): void {
  if (filters.from !== undefined) said.set("from", filters.from);
  if (filters.to !== undefined) said.set("to", filters.to);
  for (const outlet of filters.outlets ?? []) said.append("outlet", outlet);
  for (const speaker of filters.speakers ?? []) said.append("speaker", speaker);
}
