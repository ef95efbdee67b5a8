import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";
import { answeringPhrases, keyFrom, spanOf } from "./answering-phrases.ts";
import { collectFeatures, type PhraseFeatures } from "./feature.ts";
import { findRepetitions, type PhraseKey, type Repetition } from "./find-repetition.ts";
import {
  type AskedQuestion,
  describePhrase,
  type PhraseInPlace,
  type StatedSentence,
} from "./phrase-features.ts";
import { type QuestionFocus, readFocus } from "./read-focus.ts";
import { openViewer, type SentenceView, type TaggedView } from "./view-sentence.ts";
import { type PhraseWeights, weighEach } from "./weigh-features.ts";

/** A question read, with its words as the record knows them. */
export type ReadQuestion = Readonly<{ reading: QuestionReading; terms: readonly ExpandedTerm[] }>;

/** A phrase that may be the answer; `text === sentences[sentence].slice(start, end)`. */
export type FoundPhrase = Readonly<{ sentence: number; start: number; end: number; text: string }>;
/** The same, with what speaks for and against it. */
export type PhraseCandidate = FoundPhrase & Readonly<{ features: PhraseFeatures }>;
/** The same, to be described by `describePhrase`. */
export type PlacedPhrase = FoundPhrase & Readonly<{ place: PhraseInPlace }>;

/** Sentences read for the words they repeat; more of them cost time and add little (realtimeqa, development half). */
const READ = 40;

/** Every phrase of the first `statements` sentences that could be the answer, with what is known of it. */
export function readCandidates(
  question: ReadQuestion,
  sentences: readonly string[],
  statements: number,
): PhraseCandidate[] {
  const { asked, candidates } = placePhrases(question, sentences, statements);
  return candidates.map(({ place, ...phrase }) => ({
    ...phrase,
    features: collectFeatures((note) => describePhrase(asked, place, note)),
  }));
}

/** The same, for who weighs the features one by one and keeps none. */
export function weighCandidates(
  question: ReadQuestion,
  sentences: readonly string[],
  statements: number,
  weights: PhraseWeights,
): Readonly<{ candidates: readonly FoundPhrase[]; scores: readonly number[] }> {
  const { asked, candidates } = placePhrases(question, sentences, statements);
  const scores = weighEach(candidates, ({ place }, note) => describePhrase(asked, place, note), weights);
  return { candidates, scores };
}

function placePhrases(
  { reading, terms }: ReadQuestion,
  sentences: readonly string[],
  statements: number,
): Readonly<{ asked: AskedQuestion; candidates: readonly PlacedPhrase[] }> {
  const focus = readFocus(reading);
  const viewer = openViewer(terms);
  const stated = sentences.slice(0, Math.min(statements, READ)).map(viewer.viewTagged);
  const others = witnesses(sentences, statements, READ - stated.length).map(viewer.view);
  const repetitions = findRepetitions(keysOf(stated), [...stated, ...others], { terms, head: focus.head });
  const candidates: PlacedPhrase[] = [];
  for (const [rank, view] of stated.entries())
    placeIn({ view, rank, verbs: verbsIn(view, focus) }, repetitions, candidates);
  return { asked: { focus, terms }, candidates };
}

/** Adds the phrases of one sentence to those found. */
function placeIn(
  sentence: StatedSentence,
  repetitions: ReadonlyMap<string, Repetition>,
  found: PlacedPhrase[],
): void {
  const { text, words } = sentence.view;
  for (const phrase of answeringPhrases(text, words)) {
    const { start, end } = spanOf(words, phrase);
    const place = { phrase, sentence, repetition: repetitions.get(phrase.key) as Repetition };
    found.push({ sentence: sentence.rank, start, end, text: phrase.text, place });
  }
}

function keysOf(stated: readonly TaggedView[]): ReadonlyMap<string, PhraseKey> {
  const keys = new Map<string, PhraseKey>();
  for (const { text, words } of stated) {
    for (const phrase of answeringPhrases(text, words))
      if (!keys.has(phrase.key)) keys.set(phrase.key, { words, from: keyFrom(phrase), to: phrase.to });
  }
  return keys;
}

function verbsIn({ words }: SentenceView, { verbs }: QuestionFocus): number[] {
  if (verbs.size === 0) return [];
  const places: number[] = [];
  for (const [at, { term }] of words.entries()) if (verbs.has(term)) places.push(at);
  return places;
}

/** The first sentences after the statements, without those that a statement holds already and those given before. */
function witnesses(sentences: readonly string[], statements: number, most: number): string[] {
  const stated = sentences.slice(0, statements).map(withSingleSpaces);
  const found = new Set<string>();
  for (const sentence of sentences.slice(statements)) {
    if (found.size >= most) break;
    const text = withSingleSpaces(sentence);
    if (!stated.some((statement) => statement.includes(text))) found.add(text);
  }
  return [...found];
}

/** Nearly every sentence is written so already. */
function withSingleSpaces(text: string): string {
  return (text.includes("  ") || /[^\S ]/u.test(text) ? text.replace(/\s+/gu, " ") : text).trim();
}
