import { describe, expect, it } from "vitest";
import { findLongForm, readAskedAbbreviation } from "../../lib/answer/asked-abbreviation.ts";
import { inventArticle, openRoom } from "./ask-in-memory.ts";
import { expectProven } from "./expect-proven.ts";

const ARTICLES = [
  inventArticle(
    "canal",
    "The OKV will dredge the canal at Orrin in spring. The OKV has 40 barges. Barge owners want more. Shares of OKV stand at a low.",
  ),
  inventArticle(
    "harbour",
    "Ships waited off the port on Monday. Workers of the Orrin Waterways Board (OKV) had walked out at noon. The OKV called the strike illegal.",
  ),
  inventArticle(
    "prices",
    "Bread got dearer in June. GPI (gross price index) rose by two points, the bank said. The TRB declined to comment.",
  ),
];
const room = openRoom(ARTICLES);

describe("what an abbreviation stands for", () => {
  it.each([
    ["What does OKV stand for?", "Orrin Waterways Board", "harbour"],
    ["what does okv stand for", "Orrin Waterways Board", "harbour"],
    ["What is the OKV?", "Orrin Waterways Board", "harbour"],
    ["What is the full name of the OKV?", "Orrin Waterways Board", "harbour"],
    ["What does the abbreviation GPI mean?", "gross price index", "prices"],
  ])("is answered where the record writes it: %s", async (question, long, article) => {
    const answer = await room.ask(question);
    expectProven(answer, ARTICLES);
    expect(answer.statements).toHaveLength(1);
    expect(answer.statements[0]?.shortAnswer?.text).toBe(long);
    expect(answer.citations.map(({ articleId }) => articleId)).toEqual([article]);
  });

  it.each(["What does TRB stand for?", "What does TRB mean?"])(
    "is refused where only the letters stand: %s",
    async (question) => {
      expect((await room.ask(question)).kind).toBe("not-in-corpus");
    },
  );
});

describe("readAskedAbbreviation", () => {
  it.each([
    "What does Mara mean?",
    "What does he mean?",
    "What is the canal?",
    "What does the OKV want?",
    "What is the OKV strike?",
  ])("reads none in %s", (question) => expect(readAskedAbbreviation(question)).toBeUndefined());

  it.each(["What does Mara stand for?", "WHAT DOES MARA MEAN"])(
    "leaves room for other answers to %s",
    (question) => expect(readAskedAbbreviation(question)).toMatchObject({ onlyLongForm: false }),
  );
});

describe("findLongForm", () => {
  it.each([
    [
      "WFO",
      "He met Iva Holm of the World Fishing Organisation (WFO) in Orrin.",
      "World Fishing Organisation",
    ],
    ["GPI", "The gross price index (“GPI”) rose.", "gross price index"],
    ["BFF", "The Board for Forests and Fields (BFF, for short) met.", "Board for Forests and Fields"],
    [
      "ONR",
      "the Dolm People's Republic (DNR) and the Orrin People’s Republic (ONR)",
      "Orrin People’s Republic",
    ],
    ["IKT-B", "The Ikaria Transport Bureau (IKT-B) closed.", "Ikaria Transport Bureau"],
    ["WFO", "The W.F.O. (World Fishing Organisation) met.", "World Fishing Organisation"],
  ])("finds what %s is short for in %j", (letters, text, long) =>
    expect(findLongForm(letters, text)).toBe(long),
  );

  it.each([
    ["WFO", "He met the minister (WFO) in Orrin."],
    ["WFO", "The WFO (founded in 1990) met."],
    ["WFO", "The World Fishing Organisation met, and the WFO agreed."],
    ["OKV", "Lena Orr (OKV) won the race."],
  ])("finds nothing for %s in %j", (letters, text) => expect(findLongForm(letters, text)).toBeUndefined());
});
