import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printAnswer } from "../../lib/present/print-answer.ts";
import { openRoom } from "../answer/ask-in-memory.ts";
import { HARD_ARTICLES } from "../answer/hard-articles.ts";

const room = openRoom(HARD_ARTICLES);
const print = async (question: string) => printAnswer(await room.ask(question), { colour: false });
const flat = (printed: string) => printed.replace(/\s+/gu, " ");

describe("printAnswer", () => {
  it("gives the statement with its speaker and marker, then outlet, day and words it rests on", async () => {
    const printed = flat(await print("What did Ilse Torvald say about the dam?"));
    expect(printed).toContain("ILSE TORVALD");
    expect(printed).toContain("will hold through the spring floods");
    expect(printed).toMatch(/\[1\].*Cited.*\[1\] Valley Post · 2031-04-02 · Dam will hold, board says:/u);
  });

  it("sets differing accounts out one claimant a line", async () => {
    const printed = await print("How many volunteers are there?");
    expect(printed).toContain("Accounts side by side, of volunteers:");
    expect(printed).toMatch(/^ {2}Edda Falk: 700 volunteers \[\d\]$/mu);
    expect(printed).toMatch(/^ {2}Ragnar Holt: 700 volunteers \[\d\]$/mu);
  });

  it("says of a refusal what is nearest, what the record covers and what could be asked", async () => {
    const printed = flat(await print("What did Jonas Petersen say about the dam?"));
    expect(printed).toContain("The articles do not say.");
    expect(printed).toContain("Nearest in the articles");
    expect(printed).toContain(`The record: ${HARD_ARTICLES.length} articles, 2031-03-08 to 2031-08-11`);
    expect(printed).toContain("You could ask:");
    expect(printed).not.toContain("Cited");
  });

  it("puts notes first, and how the question was understood when it was not taken as asked", async () => {
    const answer = await room.ask("When did Mayor Brenn resign?");
    const printed = printAnswer({ ...answer, question: "When did she resign?" }, { colour: false });
    expect(
      printed.startsWith("Understood as: When did Mayor Brenn resign?\n\nThe articles say otherwise"),
    ).toBe(true);
  });

  it("says so when an article's outlet or date is not known", async () => {
    const answer = await room.ask("Where did trams run again?");
    const citations = answer.citations.map((one) => ({
      ...one,
      outlet: null,
      publishedOn: null,
      title: null,
    }));
    const printed = flat(printAnswer({ ...answer, citations }, { colour: false }));
    expect(printed).toContain("Outlet not stated · date not stated:");
  });

  it("differs by nothing but escape codes with colours, and marks the short answer", async () => {
    const answer = await room.ask("Where did trams run again?");
    const coloured = printAnswer(answer, { colour: true });
    expect(coloured).toContain(`\u001b[1m${answer.statements[0]?.shortAnswer?.text}\u001b[22m`);
    expect(flat(coloured.replace(/\u001b\[\d+m/gu, ""))).toBe(flat(printAnswer(answer, { colour: false })));
  });

  it("breaks lines at spaces and loses no word of a note", async () => {
    const answer = await room.ask("Where did trams run again?");
    const note = fc.array(fc.stringMatching(/^[a-z]{1,30}$/u), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(note, (words) => {
        const [printed = ""] = printAnswer({ ...answer, notes: [words.join(" ")] }, { colour: false }).split(
          "\n\n",
        );
        expect(printed.split(/\s+/u)).toEqual(words);
        for (const line of printed.split("\n")) expect(line.length).toBeLessThanOrEqual(92);
      }),
    );
  });
});
