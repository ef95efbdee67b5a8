import { describe, expect, it } from "vitest";
import { ModelFault } from "../../lib/chat-models/model-fault.ts";
import { EMPTY_LEDGER } from "../../lib/write/label-ledger.ts";
import { writeAnswer, writeStatements } from "../../lib/write/write-statements.ts";
import { makeEvidence } from "./make-article.ts";
import { scriptedModel } from "./scripted-model.ts";

const harbour = makeEvidence(
  "harbour",
  "Anna Brenk said the harbour was closed on Monday. 40 ships waited outside Ostrel.",
);
const airport = makeEvidence("airport", "Jan Orlo said the airport in Ostrel was open. 12 flights landed.");

const ask = (written: string, evidence = [harbour, airport]) =>
  writeAnswer({
    question: "What is closed?",
    evidence,
    model: scriptedModel([written]),
    labels: EMPTY_LEDGER,
  });

describe("writeAnswer", () => {
  it("gives a proven sentence with the article's own words as its citation", async () => {
    const { statements, dropped } = await ask("Anna Brenk said the harbour was closed. [P1]");
    expect(dropped).toBe(0);
    expect(statements).toMatchObject([
      { text: "Anna Brenk said the harbour was closed.", status: "supported" },
    ]);
    for (const { articleId, span, words } of statements[0]?.citations ?? []) {
      expect(articleId).toBe("harbour");
      expect(harbour.article.body.slice(span.start, span.end)).toBe(words);
    }
  });

  it("calls the article's own sentence verbatim", async () => {
    const { statements } = await ask("40 ships waited outside Ostrel. [P1]");
    expect(statements.map(({ status }) => status)).toEqual(["verbatim"]);
  });

  it("drops and counts what it cannot prove, and says so", async () => {
    const { statements, dropped, notes } = await ask(
      "50 ships waited outside Ostrel. [P1] Jan Orlo said the harbour was closed. [P1]",
    );
    expect(statements).toEqual([]);
    expect(dropped).toBe(2);
    expect(notes).toEqual([
      "2 sentences of the model's could not be proven from the articles and were left out.",
    ]);
  });

  it("gives a sentence without a marker a citation only when one passage alone proves it", async () => {
    expect((await ask("40 ships waited outside Ostrel.")).statements).toHaveLength(1);
    const copy = makeEvidence("copy", harbour.article.body);
    expect((await ask("40 ships waited outside Ostrel.", [harbour, copy])).statements).toEqual([]);
  });

  it("reads an opening pronoun as the name last shown, and drops one that has none", async () => {
    expect((await ask("He said the airport in Ostrel was open. [P2]")).statements).toEqual([]);
    const { statements } = await ask(
      "Jan Orlo said the airport was open. [P2] She said the harbour was closed. [P1]",
    );
    expect(statements.map(({ text }) => text)).toEqual(["Jan Orlo said the airport was open."]);
  });

  it("keeps the proven part when the model breaks off, and names the class of fault", async () => {
    const model = scriptedModel(["40 ships waited outside Ostrel. [P1] 12 fl"], new ModelFault("dropped"));
    const { statements, fault, notes } = await writeAnswer({
      question: "?",
      evidence: [harbour, airport],
      model,
      labels: EMPTY_LEDGER,
    });
    expect(statements.map(({ text }) => text)).toEqual(["40 ships waited outside Ostrel."]);
    expect(fault?.kind).toBe("dropped");
    expect(notes).toEqual(["The connection to the model broke off."]);
  });

  it("keeps labels through a conversation and gives a new passage a new one", async () => {
    const first = await ask("12 flights landed. [P2]");
    const second = await writeAnswer({
      question: "?",
      evidence: [airport],
      model: scriptedModel(["12 flights landed. [P2]"]),
      labels: first.labels,
    });
    expect(second.statements).toHaveLength(1);
    expect(second.labels).toEqual(first.labels);
  });

  it("hands on each statement as soon as its sentence is over, before the model has ended", async () => {
    const model = scriptedModel([
      "40 ships waited outside Ostrel. [P1]",
      " J",
      "an Orlo said the airport in Ostrel was open. [P2]",
    ]);
    const seen: string[] = [];
    for await (const event of writeStatements({
      question: "?",
      evidence: [harbour, airport],
      model,
      labels: EMPTY_LEDGER,
    })) {
      seen.push(event.type === "statement" ? event.statement.text : event.type);
    }
    expect(seen).toEqual([
      "40 ships waited outside Ostrel.",
      "Jan Orlo said the airport in Ostrel was open.",
      "end",
    ]);
  });

  it("knows that the model declined", async () => {
    expect(await ask("NONE")).toMatchObject({ statements: [], dropped: 0, declined: true });
  });
});
