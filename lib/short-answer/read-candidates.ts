import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";
import type { TaggedWord } from "../text/tag-words.ts";
import { collectFeatures, type Describe, type PhraseFeatures } from "./feature.ts";
import { findPhrases } from "./find-phrases.ts";
import { findRepetition, phraseKey, type Repetition } from "./find-repetition.ts";
import { isDateline } from "./is-dateline.ts";
import type { Phrase } from "./phrase.ts";
import { describePhrase } from "./phrase-features.ts";
import { readFocus } from "./read-focus.ts";
import { openViewer, type TaggedView } from "./view-sentence.ts";

/** A question read, with its words as the record knows them. */
export type ReadQuestion = Readonly<{ reading: QuestionReading; terms: readonly ExpandedTerm[] }>;

/** A phrase that may be the answer; `text === sentences[sentence].slice(start, end)`. */
export type FoundPhrase = Readonly<{ sentence: number; start: number; end: number; text: string }>;
/** The same, with what speaks for and against it. */
export type DescribedPhrase = FoundPhrase & Readonly<{ describe: Describe }>;
export type PhraseCandidate = FoundPhrase & Readonly<{ features: PhraseFeatures }>;

/** Sentences read for the words they repeat; more of them cost time and add little (realtimeqa, development half). */
const READ = 40;

/** A mark alone answers nothing, whatever the tagger takes it for. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Every phrase of the first `statements` sentences that could be the answer, with what is known of it. */
export function readCandidates(
  question: ReadQuestion,
  sentences: readonly string[],
  statements: number,
): PhraseCandidate[] {
  return describePhrases(question, sentences, statements).map(({ describe, ...phrase }) => ({
    ...phrase,
    features: collectFeatures(describe),
  }));
}

/** The same, for who weighs the features one by one and keeps none. */
export function describePhrases(
  { reading, terms }: ReadQuestion,
  sentences: readonly string[],
  statements: number,
): DescribedPhrase[] {
  const focus = readFocus(reading);
  const viewer = openViewer(terms);
  const stated = sentences.slice(0, statements).slice(0, READ).map(viewer.viewTagged);
  const others = witnesses(sentences, statements, READ - stated.length);
  const views = [...stated, ...others.map(viewer.view)];
  const repetitions = new Map<string, Repetition>();
  const repetitionOf = (view: TaggedView, phrase: Phrase) => {
    const key = phraseKey(view, phrase);
    const name = key.join(" ");
    const known = repetitions.get(name) ?? findRepetition(key, views, terms, focus.head);
    repetitions.set(name, known);
    return known;
  };
  return stated.flatMap((view, rank) =>
    answeringPhrases(view).map((phrase): DescribedPhrase => {
      const span = spanOf(view, phrase);
      const place = { phrase, view, rank, repetition: repetitionOf(view, phrase) };
      const describe: Describe = (note) => describePhrase({ focus, terms }, place, note);
      return { sentence: rank, ...span, text: view.text.slice(span.start, span.end), describe };
    }),
  );
}

/** Of a sentence read before and still remembered by the tagger: its phrases are the same for every question. */
const answering = new WeakMap<readonly TaggedWord[], readonly Phrase[]>();

function answeringPhrases(view: TaggedView): readonly Phrase[] {
  const { text, words } = view;
  const known = answering.get(words);
  if (known) return known;
  const phrases = findPhrases(text, words).filter((phrase) => {
    const { start, end } = spanOf(view, phrase);
    return !isDateline(words, phrase) && SAYS_SOMETHING.test(text.slice(start, end));
  });
  answering.set(words, phrases);
  return phrases;
}

function spanOf({ words }: TaggedView, { from, to }: Phrase) {
  return { start: words[from]?.span.start ?? 0, end: words[to - 1]?.span.end ?? 0 };
}

/** The first sentences after the statements, without those that a statement holds already and those given before. */
function witnesses(sentences: readonly string[], statements: number, most: number): string[] {
  const single = (text: string) => text.replace(/\s+/gu, " ").trim();
  const stated = sentences.slice(0, statements).map(single);
  const found = new Set<string>();
  for (const sentence of sentences.slice(statements)) {
    if (found.size >= most) break;
    const text = single(sentence);
    if (!stated.some((statement) => statement.includes(text))) found.add(text);
  }
  return [...found];
}
