import { describe, expect, it } from "vitest";
import type { Answer } from "../../lib/domain/answer.ts";
import { readImprintQuestion } from "../../lib/answer/read-imprint-question.ts";
import { inventArticle, openRoom } from "./ask-in-memory.ts";
import { expectProven } from "./expect-proven.ts";

const ARTICLES = [
  inventArticle(
    "quarry",
    "Quarry at Hallin floods overnight\n\nBy Marit Olsgaard\n\nThe old quarry at Hallin filled with water on Monday night. Divers found two lorries in it.",
    { outlet: "Hallin Courier", title: "Quarry at Hallin floods overnight" },
  ),
  inventArticle(
    "ferry",
    "date 2031-05-04 Ferry to Ostra runs again\n\nMay 4, 2031 by Jonas Tveit\n\nThe ferry to Ostra sailed again on Sunday. The mayor wrote an angry letter to the owners of the line.",
    { outlet: "Strait News", title: "Ferry to Ostra runs again" },
  ),
  inventArticle(
    "school",
    "The school at Venn closed its doors on Friday. Parents carried the desks out themselves.",
    { outlet: "The Venn Post", title: "School at Venn closes" },
  ),
  inventArticle(
    "bees",
    "By Marit Olsgaard\n\nBees came back to the moor near Hallin this spring, keepers said.",
    { outlet: "Hallin Courier", title: "Bees return to the moor" },
  ),
];
const room = openRoom(ARTICLES);

async function ask(question: string): Promise<Answer> {
  const answer = await room.ask(question);
  expectProven(answer, ARTICLES);
  return answer;
}

const textsOf = ({ statements }: Answer) => statements.map(({ text }) => text);

describe("who wrote an article", () => {
  it.each([
    "Who wrote the Strait News article?",
    "who penned the Strait piece",
    "Who is the author of the article in Strait News?",
    "What is the name of the journalist who wrote the ferry article?",
    "Which reporter wrote the article about the ferry to Ostra?",
    "Who was the Strait News report written by?",
  ])("is answered by the by-line, cited: %s", async (question) => {
    const answer = await ask(question);
    expect(textsOf(answer)).toEqual(["May 4, 2031 by Jonas Tveit"]);
    expect(answer.statements[0]?.shortAnswer?.text).toBe("Jonas Tveit");
    expect(answer.citations.map(({ articleId }) => articleId)).toEqual(["ferry"]);
  });

  it("finds an article by what its text speaks of where no title does", async () => {
    const { citations } = await ask("Who wrote the story about divers and two lorries?");
    expect(citations.map(({ articleId }) => articleId)).toEqual(["quarry"]);
  });

  it("cites every article of the outlet that prints it", async () => {
    const answer = await ask("Who wrote the Hallin Courier articles?");
    expect(textsOf(answer)).toEqual(["By Marit Olsgaard"]);
    expect(answer.citations).toHaveLength(2);
  });

  it.each([
    "Who wrote the Venn Post piece?",
    "Who is the author of the article about the school?",
    "Who wrote the Daily Planet article?",
    "Who wrote the article by the Guardian?",
  ])("is refused where no text tells: %s", async (question) => {
    expect((await ask(question)).kind).toBe("not-in-corpus");
  });

  it.each([
    "Who wrote a letter to the owners of the line?",
    "Who wrote in the Strait News article that the ferry sailed?",
    "Who is the man in the Hallin Courier article?",
    "What did the mayor write?",
    "When was the school in the article closed?",
  ])("is not what is asked here: %s", (question) => {
    expect(readImprintQuestion(question)).toBeUndefined();
  });
});

describe("when an article was published", () => {
  it.each([
    "When was the Strait News article published?",
    "On what day did Strait News publish its piece?",
    "What is the date of the article about the ferry?",
    "What date was the Strait report put out?",
  ])("is answered by the day its text prints: %s", async (question) => {
    const answer = await ask(question);
    expect(textsOf(answer)).toEqual(["date 2031-05-04"]);
    expect(answer.statements[0]?.shortAnswer?.text).toBe("2031-05-04");
  });

  it("is refused where the text prints no day", async () => {
    expect((await ask("When was the Hallin Courier article about bees published?")).kind).toBe(
      "not-in-corpus",
    );
  });
});
