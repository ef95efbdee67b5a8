import { describe, expect, it } from "vitest";
import { answeringPhrases } from "../../lib/short-answer/answering-phrases.ts";
import { hasTrait, TRAIT } from "../../lib/short-answer/read-traits.ts";
import { tagWords } from "../../lib/text/tag-words.ts";

const phrasesOf = (text: string) => answeringPhrases(text, tagWords(text));
const phraseOf = (text: string, written: string) => {
  const found = phrasesOf(text).find((phrase) => phrase.text === written);
  if (!found) throw new Error(`“${text}” has no phrase “${written}”.`);
  return found;
};

describe("answeringPhrases", () => {
  it("knows a phrase again without its article, and by its words alone", () => {
    const { key, bare, last, length } = phraseOf(
      "The Harbour-Light Society closed.",
      "The Harbour-Light Society",
    );
    expect(key).toBe("harbour - light society");
    expect(bare).toBe("harbour light society");
    expect(last).toBe("society");
    expect(length).toBe(4);
    expect(phraseOf("The singer came from Portugal.", "Portugal")).toMatchObject({
      bare: "portugal",
      last: null,
    });
  });

  it.each([
    ["Portugal", "country"],
    ["Portugal", "capitals"],
    ["Portugal", "placed"],
    ["“Low Tide", "quoted"],
  ] as const)("tells of “%s” that it is %s", (written, trait) => {
    const text = "The singer was arrested in Portugal after “Low Tide” was played.";
    expect(hasTrait(phraseOf(text, written.replace("“", "")).traits, TRAIT[trait])).toBe(true);
    expect(hasTrait(phraseOf(text, "The singer").traits, TRAIT[trait])).toBe(false);
  });

  it("offers neither where a report was filed nor a mark", () => {
    const texts = phrasesOf("OSLO, Norway (AP) — The harbour was closed.").map(({ text }) => text);
    expect(texts).toContain("The harbour");
    expect(texts.filter((text) => /OSLO|Norway|AP|^\P{L}+$/u.test(text))).toEqual([]);
  });

  it("reads a sentence that the tagger remembers once", () => {
    const text = "The ferry reached Sandoy on Monday.";
    expect(phrasesOf(text)).toBe(phrasesOf(text));
  });
});
