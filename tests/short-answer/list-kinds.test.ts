import { describe, expect, it } from "vitest";
import { listKinds } from "../../lib/short-answer/list-kinds.ts";
import { readWordNet } from "../../lib/text/lexicon/read-wordnet.ts";

/** A dictionary of four nouns: entity, animal, dog (never met in a tagged text) and Rex, a dog. */
const DATA = [
  "00000001 03 n 01 entity 0 000 | all there is",
  "00000002 05 n 01 animal 0 001 @ 00000001 n 0000 | a living thing",
  "00000003 05 n 02 dog 0 domestic_dog 0 001 @ 00000002 n 0000 | it barks",
  "00000004 05 n 01 Rex 0 001 @i 00000003 n 0000 | a dog",
].join("\n");
const SENSES = [
  "animal%1:05:00:: 00000002 1 9",
  "dog%1:05:00:: 00000003 1 0",
  "domestic_dog%1:05:00:: 00000003 1 0",
  "entity%1:03:00:: 00000001 1 5",
  "rex%1:05:00:: 00000004 1 0",
].join("\n");

describe("listKinds", () => {
  const wordnet = readWordNet((name) => (name === "data.noun" ? DATA : name === "index.sense" ? SENSES : ""));

  it("gives a meaning a line, its parents by their place and before it", () => {
    expect(listKinds(wordnet)).toEqual([":entity", "0:animal", "1:dog,domestic dog", "2:rex"]);
  });
});
