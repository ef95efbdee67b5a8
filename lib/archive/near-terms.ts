import { isKeyTerm, keyTermOf } from "../text/index-terms.ts";
import { foldText, termOf } from "../text/words.ts";

/** Terms, bucketed by length at first use. */
export type TermList = {
  readonly terms: readonly string[];
  buckets: ReadonlyMap<number, Bucket> | undefined;
};

/** The corpus's terms, a term in one list or several; one that no passage holds (any more) has the frequency 0. */
export type Vocabulary = Readonly<{
  lists: readonly TermList[];
  frequency: (term: string) => number;
}>;

/** Terms of one length, and which letters each holds, a bit a letter: most that are no neighbours are told by it. */
type Bucket = Readonly<{ terms: string[]; letters: number[] }>;

/** Shorter words have too many neighbours for one edit to mean a slip of the finger. */
const SHORTEST_WORD = 5;
export const MOST_TERMS = 4;

/** Terms for a word the corpus does not hold: its spelling key if known, then terms one edit away, commonest first. */
export function nearTerms(word: string, vocabulary: Vocabulary): string[] {
  const key = keyTermOf(word);
  const known = key !== undefined && vocabulary.frequency(key) > 0 ? [key] : [];
  const mistyped = mayBeMistyped(word);
  const near = mistyped === undefined ? [] : neighboursOf(mistyped, vocabulary);
  return [...known, ...commonestFirst(near, vocabulary.frequency)].slice(0, MOST_TERMS);
}

/** The term of a word in which a slip of the finger can be told from another word; undefined for short ones and figures. */
export function mayBeMistyped(word: string): string | undefined {
  const term = termOf(foldText(word));
  return term.length < SHORTEST_WORD || /\p{N}/u.test(term) ? undefined : term;
}

export function commonestFirst(terms: readonly string[], frequency: (term: string) => number): string[] {
  return terms.toSorted((a, b) => frequency(b) - frequency(a) || (a < b ? -1 : 1));
}

function neighboursOf(term: string, { lists, frequency }: Vocabulary): string[] {
  const found = lists.flatMap((list) => {
    const buckets = (list.buckets ??= bucketByLength(list.terms));
    return [-1, 0, 1].flatMap((change) => neighboursIn(buckets.get(term.length + change), term));
  });
  return [...new Set(found)].filter((near) => frequency(near) > 0);
}

function neighboursIn(bucket: Bucket | undefined, term: string): string[] {
  if (!bucket) return [];
  const letters = lettersOf(term);
  return bucket.terms.filter((candidate, at) => {
    const differing = letters ^ (bucket.letters[at] ?? 0);
    // One edit changes two letters at most: with the lowest bit cleared twice nothing may be left.
    const afterOne = differing & (differing - 1);
    if ((afterOne & (afterOne - 1)) !== 0) return false;
    return candidate !== term && isOneEditAway(candidate, term);
  });
}

function bucketByLength(terms: readonly string[]): Map<number, Bucket> {
  const buckets = new Map<number, Bucket>();
  for (const term of terms) {
    if (isKeyTerm(term) || /\p{N}/u.test(term)) continue;
    const bucket = buckets.get(term.length) ?? { terms: [], letters: [] };
    if (bucket.terms.length === 0) buckets.set(term.length, bucket);
    bucket.terms.push(term);
    bucket.letters.push(lettersOf(term));
  }
  return buckets;
}

/** Which letters a term holds, in any order, as the bits of a number; letters 32 apart share a bit. */
function lettersOf(term: string): number {
  let letters = 0;
  for (let at = 0; at < term.length; at++) letters |= 1 << (term.charCodeAt(at) & 31);
  return letters;
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
