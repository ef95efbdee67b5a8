import type { QuoteWord } from "./quote-words.ts";

/** A stretch of the claim and the words of the article it stands for. */
export type Run = Readonly<{ claimed: readonly QuoteWord[]; said: readonly QuoteWord[] }>;

/** A claim found whole: its runs between ellipses, and the article's words that the ellipses leave out. */
export type Whole = Readonly<{ runs: readonly Run[]; omitted: readonly QuoteWord[] }>;

/** An editor's bracket may stand for so many words of the speaker's, or for none. */
const BRACKET_MAX = 6;

/** Where the claim stands word for word in `words`, ellipses and brackets understood; the first place, if any. */
export function findWhole(claim: readonly QuoteWord[], words: readonly QuoteWord[]): Whole | undefined {
  const segments = segmentsOf(claim);
  if (segments.some((segment) => bracketsIn(segment) > BRACKETS_MAX)) return undefined;
  const runs: Run[] = [];
  const omitted: QuoteWord[] = [];
  let from = 0;
  for (const segment of segments) {
    const found = findSegment(segment, words, from);
    if (!found) return undefined;
    if (runs.length > 0) omitted.push(...words.slice(from, found.from));
    runs.push({ claimed: plain(segment), said: words.slice(found.from, found.to) });
    from = found.to;
  }
  return { runs: runs.map(withoutReplaced), omitted };
}

/** More brackets between two ellipses than this are not puzzled out. */
const BRACKETS_MAX = 5;

function bracketsIn(segment: readonly QuoteWord[]): number {
  return segment.filter((word, at) => word.bracketed && !segment[at - 1]?.bracketed).length;
}

/** The claim parted at its ellipses. */
function segmentsOf(claim: readonly QuoteWord[]): QuoteWord[][] {
  const segments: QuoteWord[][] = [];
  for (const word of claim) {
    const last = segments.at(-1);
    if (last && !word.elided) last.push(word);
    else segments.push([word]);
  }
  return segments;
}

function plain(words: readonly QuoteWord[]): QuoteWord[] {
  return words.filter((word) => !word.bracketed);
}

/** Words of the speaker's that a bracket replaced are no difference. */
function withoutReplaced({ claimed, said }: Run): Run {
  const kept: QuoteWord[] = [];
  let at = 0;
  for (const word of said) {
    if (word.folded !== claimed[at]?.folded) continue;
    kept.push(word);
    at++;
  }
  return { claimed, said: kept };
}

function findSegment(segment: readonly QuoteWord[], words: readonly QuoteWord[], from: number) {
  for (let at = from; at < words.length; at++) {
    const to = matchFrom(segment, 0, words, at);
    if (to !== undefined) return { from: at, to };
  }
  return undefined;
}

/** Where the segment ends in `words` when its rest from `s` begins at `at`. */
function matchFrom(
  segment: readonly QuoteWord[],
  s: number,
  words: readonly QuoteWord[],
  at: number,
): number | undefined {
  let [claimAt, wordAt] = [s, at];
  while (claimAt < segment.length) {
    const claimed = segment[claimAt];
    const said = words[wordAt];
    if (claimed?.bracketed && claimed.folded !== said?.folded)
      return matchAfterBracket(segment, claimAt, words, wordAt);
    if (said?.folded !== claimed?.folded) {
      if (!said?.bracketed || wordAt === at) return undefined;
      wordAt++;
      continue;
    }
    claimAt++;
    wordAt++;
  }
  return wordAt;
}

/** The bracket replaces none, one or a few of the speaker's words. */
function matchAfterBracket(
  segment: readonly QuoteWord[],
  from: number,
  words: readonly QuoteWord[],
  at: number,
): number | undefined {
  let next = from;
  while (segment[next]?.bracketed) next++;
  if (next >= segment.length) return at;
  for (let skipped = 0; skipped <= BRACKET_MAX; skipped++) {
    const to = matchFrom(segment, next, words, at + skipped);
    if (to !== undefined) return to;
  }
  return undefined;
}
