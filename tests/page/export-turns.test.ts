import { describe, expect, it } from "vitest";
import type { Answer } from "../../lib/domain/answer.ts";
import { answerWithSources, sentenceWithSource } from "../../lib/page/copy-text.ts";
import { EXPORT_FORMATS, type ExportOrder, exportTurns } from "../../lib/page/export-turns.ts";
import { applyEvent, openTurn, type ReadingTurn } from "../../lib/page/reading-turn.ts";
import { inventAssistant } from "../fixtures/invented-assistant.ts";

async function answerTo(question: string): Promise<Answer> {
  return inventAssistant().ask({ question, history: [], filters: {}, mode: "extract" });
}

function turnOf(answer: Answer): ReadingTurn {
  const turn = openTurn({ id: "1", question: answer.question, filters: {}, askedAt: "2031-06-01T09:00:00Z" });
  return applyEvent(turn, { type: "answer", answer });
}

function orderOf(answer: Answer): ExportOrder {
  return { title: answer.question, turns: [turnOf(answer)], accessedOn: "2031-06-02" };
}

describe("an export", () => {
  it.each(EXPORT_FORMATS)("holds every cited sentence with outlet, in %s", async (format) => {
    const answer = await answerTo("How many on the march?");
    const { text } = exportTurns(orderOf(answer), format);
    for (const { words, outlet } of answer.citations) {
      expect(text).toContain(words);
      expect(text).toContain(outlet);
    }
  });

  it.each(["Markdown", "HTML", "Evidence sheet"] as const)(
    "tells the day of access, in %s",
    async (format) => {
      expect(exportTurns(orderOf(await answerTo("How many on the march?")), format).text).toContain(
        "2 June 2031",
      );
    },
  );

  it.each(EXPORT_FORMATS)("keeps a refusal as a refusal, in %s", async (format) => {
    const order = orderOf(await answerTo("Who is the king of Costa?"));
    const { text } = exportTurns(order, format);
    expect(text).toMatch(/The articles do not say|Nothing was found/u);
  });

  it.each(["HTML", "Evidence sheet"] as const)(
    "lets nothing an article says become a tag, in %s",
    async (format) => {
      const answer = await answerTo("How many on the march?");
      const poison = "<img src=x onerror=alert(1)>\"'</style><script>alert(1)</script>";
      const citations = answer.citations.map((citation) => ({
        ...citation,
        title: poison,
        outlet: poison,
        url: "javascript:alert(1)",
      }));
      const { text } = exportTurns(orderOf({ ...answer, question: poison, citations }), format);
      expect(text).not.toMatch(/<img|<script|href="javascript/u);
    },
  );

  it("lets nothing an article says become markup, in Markdown", async () => {
    const answer = await answerTo("How many on the march?");
    const citations = answer.citations.map((citation) => ({
      ...citation,
      title: "![x](http://elsewhere.invalid/x.png)\n# head",
    }));
    const { text } = exportTurns(orderOf({ ...answer, citations }), "Markdown");
    expect(text).not.toMatch(/(?<!\\)!\[|^# head/mu);
  });

  it("has a file name of letters and digits, whatever it is called", async () => {
    const answer = await answerTo("march");
    expect(exportTurns({ ...orderOf(answer), title: "../../Who? “Said” it/now" }, "JSON").name).toBe(
      "who-said-it-now.json",
    );
    expect(exportTurns({ ...orderOf(answer), title: "؟!" }, "HTML").name).toBe("on-the-record.html");
  });
});

describe("a copy", () => {
  it("of a sentence carries its source", async () => {
    const [citation] = (await answerTo("How many on the march?")).citations;
    if (!citation) throw new Error("nothing was cited");
    expect(sentenceWithSource(citation)).toBe(
      "“Union leader Mara Lind said 4,200 people had joined the march.” (Aven Courier, “Harbour strike enters second week”, 14 May 2031, https://news.invalid/aven-harbour-strike)",
    );
  });

  it("of an answer carries the numbered sources its markers point at", async () => {
    const copied = answerWithSources(await answerTo("How many on the march?"));
    expect(copied).toContain("joined the march. [1]");
    expect(copied).toMatch(/^\[2\] Aven Courier/mu);
  });
});
