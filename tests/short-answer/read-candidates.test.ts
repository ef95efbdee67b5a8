import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCandidates } from "../../lib/short-answer/read-candidates.ts";
import { asking } from "./asking.ts";

const QUESTION = asking("Which island did the ferry Aurora reach on Monday?");
const SENTENCE = "The ferry Aurora reached Sandoy, an island of 1,200 people, on Monday.";

describe("readCandidates", () => {
  it("takes phrases from the statements only, and cites their own characters", () => {
    const word = fc.constantFrom(
      "Oslo",
      "the",
      "18,000",
      "ferries",
      "’s",
      "“",
      "—",
      "naïve",
      "of",
      "\n",
      "😀",
      "$5m",
      ".",
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.array(word, { maxLength: 12 }).map((parts) => parts.join(" ")),
          { maxLength: 4 },
        ),
        fc.integer({ min: 0, max: 4 }),
        (sentences, statements) => {
          for (const { sentence, start, end, text } of readCandidates(QUESTION, sentences, statements)) {
            expect(sentence).toBeLessThan(statements);
            expect(sentences[sentence]?.slice(start, end)).toBe(text);
            expect(text).not.toBe("");
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("counts a sentence as a witness once, and never a statement as its own", () => {
    const times = (sentences: readonly string[]) =>
      readCandidates(QUESTION, sentences, 1).find(({ text }) => text === "Sandoy")?.features["times"];
    const alone = times([SENTENCE]);
    expect(times([SENTENCE, SENTENCE, ` ${SENTENCE}`])).toBe(alone);
    const other = "Sandoy was the last stop of the ferry.";
    expect(times([SENTENCE, other])).toBeGreaterThan(alone ?? 0);
    expect(times([SENTENCE, other, other])).toBe(times([SENTENCE, other]));
  });

  it("notes that a phrase repeats the question", () => {
    const candidates = readCandidates(QUESTION, [SENTENCE], 1);
    expect(candidates.find(({ text }) => text === "Aurora")?.features["repeatsAll"]).toBe(1);
    expect(candidates.find(({ text }) => text === "Sandoy")?.features["repeatsAll"]).toBeUndefined();
  });
});
