import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsAnswerType } from "../../lib/retrieve/holds-answer-type.ts";
import { readQuestion } from "../../lib/retrieve/read-question.ts";

const termsOf = (question: string) => readQuestion(question).terms.map(({ word }) => word);

describe("readQuestion", () => {
  it("keeps the words that carry a subject, each once", () => {
    expect(termsOf("Tell me what the articles say about the strike, the strike!")).toEqual(["strike"]);
  });

  it("keeps asking words when nothing else is there", () => {
    expect(termsOf("What happened?")).toEqual(["happened"]);
  });

  it.each(['Who said "we stay"?', "Who said “we stay”?", "Who said 'we stay'?"])(
    "finds the phrase in quotation marks of %s",
    (question) => {
      expect(readQuestion(question).quoted).toEqual(["we stay"]);
    },
  );

  it("takes an apostrophe for no quotation mark", () => {
    expect(readQuestion("Isn't it the workers' and the crews' strike?").quoted).toEqual([]);
  });

  it.each([
    ["Who counted sixteen thousand geese?", "sixteen", "16000", ["counted", "sixteen", "geese"]],
    ["Who counted 16 000 geese?", "16", "16000", ["counted", "16", "geese"]],
    ["Who counted twenty-four geese?", "twenty", "24", ["counted", "twenty", "geese"]],
  ])("knows the digits of %s", (question, word, digits, words) => {
    expect(readQuestion(question).terms.find((term) => term.word === word)?.key).toBe(digits);
    expect(termsOf(question)).toEqual(words);
  });

  it.each([
    ["Who counted two million geese?", "million"],
    ["Who counted a hundred geese?", "hundred"],
    ["Who counted three geese?", "three"],
  ])("leaves %s as it is", (question, word) => {
    expect(readQuestion(question).terms.find((term) => term.word === word)?.key).toBeNull();
  });

  it("knows a name, its country, its number and a word that says little", () => {
    const { terms, numbers } = readQuestion("Did the Polish minister Mara Lind make 4,200 promises?");
    const named = (word: string) => terms.find((term) => term.word === word);
    expect(named("lind")).toMatchObject({ named: true, role: "name", light: false });
    expect(named("polish")?.country).toBe("@poland");
    expect(named("make")?.light).toBe(true);
    expect(numbers).toMatchObject([{ value: 4200 }]);
  });

  it.each([
    ["A zodiac coin was found off Osten. What sign did it bear?", ["sign", "bear"]],
    ["After three weeks of talks, which side gave in?", ["side", "gave"]],
    ["Lind resigned. Name her successor.", ["successor"]],
    ["Who joined the march?", ["joined", "march"]],
  ])("tells what asks from what leads up to it: %s", (question, asking) => {
    const { terms } = readQuestion(question);
    expect(terms.filter((term) => term.asking).map(({ word }) => word)).toEqual(asking);
  });

  it("reads any text without failing, its terms in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        for (const { term } of readQuestion(text).terms) expect(typeof term).toBe("string");
      }),
      { numRuns: 60 },
    );
  });
});

describe("holdsAnswerType", () => {
  const holds = (question: string, text: string) => holdsAnswerType(readQuestion(question), { text });

  it.each([
    ["How many ships came?", "Forty ships came on Monday.", true],
    ["How many ships came?", "The ships came on Monday.", false],
    ["Who closed the bridge?", "Anna Brenk closed it.", true],
    ["Who is Anna Brenk?", "They asked Anna Brenk again.", false],
    ["How many of the 40 ships left?", "There were 40 ships.", false],
    ["When did they leave?", "They left on Tuesday.", true],
    ["When did they leave?", "They left at once.", false],
    ["What percentage voted?", "60 per cent of them voted.", true],
    ["How much was paid?", "They paid $40 each.", true],
    ["How long did it last?", "It went on for three weeks.", true],
    ["Why did they leave?", "They left because of the storm.", true],
  ])("of %s in %s is %s", (question, text, expected) => {
    expect(holds(question, text)).toBe(expected);
  });
});

describe("a question after outlets", () => {
  it("is about what they carried", () => {
    const words = (question: string) => readQuestion(question).terms.map(({ word }) => word);
    expect(words("Which outlets carried the lighthouse report?")).toEqual(["lighthouse"]);
    expect(words("Which newspapers employ the keeper?")).toEqual(["newspapers", "employ", "keeper"]);
  });
});
