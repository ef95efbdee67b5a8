import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";
import { findPhrases } from "./find-phrases.ts";
import { isDateline } from "./is-dateline.ts";
import { findRepetition, phraseKey, type Repetition } from "./find-repetition.ts";
import { type AskedQuestion, type PhraseFeatures, phraseFeatures } from "./phrase-features.ts";
import { readFocus } from "./read-focus.ts";
import { makeWordMatcher, viewSentence } from "./view-sentence.ts";

/** A phrase that may be the answer; `text === sentences[sentence].slice(start, end)`. */
export type PhraseCandidate = Readonly<{
  sentence: number;
  start: number;
  end: number;
  text: string;
  features: PhraseFeatures;
}>;

/** Every phrase of the first `statements` sentences that could be the answer, with what is known of it. */
export function readCandidates(
  reading: QuestionReading,
  terms: readonly ExpandedTerm[],
  sentences: readonly string[],
  statements: number,
): PhraseCandidate[] {
  const focus = readFocus(reading);
  const asked: AskedQuestion = { reading, focus, terms };
  const matchesOf = makeWordMatcher(terms);
  const views = sentences.map((text) => viewSentence(text, terms, matchesOf));
  const repetitions = new Map<string, Repetition>();
  return views.slice(0, statements).flatMap((view, rank) =>
    findPhrases(view.text, view.words)
      .filter((phrase) => !isDateline(view.words, phrase))
      .map((phrase): PhraseCandidate => {
        const key = phraseKey(view, phrase);
        const name = key.join(" ");
        const repetition = repetitions.get(name) ?? findRepetition(key, views, terms, focus.head);
        repetitions.set(name, repetition);
        const start = view.words[phrase.from]?.span.start ?? 0;
        const end = view.words[phrase.to - 1]?.span.end ?? 0;
        const features = phraseFeatures(asked, { phrase, view, rank, repetition });
        return { sentence: rank, start, end, text: view.text.slice(start, end), features };
      }),
  );
}
