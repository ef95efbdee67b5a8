import { describe, expect, it } from "vitest";
import { namesSpeaker } from "../../lib/answer/names-speaker.ts";
import { readSpeechQuestion } from "../../lib/answer/read-speech-question.ts";
import { readQuestion } from "../../lib/retrieve/read-question.ts";
import type { Attribution } from "../../lib/domain/quote.ts";

const read = (question: string) => readSpeechQuestion(readQuestion(question));

describe("readSpeechQuestion", () => {
  it.each([
    ['Who said "we stay"?', { kind: "who-said", about: '"we stay"' }],
    ["Who was it that called the dam a ruin?", { kind: "who-said", about: "the dam a ruin" }],
    [
      "What did Mara Lind say about the cranes?",
      { kind: "what-said", speaker: "Mara Lind", about: "the cranes" },
    ],
    [
      "What has the port authority announced?",
      { kind: "what-said", speaker: "the port authority", about: "" },
    ],
    ["What did Lind write in her letter?", { kind: "what-said", speaker: "Lind", about: "" }],
    ["Did Tomas Reyl promise to leave?", { kind: "did-say", speaker: "Tomas Reyl", about: "leave" }],
    ["What do both sides claim about losses?", { kind: "each-said", about: "losses" }],
    ["What losses does each side claim?", { kind: "each-said", about: "losses" }],
    ["What was Lind's response to the offer?", { kind: "what-said", speaker: "Lind", about: "the offer" }],
  ])("reads %s", (question, expected) => {
    expect(read(question)).toEqual(expected);
  });

  it.each([
    "Could the port force a strike on its own?",
    "What do the articles say about the strike?",
    "How many ships left?",
    "What did it say?",
    "Where is Aven?",
  ])("takes %s for no question about a speaker", (question) => {
    expect(read(question)).toBeUndefined();
  });
});

describe("namesSpeaker", () => {
  const speaker = (name: string, role: string | null, asWritten = name): Attribution => ({
    known: true,
    name,
    role,
    asWritten,
    span: { start: 0, end: 1 },
  });
  const president = speaker("Volodymyr Zelensky", "Ukrainian president", "Mr Zelensky");

  it.each([
    "Zelensky",
    "Zelenskyy",
    "Zelenskiy",
    "President Zelensky",
    "Mr Zelensky",
    "volodymyr zelenski",
    "Zelensky's",
  ])("knows him as %s", (name) => {
    expect(namesSpeaker(name, president)).toBe(true);
  });

  it.each(["Putin", "Olena Zelensky", "", "the"])("does not know him as %j", (name) => {
    expect(namesSpeaker(name, president)).toBe(false);
  });

  it("knows a speaker by the role, and nobody where the article does not tell", () => {
    expect(namesSpeaker("the Kremlin spokesman", speaker("Dmitry Peskov", "Kremlin spokesman"))).toBe(true);
    expect(namesSpeaker("Zelensky", { known: false })).toBe(false);
  });
});
