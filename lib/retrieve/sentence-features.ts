import type { Candidate } from "./find-candidates.ts";
import { holdsAnswerType } from "./holds-answer-type.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import { mergeMatches, type PlacedMatches, type TermMatches } from "./match-terms.ts";
import type { SenseMatches } from "./match-sense.ts";
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
  /** Where in the sentence each question term stands. */
  places: PlacedMatches["places"];
  /** What it says of the question in other words. */
  /** Read for the best sentences only: of the others, the matches and 0. */
  sense: SenseMatches;
  /** Cosine similarity to the question, in [-1, 1]; 0 without vectors. */
  like: number;
  /** How near the article was put out to the days asked about, in (0, 1]. */
  timely: number;
  /** What the passage as a whole holds of the question, the same for each of its sentences. */
  shares: PassageShares;
  article: ArticleEvidence;
  /** Place in its article: 0 for the first sentences, 1 for the last. */
  depth: number;
  candidate: Candidate;
}>;

/** Of all that was found of one article: what it holds of the question together, and its best passage's keyword score. */
export type ArticleEvidence = Readonly<{ coverage: number; keyword: number }>;

/** Shares of the question's weight: in the passage, in the context line, in both together. */
export type PassageShares = Readonly<{ passage: number; context: number; union: number }>;

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
  "soft",
  "sense",
  "asked",
  "askedNear",
  "articleCoverage",
  "articleKeyword",
  "like",
  "timely",
] as const;

/** What of a question is the same for every sentence: places of its terms by their sort. */
export type QuestionFrame = Readonly<{
  reading: QuestionReading;
  /** How much each term counts, and with no weight but in the part that asks; the same when that part has none. */
  weights: TermWeights;
  asking: TermWeights;
  rarest: number;
  named: readonly number[];
  numbers: readonly number[];
  verbs: readonly number[];
  nouns: readonly number[];
  /** The noun the question asks for ("how many *planes*"); -1 when it asks for none. */
  noun: number;
  /** The phrases in quotation marks, as `quotable` writes them. */
  quoted: readonly string[];
}>;

/** Weights of a question's terms, by their rarity, and their sum. */
type TermWeights = Readonly<{ each: Float64Array; total: number }>;

function weightsOf(terms: readonly ExpandedTerm[]): TermWeights {
  const each = Float64Array.from(terms, ({ idf }) => idf);
  return { each, total: each.reduce((sum, weight) => sum + weight, 0) };
}

export function frameQuestion(reading: QuestionReading, terms: readonly ExpandedTerm[]): QuestionFrame {
  const placesOf = (isOfSort: (term: ExpandedTerm) => boolean) =>
    terms.flatMap((term, at) => (isOfSort(term) ? [at] : []));
  return {
    reading,
    weights: weightsOf(terms),
    asking: weightsOf(
      terms.some((term) => term.asking)
        ? terms.map((term) => (term.asking ? term : { ...term, idf: 0 }))
        : terms,
    ),
    rarest: terms.reduce((best, term, at) => (term.idf > (terms[best]?.idf ?? 0) ? at : best), 0),
    named: placesOf((term) => term.named),
    numbers: placesOf((term) => /^\p{N}/u.test(term.term)),
    verbs: placesOf((term) => term.role === "verb" && !term.light),
    nouns: placesOf((term) => term.role === "noun" && !term.light),
    noun: terms.findIndex((term) => term.word === reading.asked.noun),
    quoted: reading.quoted.map((phrase) => quotable(phrase).replace(/[.,!?]+$/u, "")),
  };
}

export function sentenceFeatures(frame: QuestionFrame, place: SentenceInPlace): number[] {
  const { weights } = frame;
  const { sentence, matches, places, shares, candidate } = place;
  const window = mergeMatches(matches, place.before, place.after);
  const length = sentence.words.length;
  return [
    shareOf(weights, matches),
    shareOf(weights, window),
    shares.passage,
    shares.context,
    shares.union,
    window[frame.rarest] ?? 0,
    meanOf(frame.named, window),
    meanOf(frame.numbers, matches),
    pairsMatched(places),
    tightness(places),
    quotedMatched(frame.quoted, sentence),
    holdsAnswerType(frame.reading, sentence) ? 1 : 0,
    matches[frame.noun] ?? 0,
    candidate.keyword,
    candidate.vector,
    1 - place.depth,
    length < 6 ? 1 : 0,
    Math.min(1, length / 60),
    /\?\s*$/u.test(sentence.text) ? 1 : 0,
    meanOf(frame.verbs, matches),
    meanOf(frame.nouns, matches),
    shareOf(weights, place.sense.soft),
    place.sense.cosine,
    shareOf(frame.asking, matches),
    shareOf(frame.asking, window),
    place.article.coverage,
    place.article.keyword,
    place.like,
    place.timely,
  ];
}

/** `weighMatches` for weights read once. */
function shareOf({ each, total }: TermWeights, matches: TermMatches): number {
  if (total === 0) return 0;
  let matched = 0;
  for (let at = 0; at < each.length; at++) matched += (each[at] as number) * (matches[at] ?? 0);
  return matched / total;
}

/** Mean match of the terms at these places; 0 when there are none. */
function meanOf(at: readonly number[], matches: TermMatches): number {
  let sum = 0;
  for (const place of at) sum += matches[place] ?? 0;
  return at.length === 0 ? 0 : sum / at.length;
}

/** Share of neighbouring question terms that also stand within three words of each other in the sentence. */
function pairsMatched(places: readonly (readonly number[])[]): number {
  if (places.length < 2) return 0;
  let pairs = 0;
  for (let at = 1; at < places.length; at++) if (standClose(places[at - 1] ?? [], places[at] ?? [])) pairs++;
  return pairs / (places.length - 1);
}

function standClose(left: readonly number[], right: readonly number[]): boolean {
  for (const a of left) for (const b of right) if (Math.abs(a - b) <= 3) return true;
  return false;
}

/** How close together the matched terms stand: their number over the words from the first to the last. */
function tightness(places: readonly (readonly number[])[]): number {
  let found = 0;
  let first = Infinity;
  let last = -Infinity;
  for (const [place] of places) {
    if (place === undefined) continue;
    found++;
    first = Math.min(first, place);
    last = Math.max(last, place);
  }
  return found < 2 ? 0 : Math.min(1, found / (last - first + 1));
}

function quotedMatched(quoted: readonly string[], { text }: SentenceReading): number {
  if (quoted.length === 0) return 0;
  const held = quotable(text);
  return quoted.filter((phrase) => held.includes(phrase)).length / quoted.length;
}

function quotable(text: string): string {
  return text.toLowerCase().replace(/[’‘]/gu, "'");
}
