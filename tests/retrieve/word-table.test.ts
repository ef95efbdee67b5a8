import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seek } from "../../lib/retrieve/word-marks.ts";
import { NOTES_MOST, WordNotes } from "../../lib/retrieve/word-notes.ts";
import { WordTable } from "../../lib/retrieve/word-table.ts";
import { listWords } from "../../lib/text/words.ts";

const parts = fc.constantFrom(
  ..."a Kyiv 18,000 3.5 5km 1,5a 10:30 ' ’ ʼ . , : - _ é e\u0301 \u0301 中文 ½ 😀 𝒜 𝟛 \ud83d isn't O’Neill's \n".split(
    " ",
  ),
  " ",
);
const text = fc
  .array(fc.oneof(parts, parts, fc.string({ unit: "grapheme", maxLength: 3 })))
  .map((some) => some.join(""));

describe("numberWords", () => {
  const table = new WordTable();

  it("finds the words that listWords finds, in any text and any part of it", () => {
    fc.assert(
      fc.property(text, text, text, (before, own, after) => {
        const numbers = table.numberWords(before + own + after, before.length, before.length + own.length);
        expect([...numbers].map((number) => table.spellingOf(number))).toEqual([...listWords(own)]);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives words spelt alike one number, and each its own term", () => {
    const [ferry, again, ferries] = table.numberWords("ferry ferry ferries", 0, 19);
    expect(ferry).toBe(again);
    expect(ferry).not.toBe(ferries);
    expect([ferry, ferries].map((number) => table.wordOf(number ?? -1).term)).toEqual(["ferri", "ferri"]);
  });
});

describe("WordNotes", () => {
  it("tells a reader its own notes only", () => {
    const notes = new WordNotes(10);
    const [first, second] = [notes.open(), notes.open()];
    notes.write(3, first, NOTES_MOST);
    expect([notes.read(3, first), notes.read(3, second), notes.read(4, first)]).toEqual([NOTES_MOST, 0, 0]);
    notes.write(3, second, 1);
    expect([notes.read(3, first), notes.read(3, second)]).toEqual([0, 1]);
  });

  it("tells nobody the notes of one long gone when the numbers begin anew", () => {
    const notes = new WordNotes(10);
    const gone = notes.open();
    notes.write(3, gone, 7);
    let [own, heard] = [notes.open(), 0];
    for (let last = gone; own > last; own = notes.open()) {
      heard += notes.read(3, own);
      last = own;
    }
    expect([heard, notes.read(3, own)]).toEqual([0, 0]);
  });
});

describe("WordMarks", () => {
  it("never passes over a word that has one of the terms or roots", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z]{1,12}$/u), { minLength: 1 }), (words) => {
        const table = new WordTable();
        for (const word of words) {
          const number = table.numberWords(word, 0, word.length)[0] as number;
          const { term, names } = table.wordOf(number);
          for (const own of [term, ...names].filter((one) => one !== ""))
            expect(table.marks.mayBe(number, seek([own], []))).toBe(true);
          if (term !== "") expect(table.marks.mayBe(number, seek([], [term.slice(0, 5)]))).toBe(true);
        }
      }),
    );
  });
});
