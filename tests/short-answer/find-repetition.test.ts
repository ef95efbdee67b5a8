import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExpandedTerm } from "../../lib/retrieve/expand-terms.ts";
import { findRepetitions, type PhraseKey, type Repetition } from "../../lib/short-answer/find-repetition.ts";
import { openViewer, proximity, type SentenceView } from "../../lib/short-answer/view-sentence.ts";
import { asking } from "./asking.ts";

const { terms } = asking("Which island did the ferry Aurora reach on Monday?");
const HEAD = "island";

/** Where the key stands, as its definition has it: every place is tried. */
function placesOf(key: readonly string[], { words }: SentenceView): number[] {
  return [...words.keys()].filter((at) => key.every((word, off) => words[at + off]?.lower === word));
}

function plainRepetition(
  key: readonly string[],
  views: readonly SentenceView[],
  asked: readonly ExpandedTerm[],
): Repetition {
  const holding = views
    .map((view) => ({ view, places: placesOf(key, view) }))
    .filter(({ places }) => places.length > 0);
  const nearness = holding.map(({ view, places }) =>
    Math.max(...places.map((at) => proximity(view, at, at + key.length, asked))),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const beside = ({ words }: SentenceView, at: number) =>
    [at - 3, at - 2, at - 1, ...[0, 1, 2, 3].map((off) => at + key.length + off)].some(
      (near) => words[near]?.term === HEAD,
    );
  return {
    sentences: holding.length,
    weight: sum(holding.map(({ view }) => view.coverage ** 2)),
    bestNearness: Math.max(0, ...nearness),
    sumNearness: sum(nearness),
    bestCoverage: Math.max(0, ...holding.map(({ view }) => view.coverage)),
    besideHead: holding.filter(({ view, places }) => places.some((at) => beside(view, at))).length,
  };
}

describe("findRepetitions", () => {
  it("tells in one pass what going through every sentence for every phrase tells", () => {
    const word = fc.constantFrom(
      "Sandoy",
      "sandoy",
      "island",
      "the",
      "of",
      "ferry",
      "Aurora",
      ",",
      "reached",
    );
    const sentence = fc.array(word, { maxLength: 10 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 5 }), fc.nat(), fc.nat(), (sentences, from, length) => {
        const { view } = openViewer([...terms]);
        const views = [...sentences, ...sentences.slice(0, 1)].map(view);
        const keys = new Map<string, PhraseKey>();
        for (const { words } of views.filter((one) => one.words.length > 0)) {
          const first = from % words.length;
          const to = first + 1 + (length % (words.length - first));
          const name = words
            .slice(first, to)
            .map(({ lower }) => lower)
            .join(" ");
          keys.set(name, { words, from: first, to });
        }
        const found = findRepetitions(keys, views, { terms, head: HEAD });
        const plain = [...keys.keys()].map((name) => [name, plainRepetition(name.split(" "), views, terms)]);
        expect([...found]).toEqual(plain);
      }),
    );
  });
});
