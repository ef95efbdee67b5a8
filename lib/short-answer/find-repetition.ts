import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import type { Phrase } from "./phrase.ts";
import { proximity, type SentenceView } from "./view-sentence.ts";

/** What the sentences found, taken together, say of a phrase: what many of them repeat is more likely the answer. */
export type Repetition = Readonly<{
  /** Sentences that hold the phrase. */
  sentences: number;
  /** The same, each counted by the square of its coverage of the question. */
  weight: number;
  /** Nearness of the question's terms where it stands best, and in all sentences together. */
  bestNearness: number;
  sumNearness: number;
  bestCoverage: number;
  /** Sentences in which it stands right beside the noun asked for. */
  besideHead: number;
}>;

/** The words by which a phrase is known again, its article left aside. */
export function phraseKey(view: SentenceView, phrase: Pick<Phrase, "from" | "to">): readonly string[] {
  const words = view.words.slice(phrase.from, phrase.to).map((word) => word.lower);
  return words.length > 1 && /^(?:the|a|an)$/u.test(words[0] ?? "") ? words.slice(1) : words;
}

export function findRepetition(
  key: readonly string[],
  views: readonly SentenceView[],
  terms: readonly ExpandedTerm[],
  head: string | null,
): Repetition {
  let [sentences, weight, bestNearness, sumNearness, bestCoverage, besideHead] = [0, 0, 0, 0, 0, 0];
  for (const view of views) {
    const places = placesOf(key, view);
    if (places.length === 0) continue;
    const nearness = Math.max(...places.map((at) => proximity(view, at, at + key.length, terms)));
    sentences++;
    weight += view.coverage ** 2;
    bestNearness = Math.max(bestNearness, nearness);
    sumNearness += nearness;
    bestCoverage = Math.max(bestCoverage, view.coverage);
    if (head !== null && places.some((at) => standsBeside(view, at, at + key.length, head))) besideHead++;
  }
  return { sentences, weight, bestNearness, sumNearness, bestCoverage, besideHead };
}

function placesOf(key: readonly string[], { places, words }: SentenceView): number[] {
  const first = key[0];
  if (first === undefined) return [];
  return (places.get(first) ?? []).filter((at) => key.every((word, off) => words[at + off]?.lower === word));
}

function standsBeside({ words }: SentenceView, from: number, to: number, head: string): boolean {
  const near = [from - 3, from - 2, from - 1, to, to + 1, to + 2, to + 3];
  return near.some((at) => words[at]?.term === head);
}
