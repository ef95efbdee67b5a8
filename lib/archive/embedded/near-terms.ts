import { isKeyTerm, keyTermOf } from "../../text/index-terms.ts";
import { foldText, termOf } from "../../text/words.ts";

/** The corpus's terms, bucketed by length at first use. */
export type Vocabulary = {
  readonly terms: readonly string[];
  readonly frequency: (term: string) => number;
  buckets: Map<number, string[]> | undefined;
};

/** Shorter words have too many neighbours for one edit to mean a slip of the finger. */
const SHORTEST_WORD = 5;
const MOST_TERMS = 4;

/** Terms for a word the corpus does not hold: its spelling key if known, then terms one edit away, commonest first. */
export function nearTerms(word: string, vocabulary: Vocabulary): string[] {
  const key = keyTermOf(word);
  const known = key !== undefined && vocabulary.frequency(key) > 0 ? [key] : [];
  return [...known, ...termsOneEditAway(termOf(foldText(word)), vocabulary)].slice(0, MOST_TERMS);
}

function termsOneEditAway(term: string, vocabulary: Vocabulary): string[] {
  if (term.length < SHORTEST_WORD || /\p{N}/u.test(term)) return [];
  const buckets = (vocabulary.buckets ??= bucketByLength(vocabulary.terms));
  const near = [-1, 0, 1].flatMap((change) => buckets.get(term.length + change) ?? []);
  return near
    .filter((candidate) => candidate !== term && isOneEditAway(candidate, term))
    .sort((a, b) => vocabulary.frequency(b) - vocabulary.frequency(a));
}

function bucketByLength(terms: readonly string[]): Map<number, string[]> {
  const buckets = new Map<number, string[]>();
  for (const term of terms) {
    if (isKeyTerm(term) || /\p{N}/u.test(term)) continue;
    const bucket = buckets.get(term.length);
    if (bucket) bucket.push(term);
    else buckets.set(term.length, [term]);
  }
  return buckets;
}

/** One letter put in, left out, changed, or swapped with its neighbour. */
export function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const leftA = a.slice(start, endA);
  const leftB = b.slice(start, endB);
  if (leftA.length <= 1 && leftB.length <= 1) return true;
  return leftA.length === 2 && leftB.length === 2 && leftA[0] === leftB[1] && leftA[1] === leftB[0];
}
