/** A text with the one it is measured against. */
export type TextPair = Readonly<{ candidate: string; reference: string }>;

const LONGEST = 4;

/**
 * Corpus BLEU-4 between 0 and 1 (Papineni et al. 2002): one reference, no smoothing, brevity penalty over the whole.
 * Tokens are those of mteval-v13a as in sacreBLEU, lower-cased (`sacrebleu -lc`): letter case is no part of a rewrite.
 */
export function corpusBleu(pairs: readonly TextPair[]): number {
  const matched = new Array<number>(LONGEST).fill(0);
  const offered = new Array<number>(LONGEST).fill(0);
  let candidateLength = 0;
  let referenceLength = 0;
  for (const { candidate, reference } of pairs) {
    const ours = tokenize13a(candidate);
    const theirs = tokenize13a(reference);
    candidateLength += ours.length;
    referenceLength += theirs.length;
    for (let length = 1; length <= LONGEST; length++) {
      const counts = countRuns(theirs, length);
      for (const [run, count] of countRuns(ours, length)) {
        matched[length - 1] = (matched[length - 1] ?? 0) + Math.min(count, counts.get(run) ?? 0);
      }
      offered[length - 1] = (offered[length - 1] ?? 0) + Math.max(0, ours.length - length + 1);
    }
  }
  if (matched.some((count) => count === 0)) return 0;
  const logs = matched.map((count, at) => Math.log(count / (offered[at] ?? 1)));
  const precision = Math.exp(logs.reduce((sum, log) => sum + log, 0) / LONGEST);
  return precision * Math.min(1, Math.exp(1 - referenceLength / candidateLength));
}

/** Tokens of mteval-v13a, lower-cased. */
export function tokenize13a(text: string): string[] {
  return ` ${text.toLowerCase()} `
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, "&")
    .replace(/&lt;/gu, "<")
    .replace(/&gt;/gu, ">")
    .replace(/([{-~[-` -&(-+:-@/])/gu, " $1 ")
    .replace(/([^0-9])([.,])/gu, "$1 $2 ")
    .replace(/([.,])([^0-9])/gu, " $1 $2")
    .replace(/([0-9])(-)/gu, "$1 $2 ")
    .split(/\s+/u)
    .filter((token) => token !== "");
}

function countRuns(tokens: readonly string[], length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + length <= tokens.length; at++) {
    const run = tokens.slice(at, at + length).join(" ");
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}
