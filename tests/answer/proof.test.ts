import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Article } from "../../lib/domain/article.ts";
import type { AnswerEvent } from "../../lib/domain/asking.ts";
import { splitWords } from "../../lib/text/words.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";
import { openRoom, readShipped, type Room } from "./ask-in-memory.ts";
import { expectProven } from "./expect-proven.ts";
import { HARD_ARTICLES } from "./hard-articles.ts";

const OPENINGS = [
  "Who said",
  "What did",
  "How many",
  "When did",
  "Where is",
  "Why",
  "Which",
  "Did",
  "According to the",
  "Tell me about",
  "",
];

/** Questions of words that stand in the articles, of the signs that questions are made of, and of anything at all. */
function questionsOn(articles: readonly Article[]): fc.Arbitrary<string> {
  const held = [...new Set(articles.flatMap(({ body }) => splitWords(body).map(({ text }) => text)))];
  const runs = articles.flatMap(({ body }) => body.split(/[.\n]/u).filter((run) => run.trim().length > 12));
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...held) },
    { weight: 1, arbitrary: fc.constantFrom(...runs) },
    {
      weight: 2,
      arbitrary: fc.constantFrom("and", "said", "on Monday", "“", "”", '"', "[1]", "?", "not", "the"),
    },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  );
  return fc
    .tuple(fc.constantFrom(...OPENINGS), fc.array(piece, { minLength: 1, maxLength: 8 }))
    .map(([opening, pieces]) => `${opening} ${pieces.join(" ")}`.trim());
}

async function expectEveryAnswerProven(room: Room, numRuns: number): Promise<void> {
  const asked = fc.asyncProperty(questionsOn(room.articles), async (question) => {
    const events: AnswerEvent[] = [];
    const answer = await room.ask(question, { onEvent: (event) => events.push(event) });
    expectProven(answer, room.articles);
    expectSentAsAnswered(events, answer);
  });
  await fc.assert(asked, { numRuns });
}

/** What was sent while the answer was made is what stands in it, each citation sent with the first to use it. */
function expectSentAsAnswered(
  events: readonly AnswerEvent[],
  { statements, citations }: Awaited<ReturnType<Room["ask"]>>,
): void {
  const sent = events.flatMap((event) => (event.type === "statement" ? [event] : []));
  expect(sent.map(({ statement }) => statement)).toEqual(statements);
  expect(sent.map(({ index }) => index)).toEqual(statements.map((_, at) => at));
  const cited = sent.flatMap((event) => event.citations);
  expect(cited).toEqual(citations.slice(0, cited.length));
}

let shipped: Room;
beforeAll(async () => {
  shipped = openRoom(await readShipped());
});

describe("every citation of every answer stands, character for character, in its article", () => {
  it("whatever is asked of invented articles", async () => {
    await expectEveryAnswerProven(openRoom([...INVENTED_ARTICLES, ...HARD_ARTICLES]), 80);
  });

  it("whatever is asked of the articles the program ships with", async () => {
    await expectEveryAnswerProven(shipped, 40);
  });

  it("whatever the articles themselves look like", async () => {
    const body = fc
      .array(
        fc.constantFrom(
          "“",
          "”",
          '"',
          "\n",
          "\n\n",
          ". ",
          ", ",
          "Lind said",
          "4,200 ships",
          "he",
          "😀",
          "not",
          "Port Aven",
          " ",
        ),
        {
          minLength: 1,
          maxLength: 40,
        },
      )
      .map((pieces) => pieces.join(" "));
    const question = fc.constantFrom("What did Lind say?", "How many ships?", "Who said “not”?", "Port Aven");
    const asked = fc.asyncProperty(fc.array(body, { maxLength: 3 }), question, async (bodies, words) => {
      const base = INVENTED_ARTICLES[0] as Article;
      const articles = bodies.map((each, at): Article => ({
        ...base,
        id: `${base.id}-${at}` as Article["id"],
        body: each,
        furniture: [],
      }));
      expectProven(await openRoom(articles).ask(words), articles);
    });
    await fc.assert(asked, { numRuns: 100 });
  });
});
