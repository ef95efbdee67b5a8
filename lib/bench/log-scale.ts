export type Scale = (value: number) => number;

/** From a range of values, both above 0, onto a range of whole pixels, by their logarithms. */
export function logScale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  const span = Math.log(to / from) || 1;
  return (value) => Math.round(start + ((end - start) * Math.log(value / from)) / span);
}

/** Every power of ten from `floor` to `ceiling`, which are powers of ten. */
export function powersOfTen(floor: number, ceiling: number): number[] {
  const first = Math.round(Math.log10(floor));
  const last = Math.round(Math.log10(ceiling));
  return Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at));
}
