import { describe, expect, test } from "vitest";
import type { ArticleId } from "../../lib/domain/article.ts";
import type { Quote } from "../../lib/domain/quote.ts";
import { extractQuotes } from "../../lib/quotes/extract-quotes.ts";
import { callRoll, isSpeaker, listSpeakers, resolveSpeakers } from "../../lib/quotes/resolve-speakers.ts";

function quotesOf(...bodies: string[]): Quote[] {
  return bodies.flatMap((body, at) => extractQuotes({ id: `a${at}` as ArticleId, body, furniture: [] }));
}

const FULL = 'Veldanan President Oleksiy Zharkovsky said: "The dam will hold."';
const OTHER_SPELLING = 'President Oleksiy Zharkovskyy said: "We wait for spring."';
const SURNAME = '"No one leaves," Mr Zharkovskiy said.';

describe("resolveSpeakers()", () => {
  test("gives one person one name across articles and spellings", () => {
    const names = resolveSpeakers(quotesOf(FULL, OTHER_SPELLING, SURNAME)).map(
      ({ speaker }) => speaker.known && speaker.name,
    );
    expect(new Set(names).size).toBe(1);
  });

  test("keeps two people of one surname apart, and leaves the bare surname to neither", () => {
    const quotes = quotesOf(
      'Anna Tesk said: "I will run."',
      'Oran Tesk said: "I will not."',
      'Tesk said: "We shall see."',
    );
    const names = resolveSpeakers(quotes).map(({ speaker }) => speaker.known && speaker.name);
    expect(names).toEqual(["Anna Tesk", "Oran Tesk", "Tesk"]);
  });

  test("leaves spans and words as the article has them", () => {
    const quotes = quotesOf(FULL, SURNAME);
    const bare = ({ speaker: _, via: __, ...rest }: Quote) => rest;
    expect(resolveSpeakers(quotes).map(bare)).toEqual(quotes.map(bare));
  });
});

describe("listSpeakers()", () => {
  test("counts quotations and shows the other spellings", () => {
    const [speaker] = listSpeakers(quotesOf(FULL, OTHER_SPELLING, SURNAME));
    expect(speaker?.quotes).toBe(3);
    expect(speaker?.role).toBe("Veldanan President");
    expect(speaker?.aliases).toContain("Mr Zharkovskiy");
  });

  test("lists nobody for quotations whose speaker is not told", () => {
    expect(listSpeakers(quotesOf('Rain.\n\n"Nobody knows who wrote these words."\n\nRain.'))).toEqual([]);
  });
});

describe("isSpeaker()", () => {
  const [speaker] = listSpeakers(quotesOf(FULL));
  test.each([
    "Zharkovsky",
    "zharkovskiy",
    "Mr Zharkovskyy",
    "President Zharkovsky",
    "the Veldanan president",
  ])("knows %s", (wanted) => expect(speaker && isSpeaker(speaker, wanted)).toBe(true));
  test.each(["", "Anna Zharkovsky", "the president of Ostmark", "Vaal"])(
    "does not take %s for him",
    (wanted) => expect(speaker && isSpeaker(speaker, wanted)).toBe(false),
  );
});

describe("callRoll()", () => {
  test("means by a name the same people as isSpeaker does", () => {
    const tesks = ['Anna Tesk said: "I will run."', 'The Defence Minister, Oran Tesk, said: "I will not."'];
    const quotes = quotesOf(FULL, OTHER_SPELLING, SURNAME, ...tesks, '"Wait," said the harbour board.');
    const { speakers, namesMeant } = callRoll(quotes);
    for (const wanted of [
      ...speakers.map(({ name }) => name),
      "Mr Tesk",
      "the Veldanan president",
      "the defense minister",
      "nobody",
      "",
      "Tesk",
    ]) {
      const meant = speakers.filter((speaker) => isSpeaker(speaker, wanted)).map(({ name }) => name);
      expect([wanted, [...namesMeant(wanted)].sort()]).toEqual([wanted, [...new Set(meant)].sort()]);
    }
  });
});
