import type { Span } from "../domain/span.ts";
import { type DifferenceKind, kindOfWord, type QuoteWord, sameWord } from "./quote-words.ts";

/** Words that differ: what the claim has and what stands in the article; null where one side has nothing. */
export type Difference = Readonly<{
  kind: DifferenceKind;
  /** Span of the claim. */
  claimed: Readonly<{ text: string; span: Span }> | null;
  /** Span of the article's body. */
  said: Readonly<{ text: string; span: Span }> | null;
}>;

export type Comparison = Readonly<{
  differences: readonly Difference[];
  /** Words that both have. */
  shared: number;
  /** The shared words' first and last place on each side; -1 when nothing is shared. */
  first: Readonly<{ claimed: number; said: number }>;
  last: Readonly<{ claimed: number; said: number }>;
}>;

const NOWHERE = { claimed: -1, said: -1 };

/** The words of a claim beside the words of an article, aligned on their longest common subsequence. */
export function compareWords(claimed: readonly QuoteWord[], said: readonly QuoteWord[]): Comparison {
  const lengths = commonLengths(claimed, said);
  const differences: Difference[] = [];
  let shared = 0;
  let first = NOWHERE;
  let last = NOWHERE;
  let [c, s] = [0, 0];
  let [lostFrom, addedFrom] = [0, 0];
  const flush = () => {
    const found = differencesOf(claimed.slice(addedFrom, c), said.slice(lostFrom, s));
    // What an ellipsis leaves out differs only when it denies.
    differences.push(
      ...(claimed[c]?.elided ? found.filter((one) => one.claimed || one.kind === "negation") : found),
    );
  };
  while (c < claimed.length || s < said.length) {
    const [left, right] = [claimed[c], said[s]];
    if (left && right && left.folded === right.folded) {
      flush();
      differences.push(...nuances(left, right, c === claimed.length - 1));
      shared++;
      last = { claimed: c, said: s };
      if (first === NOWHERE) first = last;
      c++;
      s++;
      addedFrom = c;
      lostFrom = s;
    } else if (right && (!left || lengthAt(lengths, c, s + 1) >= lengthAt(lengths, c + 1, s))) s++;
    else c++;
  }
  flush();
  return { differences, shared, first, last };
}

/** Lengths of the common subsequence of what is left from each pair of places. */
function commonLengths(a: readonly QuoteWord[], b: readonly QuoteWord[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const same = a[i]?.folded === b[j]?.folded;
      const row = rows[i];
      if (!row) continue;
      row[j] = same
        ? lengthAt(rows, i + 1, j + 1) + 1
        : Math.max(lengthAt(rows, i + 1, j), lengthAt(rows, i, j + 1));
    }
  }
  return rows;
}

function lengthAt(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

/** Pairs the words only the claim has with those only the article has, in order. */
function differencesOf(added: readonly QuoteWord[], lost: readonly QuoteWord[]): Difference[] {
  const claimed = added.filter((word) => !word.bracketed);
  const said = lost.filter((word) => !word.bracketed);
  const pairs = Math.max(claimed.length, said.length);
  return Array.from({ length: pairs }, (_, at) => differenceOf(claimed[at], said[at]));
}

function differenceOf(claimed: QuoteWord | undefined, said: QuoteWord | undefined): Difference {
  const kinds = [claimed, said].flatMap((word) => (word ? [kindOfWord(word)] : []));
  const kind = (["negation", "number", "name"] as const).find((one) => kinds.includes(one)) ?? "word";
  return { kind, claimed: sideOf(claimed), said: sideOf(said) };
}

function sideOf(word: QuoteWord | undefined): Difference["claimed"] {
  return word ? { text: word.text, span: word.span } : null;
}

/** Letters alike, but another case in mid-sentence, or a question made a statement. */
function nuances(claimed: QuoteWord, said: QuoteWord, last: boolean): Difference[] {
  const sides = { claimed: sideOf(claimed), said: sideOf(said) };
  const found: Difference[] = [];
  if (!sameWord(claimed, said)) found.push({ kind: "case", ...sides });
  const toneMatters = claimed.tone !== "" || !last;
  if (toneMatters && claimed.tone !== said.tone) found.push({ kind: "tone", ...sides });
  return found;
}
