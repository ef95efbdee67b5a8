import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  estimateSimilarity,
  groupNearDuplicates,
  NEAR_DUPLICATE,
  SIGNATURE_LENGTH,
  signText,
} from "../../lib/text/near-duplicates.ts";

const WORDS =
  "mayor bridge river winter ferry council engineer market report crack pier traffic budget evening school harbour train vote letter storm".split(
    " ",
  );

/** A text of `length` words that are the same for the same seed. */
function writeText(seed: number, length = 300): string {
  let state = seed * 2654435761 + 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return Array.from({ length }, () => WORDS[(next() >>> 8) % WORDS.length] ?? "").join(" ");
}

/** Every `every`-th word of `text` replaced. */
function alter(text: string, every: number): string {
  return text
    .split(" ")
    .map((word, at) => (at % every === every - 1 ? `${word}x` : word))
    .join(" ");
}

/** The share of five-word runs that two texts have in common, counted one by one. */
function jaccard(a: string, b: string): number {
  const runs = (text: string) => {
    const words = text.split(" ");
    return new Set(words.slice(4).map((_, at) => words.slice(at, at + 5).join(" ")));
  };
  const [first, second] = [runs(a), runs(b)];
  const both = [...first].filter((run) => second.has(run)).length;
  return both / (first.size + second.size - both);
}

const group = (texts: readonly string[]) => [...groupNearDuplicates(texts.map(signText))];

describe("signText", () => {
  it("gives one signature for one text, whatever its case and punctuation", () => {
    expect(signText("The mayor, he said: “No.” Then he left.")).toEqual(
      signText("the mayor he said no then he left"),
    );
    expect(signText(writeText(1))).toHaveLength(SIGNATURE_LENGTH);
  });

  it("estimates the similarity that counting gives, within four standard errors", () => {
    const error = 0.5 / Math.sqrt(SIGNATURE_LENGTH);
    for (const every of [6, 10, 15, 25, 40, 90])
      for (let seed = 1; seed <= 5; seed++) {
        const text = writeText(seed, 600);
        const other = alter(text, every);
        const estimated = estimateSimilarity(signText(text), signText(other));
        expect(Math.abs(estimated - jaccard(text, other))).toBeLessThan(4 * error);
      }
  });

  it("signs any text and says that texts without words are like nothing", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void signText(text)));
    expect(estimateSimilarity(signText("…"), signText("…"))).toBe(0);
    expect(group(["…", "…", ""])).toEqual([0, 1, 2]);
  });
});

describe("groupNearDuplicates", () => {
  it("puts planted copies with their original and leaves the rest alone", () => {
    const texts = Array.from({ length: 60 }, (_, seed) => writeText(seed + 1));
    const copies = texts.slice(0, 20).map((text) => `${alter(text, 40)} read more of this on our pages`);
    const found = group([...texts, ...copies]);
    expect(found.slice(0, 60)).toEqual(texts.map((_, at) => at));
    expect(found.slice(60)).toEqual(copies.map((_, at) => at));
  });

  it("takes a version of a version into the group, under its first text", () => {
    const first = writeText(7, 400);
    const second = alter(first, 30);
    const third = alter(second, 30);
    expect(group([first, writeText(8), second, third])).toEqual([0, 1, 0, 0]);
  });

  it("keeps texts apart that share a form but not what fills it", () => {
    const report = (day: number) =>
      `On day ${day} the ministry counted ${day * 37} flights and ${day * 11} trains. In town ${day * 3} there were ${day + 40} alarms, and ${day * 5} people slept in ${day + 2} cellars. `.repeat(
        3,
      );
    expect(group([1, 2, 3, 4, 5].map(report))).toEqual([0, 1, 2, 3, 4]);
  });

  it("does not depend on the order of the texts, but for who comes first", () => {
    const texts = [1, 2, 3].flatMap((seed) => [writeText(seed), alter(writeText(seed), 35)]);
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
        const firsts = group(shuffled);
        const together = (a: string, b: string) =>
          firsts[shuffled.indexOf(a)] === firsts[shuffled.indexOf(b)];
        for (const [at, text] of texts.entries())
          for (const [other, second] of texts.entries())
            expect(together(text, second)).toBe(Math.floor(at / 2) === Math.floor(other / 2));
        for (const [at, first] of firsts.entries()) expect(first).toBeLessThanOrEqual(at);
      }),
      { numRuns: 20 },
    );
  });

  it("compares in time that grows with the number of texts, also when all are alike", () => {
    const alike = Array.from({ length: 4000 }, (_, at) => signText(`${writeText(1)} copy ${at}`));
    const started = performance.now();
    const found = groupNearDuplicates(alike);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(new Set(found).size).toBe(1);
    expect(NEAR_DUPLICATE).toBe(0.6);
  });
});
