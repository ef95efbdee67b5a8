import type { Passage } from "../domain/passage.ts";
import { FACTS } from "./answer-type.ts";
import type { Candidate } from "./find-candidates.ts";
import { matchKin } from "./match-kin.ts";
import type { Found } from "./place-sentences.ts";
import type { RankedSentence } from "./rank-sentences.ts";
import type { QuestionReading } from "./read-question.ts";

export type RankedPassage = Readonly<{ passage: Passage; candidate: Candidate; score: number }>;

/**
 * What likeness to the best passages weighs beside the passages' own scores, as a share of their spread, where a topic
 * is asked for. Development halves, keywords: Cranfield's nDCG@10 .389 without, .435 so; realtimeqa's Hit@1 .583 and .567.
 */
const KIN = 1.3;

/** The passages found, best first: by their best sentence, and where a topic is asked for by likeness to the best too. */
export function rankPassages(
  reading: QuestionReading,
  found: readonly Found[],
  sentences: readonly RankedSentence[],
): RankedPassage[] {
  const best = new Map<number, number>();
  for (const { passage, passageScore } of sentences) {
    best.set(passage.id, Math.max(best.get(passage.id) ?? -Infinity, passageScore));
  }
  const scoreOf = ({ reading: { passage } }: Found) => best.get(passage.id) ?? -Infinity;
  const ranked = [...found].sort((a, b) => scoreOf(b) - scoreOf(a));
  const worth = likenessOf(reading, ranked, scoreOf);
  return ranked
    .map((one, at) => ({
      passage: one.reading.passage,
      candidate: one.candidate,
      score: scoreOf(one) + (worth[at] ?? 0),
    }))
    .sort((a, b) => b.score - a.score);
}

/** What likeness to the best adds to each of `ranked`, best first; nothing where no topic is asked for. */
function likenessOf(
  reading: QuestionReading,
  ranked: readonly Found[],
  scoreOf: (found: Found) => number,
): number[] {
  if (!asksOfTopic(reading)) return [];
  const worth = KIN * spreadOf(ranked.map(scoreOf));
  return matchKin(ranked.map((one) => one.reading)).map((kin) => worth * kin);
}

/** Anything but a fact is asked for. */
function asksOfTopic({ asked }: QuestionReading): boolean {
  return !FACTS.has(asked.type);
}

/** From the worst to the best of the scores that are numbers; 0 where there is none. */
function spreadOf(scores: readonly number[]): number {
  const known = scores.filter(Number.isFinite);
  return known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
}
