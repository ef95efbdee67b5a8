import type { ArticleId } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import { compareWords, type Difference } from "./compare-words.ts";
import { findWhole } from "./find-whole.ts";
import { kindOfWord, type QuoteWord, readQuoteWords } from "./quote-words.ts";
import { matchOf, type QuoteMatch, type Readied } from "./quote-match.ts";
import { callRoll, type SpeakerRoll } from "./resolve-speakers.ts";
import { findStitches } from "./find-stitches.ts";

/**
 * exact: said in these words, up to white space, typographic marks and the case of a first letter;
 * altered: said in other words; other-speaker: said, but by somebody else; stitched: real pieces that do not stand
 * together; not-found: no such words, `matches` are the nearest.
 */
export type Verdict = "exact" | "altered" | "other-speaker" | "stitched" | "not-found";

export type QuoteCheck = Readonly<{ verdict: Verdict; matches: readonly QuoteMatch[] }>;

/** The quotations of a corpus and the bodies of their articles. */
export type QuoteRecord = Readonly<{
  quotes: readonly Quote[];
  bodies: ReadonlyMap<ArticleId, string>;
  /** Called of the whole corpus when these are but some of its quotations. */
  roll?: SpeakerRoll;
}>;

/** From this likeness on, a claim is taken for an altered quotation (chosen on the cases of the tests). */
const ALTERED_FROM = 0.6;
/** Claims are compared up to so many words, and so many matches are given. */
const LIMITS = { words: 400, matches: 5 };

/** Was this said, in these words, by this speaker? `speaker` in any spelling; undefined asks for nobody. */
export function checkQuote(words: string, speaker: string | undefined, record: QuoteRecord): QuoteCheck {
  const claim = readQuoteWords(words).slice(0, LIMITS.words);
  if (claim.length === 0) return { verdict: "not-found", matches: [] };
  const readied = readyQuotes(record, speaker);

  const whole = ranked(readied.flatMap((one) => wholeMatch(claim, one)));
  if (whole.some(isClean)) return saidWhole(whole.filter(isClean));

  const nearest = ranked(readied.flatMap((one) => nearMatch(claim, one)));
  const best = nearest[0];
  if (whole.length > 0) return { verdict: "altered", matches: whole };
  if (best && isSlightlyAltered(best)) return { verdict: "altered", matches: nearest.filter(isLike) };
  const stitches = findStitches(claim, readied);
  if (stitches.length > 0) return { verdict: "stitched", matches: stitches };
  if (best && isLike(best)) return { verdict: "altered", matches: nearest.filter(isLike) };
  return { verdict: "not-found", matches: nearest };
}

/** Of the places where the words stand, those by the speaker asked for decide. */
function saidWhole(matches: readonly QuoteMatch[]): QuoteCheck {
  const own = matches.filter(({ speakerAgrees }) => speakerAgrees !== false);
  return own.length > 0 ? { verdict: "exact", matches: own } : { verdict: "other-speaker", matches };
}

function isLike({ likeness }: QuoteMatch): boolean {
  return likeness >= ALTERED_FROM;
}

function isClean({ differences }: QuoteMatch): boolean {
  return differences.length === 0;
}

/** A word or two changed in one stretch: never stitched from pieces. */
function isSlightlyAltered({ likeness, differences }: QuoteMatch): boolean {
  return likeness >= 0.75 && differences.length <= 3;
}

function readyQuotes(record: QuoteRecord, wanted: string | undefined): Readied[] {
  const { quotes, bodies, roll = callRoll(quotes) } = record;
  const agrees = agreement(roll, wanted);
  return quotes.map(roll.rename).flatMap((quote) => {
    const body = bodies.get(quote.articleId);
    if (body === undefined) return [];
    const words = quote.pieces.flatMap(({ start, end }) => readQuoteWords(body.slice(start, end), start));
    return [{ quote, body, words, speakerAgrees: quote.speaker.known ? agrees(quote.speaker.name) : null }];
  });
}

/** Whether a speaker, by canonical name, is the one asked for. */
function agreement(roll: SpeakerRoll, wanted: string | undefined): (name: string) => boolean | null {
  if (wanted === undefined || wanted.trim() === "") return () => null;
  const meant = roll.namesMeant(wanted);
  return (name) => meant.has(name);
}

/** The claim word for word in one quotation; words left out at "…" count when they deny. */
function wholeMatch(claim: readonly QuoteWord[], readied: Readied): QuoteMatch[] {
  const found = findWhole(claim, readied.words);
  if (!found) return [];
  const differences = [
    ...found.runs.flatMap(({ claimed, said }) => compareWords(claimed, said).differences),
    ...found.omitted.filter((word) => kindOfWord(word) === "negation").map(omission),
  ];
  return [
    matchOf(
      claim,
      found.runs.flatMap(({ said }) => said),
      readied,
      differences,
      1,
    ),
  ];
}

function omission(word: QuoteWord): Difference {
  return { kind: "negation", claimed: null, said: { text: word.text, span: word.span } };
}

/** The stretch of one quotation most like the claim. */
function nearMatch(claim: readonly QuoteWord[], readied: Readied): QuoteMatch[] {
  const window = nearestWindow(claim, readied.words);
  const { first, last } = compareWords(claim, window);
  if (last.said === -1) return [];
  // As many words more on either side as the claim has there unmatched.
  const from = Math.max(0, first.said - first.claimed);
  const to = Math.min(window.length, last.said + claim.length - last.claimed);
  const near = window.slice(from, to);
  const { differences, shared } = compareWords(claim, near);
  return [matchOf(claim, near, readied, differences, (2 * shared) / (claim.length + near.length))];
}

/** The stretch, somewhat longer than the claim, that holds most of its words. */
function nearestWindow(claim: readonly QuoteWord[], words: readonly QuoteWord[]): readonly QuoteWord[] {
  const held = new Set(claim.map(({ folded }) => folded));
  const width = Math.ceil(claim.length * 1.5) + 2;
  let best = { from: 0, count: 0 };
  let count = 0;
  for (const [at, word] of words.entries()) {
    if (held.has(word.folded)) count++;
    if (at >= width && held.has(words[at - width]?.folded ?? "")) count--;
    if (count > best.count) best = { from: Math.max(0, at - width + 1), count };
  }
  return words.slice(best.from, best.from + width);
}

/** Best first: likeness, then fewer differences, then the speaker asked for, then direct quotations. */
function ranked(matches: readonly QuoteMatch[]): QuoteMatch[] {
  const order = { direct: 0, mixed: 1, indirect: 2 };
  return [...matches]
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        a.differences.length - b.differences.length ||
        Number(b.speakerAgrees) - Number(a.speakerAgrees) ||
        order[a.quote.kind] - order[b.quote.kind],
    )
    .slice(0, LIMITS.matches);
}
