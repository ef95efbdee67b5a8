/** The arithmetic mean, or undefined of nothing. */
export function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The share of `items` for which `test` holds, or undefined of nothing. */
export function shareOf<T>(items: readonly T[], test: (item: T) => boolean): number | undefined {
  return meanOf(items.map((item) => (test(item) ? 1 : 0)));
}

/** The metrics that could be measured: a figure without a single record behind it is absent. */
export function measured(metrics: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(metrics).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
}
