import type { Asked } from "./answer-type.ts";
import type { Candidate } from "./find-candidates.ts";
import { holdsAnswerType } from "./holds-answer-type.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import { findTermPlaces, mergeMatches, type TermMatches, weighMatches } from "./match-terms.ts";
import type { QuestionReading } from "./read-question.ts";
import type { SentenceReading } from "./read-sentence.ts";

/** A sentence with what surrounds it, before ranking. */
export type SentenceInPlace = Readonly<{
  sentence: SentenceReading;
  /** Term matches of the sentence, of its neighbours in the passage, of the whole passage, and of the context line. */
  matches: TermMatches;
  before: TermMatches;
  after: TermMatches;
  passage: TermMatches;
  context: TermMatches;
  /** Place in its article: 0 for the first sentences, 1 for the last. */
  depth: number;
  candidate: Candidate;
}>;

/** Names of the features, in the order `sentenceFeatures` gives them; every value lies in about [0, 1]. */
export const SENTENCE_FEATURES = [
  "coverage",
  "windowCoverage",
  "passageCoverage",
  "contextCoverage",
  "unionCoverage",
  "rarest",
  "names",
  "numbers",
  "pairs",
  "span",
  "quoted",
  "answerType",
  "noun",
  "keyword",
  "vector",
  "early",
  "short",
  "long",
  "asks",
  "verbs",
  "nouns",
] as const;

export function sentenceFeatures(
  reading: QuestionReading,
  terms: readonly ExpandedTerm[],
  place: SentenceInPlace,
): number[] {
  const { sentence, matches, candidate } = place;
  const window = mergeMatches(matches, place.before, place.after);
  const places = findTermPlaces(terms, sentence);
  const union = mergeMatches(place.passage, place.context);
  return [
    weighMatches(terms, matches),
    weighMatches(terms, window),
    weighMatches(terms, place.passage),
    weighMatches(terms, place.context),
    weighMatches(terms, union),
    rarestMatched(terms, window),
    shareOf(terms, window, (term) => term.named),
    shareOf(terms, matches, (term) => /^\p{N}/u.test(term.term)),
    pairsMatched(places),
    tightness(places),
    quotedMatched(reading, sentence),
    holdsAnswerType(reading, sentence.text) ? 1 : 0,
    nounMatched(reading.asked, terms, matches),
    candidate.keyword,
    candidate.vector,
    1 - place.depth,
    sentence.length < 6 ? 1 : 0,
    Math.min(1, sentence.length / 60),
    sentence.text.trimEnd().endsWith("?") ? 1 : 0,
    shareOf(terms, matches, (term) => term.role === "verb" && !term.light),
    shareOf(terms, matches, (term) => term.role === "noun" && !term.light),
  ];
}

function rarestMatched(terms: readonly ExpandedTerm[], matches: TermMatches): number {
  const rarest = terms.reduce((best, term, at) => (term.idf > (terms[best]?.idf ?? 0) ? at : best), 0);
  return matches[rarest] ?? 0;
}

/** Share of the terms of one sort that are matched; 0 when there are none. */
function shareOf(
  terms: readonly ExpandedTerm[],
  matches: TermMatches,
  isOfSort: (term: ExpandedTerm) => boolean,
): number {
  const chosen = terms.flatMap((term, at) => (isOfSort(term) ? [matches[at] ?? 0] : []));
  return chosen.length === 0 ? 0 : chosen.reduce((sum, match) => sum + match, 0) / chosen.length;
}

/** Share of neighbouring question terms that also stand within three words of each other in the sentence. */
function pairsMatched(places: readonly (readonly number[])[]): number {
  if (places.length < 2) return 0;
  let pairs = 0;
  for (let at = 1; at < places.length; at++) {
    const left = places[at - 1] ?? [];
    const right = places[at] ?? [];
    if (left.some((a) => right.some((b) => Math.abs(a - b) <= 3))) pairs++;
  }
  return pairs / (places.length - 1);
}

/** How close together the matched terms stand: their number over the words from the first to the last. */
function tightness(places: readonly (readonly number[])[]): number {
  const firsts = places.flatMap((found) => found.slice(0, 1)).sort((a, b) => a - b);
  if (firsts.length < 2) return 0;
  return Math.min(1, firsts.length / ((firsts.at(-1) ?? 0) - (firsts[0] ?? 0) + 1));
}

function quotedMatched(reading: QuestionReading, sentence: SentenceReading): number {
  const text = sentence.text.toLowerCase().replace(/[’‘]/gu, "'");
  const held = reading.quoted.filter((phrase) =>
    text.includes(
      phrase
        .toLowerCase()
        .replace(/[’‘]/gu, "'")
        .replace(/[.,!?]+$/u, ""),
    ),
  );
  return reading.quoted.length === 0 ? 0 : held.length / reading.quoted.length;
}

/** Whether the noun the question asks for ("how many *planes*") stands in the sentence. */
function nounMatched(asked: Asked, terms: readonly ExpandedTerm[], matches: TermMatches): number {
  const at = terms.findIndex((term) => term.word === asked.noun);
  return at === -1 ? 0 : (matches[at] ?? 0);
}
