import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MarkedReader, type MarkedSentence } from "../../lib/write/read-marked-stream.ts";

function read(pieces: readonly string[], issued: readonly string[] = ["P1", "P2"]): MarkedSentence[] {
  const reader = new MarkedReader(issued);
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

describe("MarkedReader", () => {
  it("reads labels before and after the full stop", () => {
    expect(read(["Brenk left. [P1] Orlo stayed [P2]. Both slept.[P1][P2]"])).toEqual([
      { text: "Brenk left.", labels: ["P1"] },
      { text: "Orlo stayed.", labels: ["P2"] },
      { text: "Both slept.", labels: ["P1", "P2"] },
    ]);
  });

  it.each(["[2022]", "[sic]", "[24 February]", "[2 soldiers]", "[P9]", "[the]", "[", "[P1"])(
    "leaves %s as text",
    (text) => {
      expect(read([`It stood ${text} there.`])).toEqual([{ text: `It stood ${text} there.`, labels: [] }]);
    },
  );

  it("does not end a sentence at an abbreviation or a decimal point", () => {
    expect(read(["Mr. Brenk paid 3.5 million to J. Orlo. He left."]).map(({ text }) => text)).toEqual([
      "Mr. Brenk paid 3.5 million to J. Orlo.",
      "He left.",
    ]);
  });

  it("gives the same sentences however the stream is cut", () => {
    const bit = fc.constantFrom(
      "Brenk ",
      "left",
      ". ",
      ".",
      "[",
      "]",
      "[P1]",
      "[P2, P1]",
      "[2022]",
      "P1",
      "\n",
      "Mr. ",
      "“No!” ",
      "3.5 ",
      "😀",
      " ",
      "*",
      "Orlo ",
    );
    fc.assert(
      fc.property(
        fc.array(bit, { maxLength: 40 }),
        fc.array(fc.nat(120), { maxLength: 12 }),
        (bits, cuts) => {
          const whole = bits.join("");
          const places = [...new Set(cuts)].filter((at) => at < whole.length).sort((a, b) => a - b);
          const pieces = [0, ...places].map((from, index) =>
            whole.slice(from, places[index] ?? whole.length),
          );
          expect(read(pieces)).toEqual(read([whole]));
          expect(read(whole.split(""))).toEqual(read([whole]));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("drops an endless sentence and reads on after it", () => {
    expect(read([`${"a ".repeat(5000)}end. Orlo stayed. [P2]`])).toEqual([
      { text: "Orlo stayed.", labels: ["P2"] },
    ]);
  });

  it("keeps no unfinished sentence of a stream that broke off", () => {
    const reader = new MarkedReader(["P1"]);
    expect(reader.push("Brenk left. [P1] Orlo st")).toHaveLength(1);
    expect(reader.end(false)).toEqual([]);
  });
});
