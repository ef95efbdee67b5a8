import type { Span } from "../domain/span.ts";

/** Places of marks in the order in which they are read; those that were not found come last, in their own order. */
export function orderMarks(places: readonly (Span | undefined)[]): number[] {
  const rank = (index: number): number => places[index]?.start ?? Infinity;
  return places.map((_place, index) => index).sort((a, b) => compareRanks(rank(a), rank(b)) || a - b);
}

function compareRanks(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
