import type { Archive } from "../archive/archive.ts";
import { isExactMatch, tokenF1 } from "../evaluate/answer-match.ts";
import { retrieveEvidence } from "../retrieve/retrieve-evidence.ts";
import type { PhraseLesson } from "../short-answer/learn-phrase-weights.ts";
import { type PhraseCandidate, readCandidates } from "../short-answer/read-candidates.ts";
import type { PhraseQuestion } from "./labelled-sets.ts";

/** A candidate with its scores against the gold answers. */
export type MarkedPhrase = PhraseCandidate & Readonly<{ exact: boolean; f1: number }>;

/** Sentences whose phrases are learnt from; an answer states fewer, but more teach more. */
const STATEMENTS = 8;
/** A phrase that is not the gold one but shares this much of it (token F1) is worth a part of an exact match. */
const CLOSE = { from: 0.5, worth: 0.3 };

/** The phrases of the best sentences found for a question, keyword search only. */
export async function markPhrases(
  { question, answers }: PhraseQuestion,
  archive: Archive,
): Promise<MarkedPhrase[]> {
  const evidence = await retrieveEvidence(question, {}, { archive, embeddings: undefined });
  const sentences = evidence.sentences.map(({ text }) => text);
  return readCandidates(evidence, sentences, STATEMENTS).map((phrase) => ({
    ...phrase,
    exact: isExactMatch(phrase.text, answers),
    f1: tokenF1(phrase.text, answers),
  }));
}

export function phraseLesson(phrases: readonly MarkedPhrase[], weight: number): PhraseLesson {
  return {
    weight,
    candidates: phrases.map(({ features, exact, f1 }) => ({
      features,
      reward: exact ? 1 : f1 > CLOSE.from ? CLOSE.worth * f1 : 0,
    })),
  };
}
