/** Rivals for the first place, the right ones among them. */
export type RankedList = Readonly<{
  rivals: readonly Readonly<{ features: readonly number[]; right: boolean }>[];
  /** How much the list counts. */
  weight: number;
}>;

export type ListwiseOptions = Readonly<{
  /** Passes over all lists. */
  rounds: number;
  /** Strength of the pull of every weight towards 0. */
  pull: number;
  /** Features that may only count for; the others either way. */
  positive: readonly boolean[];
}>;

/** Length of Adam's steps. */
const RATE = 0.2;

/**
 * Weights under which what is right outranks what is not: for each right rival of a list, the log of its share in a
 * softmax over itself and all wrong ones is raised by full gradient steps (Adam). Only the order within a list counts.
 * Deterministic. A list without a right and a wrong rival teaches nothing.
 */
export function fitListwise(lists: readonly RankedList[], options: ListwiseOptions): number[] {
  const width = lists[0]?.rivals[0]?.features.length ?? 0;
  const total = lists.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const weights = new Float64Array(width);
  const momentum = new Float64Array(width);
  const spread = new Float64Array(width);
  for (let round = 1; round <= options.rounds; round++) {
    const slope = new Float64Array(width);
    for (const list of lists) addSlope(list, weights, slope);
    for (let at = 0; at < width; at++) {
      const gradient = (slope[at] as number) / total - options.pull * (weights[at] as number);
      momentum[at] = 0.9 * (momentum[at] as number) + 0.1 * gradient;
      spread[at] = 0.999 * (spread[at] as number) + 0.001 * gradient * gradient;
      const mean = (momentum[at] as number) / (1 - 0.9 ** round);
      const square = (spread[at] as number) / (1 - 0.999 ** round);
      const stepped = (weights[at] as number) + (RATE * mean) / (Math.sqrt(square) + 1e-8);
      weights[at] = options.positive[at] ? Math.max(0, stepped) : stepped;
    }
  }
  return [...weights];
}

function addSlope({ rivals, weight }: RankedList, weights: Float64Array, slope: Float64Array): void {
  const scores = rivals.map(({ features }) => scoreOf(features, weights));
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const wrong = rivals.reduce((sum, { right }, at) => sum + (right ? 0 : (odds[at] ?? 0)), 0);
  const rights = odds.filter((_, at) => rivals[at]?.right);
  if (rights.length === 0 || rights.length === rivals.length) return;
  /** What each wrong rival is pushed down by, for each unit of its odds. */
  const down = rights.reduce((sum, own) => sum + 1 / (own + wrong), 0);
  for (const [at, { features, right }] of rivals.entries()) {
    const own = odds[at] ?? 0;
    const push = ((right ? wrong / (own + wrong) : -own * down) * weight) / rights.length;
    for (let f = 0; f < features.length; f++)
      slope[f] = (slope[f] as number) + push * (features[f] as number);
  }
}

function scoreOf(features: readonly number[], weights: Float64Array): number {
  let score = 0;
  for (let at = 0; at < features.length; at++) score += (features[at] as number) * (weights[at] as number);
  return score;
}
