import { describe, expect, it } from "vitest";
import { answerQuestion } from "../../lib/answer/answer-question.ts";
import type { Answer } from "../../lib/domain/answer.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";
import { inventArticle, openRoom, type Room } from "./ask-in-memory.ts";
import { expectProven } from "./expect-proven.ts";
import { HARD_ARTICLES } from "./hard-articles.ts";

const room = openRoom([...INVENTED_ARTICLES, ...HARD_ARTICLES]);

async function ask(...asked: Parameters<Room["ask"]>): Promise<Answer> {
  const answer = await room.ask(...asked);
  expectProven(answer, room.articles);
  return answer;
}

const outletsOf = ({ citations }: Answer) => citations.map(({ outlet }) => outlet);

describe("answerQuestion", () => {
  it("states what two articles report once, and cites both", async () => {
    const { statements, ...answer } = await ask("When was the lighthouse at Grenholm lit again?");
    expect(statements).toHaveLength(1);
    expect(outletsOf({ statements, ...answer }).toSorted()).toEqual(["Grenholm Echo", "Osten Wire"]);
  });

  it.each(["What did Ilse Torvald say about the dam?", 'Who said "nobody will be asked to"?'])(
    "keeps a quotation over two paragraphs whole, with its speaker: %s",
    async (question) => {
      const [statement] = (await ask(question)).statements;
      expect(statement?.text).toContain("will hold through the spring floods");
      expect(statement?.text).toContain("nobody will be asked to");
      expect(statement?.speaker?.name).toBe("Ilse Torvald");
    },
  );

  it.each(["When did Mayor Brenn resign?", "Why did Tilda Brenn resign over the bridge contract?"])(
    "answers a false premise with what the article says, a note, and no short answer: %s",
    async (question) => {
      const answer = await ask(question);
      expect(answer.statements[0]).toMatchObject({
        text: expect.stringContaining("refused to resign") as string,
      });
      expect(answer.statements.some(({ shortAnswer }) => shortAnswer)).toBe(false);
      expect(answer.notes).toHaveLength(1);
    },
  );

  it("takes no true premise for a false one", async () => {
    const answer = await ask("When was the lighthouse at Grenholm lit again?");
    expect(answer.notes).toEqual([]);
  });

  it("puts words given to the wrong speaker right", async () => {
    const { notes } = await ask('Did Peer Dahl say "the dam at Varn will hold"?');
    expect(notes.join()).toContain("Ilse Torvald");
  });

  it("gives the same number said by two of two things to each, with each one's own citation", async () => {
    const { disagreements, citations } = await ask("How many volunteers are there?");
    const rows = disagreements.flatMap(({ claims }) => claims);
    expect(rows.map(({ claimant }) => claimant).toSorted()).toEqual(["Edda Falk", "Ragnar Holt"]);
    for (const { claimant, citation } of rows) expect(citations[citation - 1]?.words).toContain(claimant);
  });

  it("sets no figure for another thing beside the answer's", async () => {
    const marches = openRoom([
      inventArticle("march", "Union leader Mara Lind said 4,200 people had joined the march in Port Aven."),
      inventArticle("count", "Police chief Ole Vang said 1,800 people joined the march in Port Aven."),
      inventArticle("fire", "Fire chief Bo Rask said 40 people had died in the fire at Costa."),
      inventArticle("flu", "Doctor Eva Strand said 12 people were treated for flu in Port Aven."),
    ]);
    for (const question of ["How many people joined the march?", "How many people were in the march?"]) {
      const [table] = (await marches.ask(question)).disagreements;
      expect(table?.about).toBe("people");
      expect(table?.claims.map(({ claimant }) => claimant).toSorted()).toEqual(["Mara Lind", "Ole Vang"]);
    }
    expect((await marches.ask("How many people died in the fire?")).disagreements).toEqual([]);
  });

  it("gives what a figure counts whole, where only an adjective is of the asked word's root", async () => {
    const camps = openRoom([
      inventArticle("camp", "Mayor Ada Lund said 300 foreign workers had come to the camp at Orrin."),
      inventArticle("tents", "Warden Ole Vang said 280 foreigners had come to the camp at Orrin."),
    ]);
    const [table] = (await camps.ask("How many foreigners came to the camp?")).disagreements;
    expect(table?.claims.map(({ value }) => value).toSorted()).toEqual([
      "280 foreigners",
      "300 foreign workers",
    ]);
  });

  it("tabulates no figure that only one claimant gives", async () => {
    const { disagreements } = await ask("How many passengers spent the night in the terminal?");
    expect(disagreements).toEqual([]);
  });

  it.each([
    "According to the Sorn Herald, how many volunteers joined?",
    "In the Sorn Herald, how many volunteers joined?",
  ])("cites only the outlet that is named: %s", async (question) => {
    expect(new Set(outletsOf(await ask(question)))).toEqual(new Set(["Sorn Herald"]));
  });

  it("asks only the days, outlets and articles it is narrowed to", async () => {
    const question = "How many volunteers are there?";
    const on = (from: string, to: string) => ask(question, { filters: { from, to } });
    expect(new Set(outletsOf(await on("2031-07-04", "2031-07-04")))).toEqual(new Set(["Timber Times"]));
    expect((await on("2031-07-05", "2031-12-31")).kind).toBe("not-in-corpus");
    const outlet = await ask(question, { filters: { outlets: ["Sorn Herald"] } });
    expect(new Set(outletsOf(outlet))).toEqual(new Set(["Sorn Herald"]));
    const articles = room.articles.filter(({ id }) => id === "varn-dam").map(({ id }) => id);
    expect((await ask(question, { filters: { articles } })).kind).toBe("not-in-corpus");
  });

  it.each(["How many volunteers are there?", "Who spoke of volunteers?", "What was said about the patrols?"])(
    "gives only the words of the speaker it is narrowed to: %s",
    async (question) => {
      const answer = await ask(question, { filters: { speakers: ["Edda Falk"] } });
      expect(answer.statements.map(({ speaker }) => speaker?.name)).toEqual(["Edda Falk"]);
      expect(answer.disagreements).toEqual([]);
      const nobody = await ask(question, { filters: { speakers: ["Xaver Quint"] } });
      expect(nobody.kind).toBe("not-in-corpus");
    },
  );

  it.each(["What happened to the trams in Kharkov?", "Where did Maliar say that trams ran?"])(
    "finds a name under another spelling: %s",
    async (question) => {
      expect((await ask(question)).text).toContain("Trams ran again in Kharkiv");
    },
  );

  it("answers both halves of a question, and says which half the record is silent on", async () => {
    const both = await ask("Who is Aldo Finn and when was Port Aven built?");
    expect(both.text).toContain("The keeper, Aldo Finn");
    expect(both.text).toContain("built in 1881");
    const half = await ask("When was Port Aven built and who is Xaver Quint?");
    expect(half.text).toContain("built in 1881");
    expect(half.notes).toEqual([expect.stringContaining("Xaver Quint")]);
  });

  it.each([
    "What did Jonas Petersen say about the dam?",
    "Who is Xaver Quint?",
    "zxcv qwer asdf",
    "What is 12 times 12?",
    "Write me a poem about the harbour in winter",
  ])("refuses what the record does not hold: %s", async (question) => {
    expect((await ask(question)).kind).toBe("not-in-corpus");
  });

  it("is silent on everything when the record is empty", async () => {
    const answer = await openRoom([]).ask("What did Mara Lind say?");
    expect(answer).toMatchObject({
      kind: "not-in-corpus",
      nearest: [],
      coverage: { articles: 0, from: null },
    });
  });

  it("asks back instead of guessing when a question leaves open who is meant", async () => {
    const question = { asked: "What did he say?", standalone: "What did he say?", filters: {} };
    const understood = {
      kind: "underspecified",
      question,
      text: "Who is meant?",
      suggestions: ["What did Lind say?"],
    } as const;
    const answer = await answerQuestion(
      understood,
      { question: question.asked, history: [], filters: {}, mode: "extract" },
      room.parts,
      () => undefined,
    );
    expect(answer).toMatchObject({ kind: "needs-clarification", text: "Who is meant?", statements: [] });
    expect(answer.suggestions).toEqual(["What did Lind say?"]);
  });
});
