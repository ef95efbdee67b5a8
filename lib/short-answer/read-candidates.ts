import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";
import type { PhraseFeatures } from "./feature.ts";
import { findPhrases } from "./find-phrases.ts";
import { findRepetition, phraseKey, type Repetition } from "./find-repetition.ts";
import { isDateline } from "./is-dateline.ts";
import type { Phrase } from "./phrase.ts";
import { phraseFeatures } from "./phrase-features.ts";
import { readFocus } from "./read-focus.ts";
import { makeWordMatcher, type SentenceView, viewSentence } from "./view-sentence.ts";

/** A question read, with its words as the record knows them. */
export type ReadQuestion = Readonly<{ reading: QuestionReading; terms: readonly ExpandedTerm[] }>;

/** A phrase that may be the answer; `text === sentences[sentence].slice(start, end)`. */
export type PhraseCandidate = Readonly<{
  sentence: number;
  start: number;
  end: number;
  text: string;
  features: PhraseFeatures;
}>;

/** Sentences read for the words they repeat; more of them cost time and add little (realtimeqa, development half). */
const READ = 40;

/** A mark alone answers nothing, whatever the tagger takes it for. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Every phrase of the first `statements` sentences that could be the answer, with what is known of it. */
export function readCandidates(
  { reading, terms }: ReadQuestion,
  sentences: readonly string[],
  statements: number,
): PhraseCandidate[] {
  const focus = readFocus(reading);
  const matchesOf = makeWordMatcher(terms);
  const read = [...sentences.slice(0, statements), ...witnesses(sentences, statements)].slice(0, READ);
  const views = read.map((text) => viewSentence(text, terms, matchesOf));
  const repetitions = new Map<string, Repetition>();
  const repetitionOf = (view: SentenceView, phrase: Phrase) => {
    const key = phraseKey(view, phrase);
    const name = key.join(" ");
    const known = repetitions.get(name) ?? findRepetition(key, views, terms, focus.head);
    repetitions.set(name, known);
    return known;
  };
  return views.slice(0, statements).flatMap((view, rank) =>
    findPhrases(view.text, view.words)
      .filter((phrase) => !isDateline(view.words, phrase))
      .map((phrase): PhraseCandidate => {
        const start = view.words[phrase.from]?.span.start ?? 0;
        const end = view.words[phrase.to - 1]?.span.end ?? 0;
        const place = { phrase, view, rank, repetition: repetitionOf(view, phrase) };
        const features = phraseFeatures({ focus, terms }, place);
        return { sentence: rank, start, end, text: view.text.slice(start, end), features };
      })
      .filter(({ text }) => SAYS_SOMETHING.test(text)),
  );
}

/** The sentences after the statements, without those that a statement holds already and those given before. */
function witnesses(sentences: readonly string[], statements: number): string[] {
  const single = (text: string) => text.replace(/\s+/gu, " ").trim();
  const stated = sentences.slice(0, statements).map(single);
  const others = sentences.slice(statements).map(single);
  return [...new Set(others)].filter((text) => !stated.some((statement) => statement.includes(text)));
}
