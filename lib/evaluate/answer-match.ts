/** Python's `string.punctuation`: what SQuAD's and RealTimeQA's own scorers delete. */
const ASCII_PUNCTUATION = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/gu;

/** Lower case, ASCII punctuation deleted, spaces collapsed; articles ("the", "a") stay. */
export function normalizeAnswer(text: string): string {
  return text.toLowerCase().replace(ASCII_PUNCTUATION, "").replace(/\s+/gu, " ").trim();
}

/** True when the gold answer's words stand in `text` next to each other and whole: "8" is not in "18". */
export function containsAnswer(text: string, golds: readonly string[]): boolean {
  const padded = ` ${normalizeAnswer(text)} `;
  return golds.some((gold) => normalizeAnswer(gold) !== "" && padded.includes(` ${normalizeAnswer(gold)} `));
}

export function isExactMatch(text: string, golds: readonly string[]): boolean {
  return golds.some((gold) => normalizeAnswer(gold) === normalizeAnswer(text));
}

/** Token F1 against the best of the gold answers, 0 to 1. */
export function tokenF1(text: string, golds: readonly string[]): number {
  return bestOf(golds, (gold) => {
    const shared = sharedTokens(tokensOf(text), tokensOf(gold));
    if (shared === 0) return 0;
    const precision = shared / tokensOf(text).length;
    const recall = shared / tokensOf(gold).length;
    return (2 * precision * recall) / (precision + recall);
  });
}

/** Share of the tokens of the best-covered gold text that stand in `text`, each as often as it is repeated. */
export function tokenRecall(text: string, golds: readonly string[]): number {
  return bestOf(golds, (gold) => {
    const wanted = tokensOf(gold);
    return wanted.length === 0 ? 0 : sharedTokens(tokensOf(text), wanted) / wanted.length;
  });
}

function bestOf(golds: readonly string[], score: (gold: string) => number): number {
  return Math.max(0, ...golds.map(score));
}

function tokensOf(text: string): string[] {
  return normalizeAnswer(text)
    .split(" ")
    .filter((token) => token !== "");
}

/** Size of the multiset intersection. */
function sharedTokens(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const token of a) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of b) {
    const count = left.get(token) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(token, count - 1);
  }
  return shared;
}
