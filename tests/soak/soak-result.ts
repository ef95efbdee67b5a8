/** What a soak tried and what failed of it; `figures` in the order they are to be read. */
export type SoakResult = Readonly<{
  name: string;
  /** How many times it was tried. */
  n: number;
  failures: readonly string[];
  figures?: Readonly<Record<string, number | string>>;
}>;

/** How much is to be tried; everything that is drawn comes from `seed`. */
export type SoakOrder = Readonly<{ n: number; seed: number; onStep: (done: number) => void }>;

/** "kills: 300 tried, 0 failed", with the failures below. */
export function printSoakResult({ name, n, failures, figures = {} }: SoakResult): string {
  const told = Object.entries(figures).map(([figure, value]) => `  ${figure}: ${String(value)}`);
  const failed = failures.slice(0, 20).map((failure) => `  FAILED ${failure}`);
  return [`${name}: ${String(n)} tried, ${String(failures.length)} failed`, ...told, ...failed].join("\n");
}
