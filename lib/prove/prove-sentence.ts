import type { IsoDate } from "../domain/article.ts";
import type { Span } from "../domain/span.ts";
import { type Places, alignWords, findPlaces } from "./align-words.ts";
import { checkBinding } from "./check-binding.ts";
import { checkDates, checkNumbers, checkQuotedWords } from "./check-facts.ts";
import { checkHedges, checkNegation } from "./check-governance.ts";
import { checkLinks } from "./check-links.ts";
import { checkRoles } from "./check-roles.ts";
import { checkAttributed, checkSpeaker } from "./check-speaker.ts";
import { checkNames, checkOpposites } from "./check-words.ts";
import type { Evidence, Fault } from "./evidence.ts";
import { inWindow, type Match, missingWords, mustBeProven } from "./match.ts";
import { type Reading, readSentence, readSentences } from "./read-sentence.ts";
import { SUPPORT_MIN, weighSupport } from "./weigh-support.ts";

/** Sentences one window may span. Of 3, 4, 5 and 9, three did best on qags (.746, .721, .723, .699 on its CNN/DM half). */
const WINDOW_MAX = 3;
/** A window that leaves more than this share of the claim's words unsaid is not looked at further. */
const UNSAID_MAX = 0.5;

export type Proof =
  | Readonly<{
      kind: "supported";
      /** The claim is a sentence of the article, letter for letter. */
      verbatim: boolean;
      /** The sentences to cite, in order, all of them in one window. */
      spans: readonly [Span, ...Span[]];
      /** 0 to 1; larger is surer. For choosing among evidence, never shown. */
      weight: number;
    }>
  | Readonly<{ kind: "unsupported"; fault: Fault }>;

/** Hard rules, in the order in which a reader would want to hear of a fault. */
const CHECKS: readonly ((match: Match) => Fault | undefined)[] = [
  checkQuotedWords,
  checkNumbers,
  checkDates,
  checkNames,
  checkNegation,
  checkSpeaker,
  checkHedges,
  checkAttributed,
  checkRoles,
  checkOpposites,
  checkBinding,
  checkLinks,
];

/**
 * Whether the evidence says what `written` says: every number with its unit, date, name, speaker, negation and hedge
 * of it, within one window of at most three consecutive sentences. Pure; a reading of the evidence may be passed in.
 */
export function proveSentence(
  written: string,
  evidence: Evidence,
  read: Reading = readEvidence(evidence),
): Proof {
  const verbatim = findVerbatim(written, evidence);
  if (verbatim) return { kind: "supported", verbatim: true, spans: [verbatim], weight: 1 };

  const claim = readSentence(written, { anchor: anchorOf(evidence) });
  const weighed = windowsOf(claim, read, evidence).map((match) => ({ match, weight: weighSupport(match) }));
  const passing = weighed.filter(
    ({ match, weight }) => weight >= SUPPORT_MIN && firstFault(match) === undefined,
  );
  const best = heaviest(passing);
  if (best) {
    return {
      kind: "supported",
      verbatim: false,
      spans: citedSpans(best.match, evidence),
      weight: best.weight,
    };
  }
  const nearest = heaviest(weighed)?.match;
  return { kind: "unsupported", fault: (nearest && firstFault(nearest)) ?? unsaid(nearest, claim) };
}

/** What `proveSentence` reads out of the evidence; worth keeping when many claims are held against the same. */
export function readEvidence(evidence: Evidence): Reading {
  return readSentences(evidence.article.body, evidence.sentences, anchorOf(evidence));
}

function anchorOf(evidence: Evidence): IsoDate | null {
  return evidence.article.publishedOn.value;
}

function findVerbatim(written: string, { article, sentences }: Evidence): Span | undefined {
  const folded = foldMarks(written);
  return sentences.find((span) => foldMarks(article.body.slice(span.start, span.end)) === folded);
}

/** White space and the shapes of quotation marks and dashes folded; never a letter, digit or other mark. */
function foldMarks(text: string): string {
  return text
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[–—]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The claim laid upon every window, small ones first, where at least half of its words are said. */
function windowsOf(claim: Reading, source: Reading, evidence: Evidence): Match[] {
  const places = findPlaces(claim.tokens, source.tokens);
  const count = evidence.sentences.length;
  const matches: Match[] = [];
  for (let size = 1; size <= Math.min(WINDOW_MAX, count); size++) {
    for (let first = 0; first + size <= count; first++) {
      const match = matchWindow(claim, source, evidence, places, first, first + size - 1);
      if (match) matches.push(match);
    }
  }
  return matches;
}

function matchWindow(
  claim: Reading,
  source: Reading,
  { article }: Evidence,
  places: Places,
  first: number,
  last: number,
): Match | undefined {
  const asked = claim.tokens.filter((token) => mustBeProven(token)).length;
  const within = places.map((of) => of.filter(({ at }) => inSentences(source, at, first, last)));
  const unsaid = claim.tokens.filter(
    (token, at) => mustBeProven(token) && (within[at]?.length ?? 0) === 0,
  ).length;
  if (asked === 0 || unsaid > asked * UNSAID_MAX) return undefined;
  const match: Match = { claim, source, first, last, aligned: alignWords(within, source.tokens), article };
  return usesEnds(match) ? match : undefined;
}

function inSentences(source: Reading, at: number, first: number, last: number): boolean {
  const sentence = source.tokens[at]?.sentence ?? -1;
  return first <= sentence && sentence <= last;
}

/** A window whose first or last sentence says nothing of the claim is a smaller window. */
function usesEnds(match: Match): boolean {
  const used = new Set(
    match.aligned.map((at) => (at === undefined ? -1 : match.source.tokens[at]?.sentence)),
  );
  return used.has(match.first) && used.has(match.last);
}

function firstFault(match: Match): Fault | undefined {
  for (const check of CHECKS) {
    const fault = check(match);
    if (fault) return fault;
  }
  return undefined;
}

function heaviest<T extends { weight: number }>(judged: readonly T[]): T | undefined {
  return judged.reduce<T | undefined>(
    (best, next) => (best && best.weight >= next.weight ? best : next),
    undefined,
  );
}

function citedSpans(match: Match, { sentences }: Evidence): readonly [Span, ...Span[]] {
  const used = new Set(
    match.aligned.flatMap((at) => (at === undefined ? [] : [match.source.tokens[at]?.sentence])),
  );
  const [head, ...rest] = sentences.filter(
    (_, index) => used.has(index) && inWindow(match, { sentence: index }),
  );
  return [head ?? sentences[match.first] ?? { start: 0, end: 0 }, ...rest];
}

function unsaid(match: Match | undefined, claim: Reading): Fault {
  const missing = match
    ? missingWords(match)
    : claim.tokens.flatMap((token, at) => (mustBeProven(token) ? [at] : []));
  return { what: "words", words: missing.map((at) => claim.tokens[at]?.text ?? "").join(" ") };
}
