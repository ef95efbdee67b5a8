import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phraseOf } from "../../lib/text/lexicon/phrase-term.ts";
import { lexicalStrength, relatedTerms } from "../../lib/text/lexicon/related-terms.ts";
import lexicon from "../../lib/text/lexicon/lexicon.json" with { type: "json" };
import { STOP_WORDS, termOf } from "../../lib/text/words.ts";

const strength = (asked: string, found: string) => lexicalStrength(termOf(asked), termOf(found));

describe("lexicalStrength", () => {
  it.each([
    ["guns", "rifles"],
    ["weapons", "missiles"],
    ["soldiers", "troops"],
    ["soldiers", "servicemen"],
    ["planes", "aircraft"],
    ["aircraft", "helicopter"],
    ["talks", "negotiations"],
    ["leader", "president"],
    ["chief", "minister"],
    ["killed", "died"],
    ["died", "deaths"],
    ["invade", "invasion"],
    ["apply", "application"],
    ["war", "conflict"],
    ["country", "nation"],
    ["buy", "purchased"],
    ["children", "kids"],
    ["movie", "film"],
    ["jail", "detention"],
    ["freed", "released"],
    ["punish", "sanctions"],
    ["hiding", "refuge"],
    ["luggage", "bag"],
  ])("takes %s to be spoken of by %s", (asked, found) => {
    expect(strength(asked, found)).toBeGreaterThanOrEqual(0.4);
  });

  it.each([
    ["flee", "fled"],
    ["fled", "escaped"],
    ["escape", "fled"],
    ["won", "victory"],
    ["men", "man"],
    ["begun", "started"],
  ])("knows %s and %s although one is an irregular form", (asked, found) => {
    expect(strength(asked, found)).toBeGreaterThanOrEqual(0.4);
  });

  it.each([
    ["rise", "fall"],
    ["win", "lose"],
    ["buy", "sell"],
    ["accept", "reject"],
    ["attack", "defend"],
    ["open", "close"],
    ["allow", "ban"],
    ["admit", "deny"],
    ["arrive", "leave"],
    ["ally", "enemy"],
    ["soldier", "civilian"],
    ["begin", "end"],
    ["increase", "decrease"],
  ])("never takes %s for its opposite %s", (asked, found) => {
    expect(strength(asked, found)).toBe(0);
    expect(strength(found, asked)).toBe(0);
  });

  it.each([
    ["soldiers", "policemen"],
    ["tanks", "planes"],
    ["rifles", "pistols"],
    ["Monday", "Tuesday"],
    ["party", "company"],
    ["bank", "shore"],
    ["state", "said"],
    ["people", "person"],
    ["minister", "president"],
    ["city", "country"],
    ["mother", "father"],
    ["million", "thousand"],
  ])("keeps %s and %s apart", (asked, found) => {
    expect(strength(asked, found)).toBe(0);
  });

  it("counts a kind for more than the broader word: a rifle is a gun, a gun may be no rifle", () => {
    expect(strength("weapon", "rifle")).toBeGreaterThan(strength("rifle", "weapon"));
  });

  it("is 1 for the same term and 0 for words it does not know", () => {
    expect(lexicalStrength("gun", "gun")).toBe(1);
    expect(lexicalStrength("zelenski", "gun")).toBe(0);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const found = lexicalStrength(a, b);
        return found >= 0 && found <= 1;
      }),
    );
  });
});

describe("relatedTerms", () => {
  it("reads a verb with its particle as a word of its own", () => {
    const phrase = phraseOf("handed", "out");
    expect(phrase).toBe("hand out");
    expect(relatedTerms(phrase ?? "").map(({ term }) => term)).toContain(termOf("distributed"));
    expect(phraseOf("taken", "in")).toBe("take in");
    expect(phraseOf("handed", "over there")).toBeUndefined();
  });

  it("gives index terms, strongest first, none of them a stop word or the term itself", () => {
    for (const [asked, related] of lexicon.entries.map((entry) => entry.split(": "))) {
      const strengths = relatedTerms(asked ?? "").map(({ strength }) => strength);
      expect(strengths.length).toBe(related?.split(" ").length);
      expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
      for (const { term, strength } of relatedTerms(asked ?? "")) {
        expect(term).not.toBe(asked);
        expect(STOP_WORDS.has(term)).toBe(false);
        expect(strength > 0 && strength < 1).toBe(true);
      }
    }
  });

  it("names what it was made of, under WordNet's whole licence", () => {
    expect(lexicon.licence.join(" ")).toMatch(
      /WordNet 3\.1 Copyright 2011 .* LICENSEE agrees to preserve same\.$/u,
    );
    expect(lexicon.source).toMatch(/WordNet/u);
    expect(lexicon.madeBy).toMatch(/build-lexicon/u);
  });
});
