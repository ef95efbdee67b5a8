import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import { OPENINGS, type Token } from "../text/tag-words.ts";
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

/** Words `from` up to `to` of some sentence, by which a phrase is known again; never none. */
export type PhraseKey = Readonly<{ words: readonly Token[]; from: number; to: number }>;

/** What is asked of the sentences: words near which a phrase should stand, and the noun asked for, as an index term. */
export type RepetitionAsked = Readonly<{ terms: readonly ExpandedTerm[]; head: string | null }>;

/** How the sentences repeat each of the phrases, by the phrases' names: the sentences are gone through once for all. */
export function findRepetitions(
  keys: ReadonlyMap<string, PhraseKey>,
  views: readonly SentenceView[],
  asked: RepetitionAsked,
): ReadonlyMap<string, Repetition> {
  const starts = findStarts(keys.values(), views);
  const found = new Map<string, Repetition>();
  for (const [name, key] of keys)
    found.set(name, findRepetition(key, starts.get(firstOf(key).lower) ?? [], asked));
  return found;
}

/** Word `at` of the sentence that is number `order` of those gone through; one given twice counts twice. */
type WordPlace = Readonly<{ view: SentenceView; order: number; at: number }>;

/** Where the words stand that begin any of the phrases, sentence by sentence. */
function findStarts(
  keys: Iterable<PhraseKey>,
  views: readonly SentenceView[],
): ReadonlyMap<string, readonly WordPlace[]> {
  const starts = new Map<string, WordPlace[]>();
  const openings = new Uint8Array(OPENINGS);
  for (const key of keys) {
    const { lower, opening } = firstOf(key);
    starts.set(lower, []);
    openings[opening] = 1;
  }
  for (const [order, view] of views.entries()) {
    for (let at = 0; at < view.words.length; at++) {
      const { lower, opening } = view.words[at] as Token;
      if (openings[opening] === 1) starts.get(lower)?.push({ view, order, at });
    }
  }
  return starts;
}

function firstOf({ words, from }: PhraseKey): Token {
  return words[from] as Token;
}

function findRepetition(
  key: PhraseKey,
  starts: readonly WordPlace[],
  { terms, head }: RepetitionAsked,
): Repetition {
  const length = key.to - key.from;
  let [sentences, weight, bestNearness, sumNearness, bestCoverage, besideHead] = [0, 0, 0, 0, 0, 0];
  for (let next = 0; next < starts.length;) {
    const { view, order } = starts[next] as WordPlace;
    let nearness = -1;
    let beside = false;
    for (; starts[next]?.order === order; next++) {
      const { at } = starts[next] as WordPlace;
      if (!holdsKey(view.words, at, key)) continue;
      nearness = Math.max(nearness, proximity(view, at, at + length, terms));
      beside ||= head !== null && standsBeside(view.words, at, at + length, head);
    }
    if (nearness === -1) continue;
    sentences++;
    weight += view.coverage ** 2;
    bestNearness = Math.max(bestNearness, nearness);
    sumNearness += nearness;
    bestCoverage = Math.max(bestCoverage, view.coverage);
    if (beside) besideHead++;
  }
  return { sentences, weight, bestNearness, sumNearness, bestCoverage, besideHead };
}

/** Whether the key's words after the first stand at `at` too. */
function holdsKey(words: readonly Token[], at: number, key: PhraseKey): boolean {
  for (let off = 1; off < key.to - key.from; off++)
    if (words[at + off]?.lower !== key.words[key.from + off]?.lower) return false;
  return true;
}

/** The noun is beside a phrase up to so many words before its first, or after the one that follows its last. */
const BESIDE = 3;

function standsBeside(words: readonly Token[], from: number, to: number, head: string): boolean {
  for (let at = from - BESIDE; at <= to + BESIDE; at++)
    if ((at < from || at >= to) && words[at]?.term === head) return true;
  return false;
}
