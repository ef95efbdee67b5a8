import { describe, expect, it } from "vitest";
import type { Archive } from "../../lib/archive/archive.ts";
import type { Assistant } from "../../lib/assistant.ts";
import type { ArticleSummary } from "../../lib/domain/article.ts";
import { rehearse } from "../../lib/server/rehearse.ts";
import { inventAssistant } from "../fixtures/invented-assistant.ts";

function openHall(titles: readonly (string | null)[]) {
  const asked: string[] = [];
  const own = inventAssistant();
  const summaries = titles.map((title) => ({ title, publishedOn: null }) as ArticleSummary);
  const archive: Partial<Archive> = {
    listArticles: () => Promise.resolve(summaries),
    passagesOf: () => Promise.resolve([]),
  };
  const assistant: Pick<Assistant, "ask" | "archive"> = {
    archive: () => Promise.resolve(archive as Archive),
    ask: (request, options) => {
      asked.push(request.question);
      return own.ask(request, options);
    },
  };
  return { assistant, asked };
}

describe("rehearse()", () => {
  const still = () => 0;

  it("asks about titles from all over the record, in different ways", async () => {
    const { assistant, asked } = openHall(Array.from({ length: 100 }, (_, at) => `Storm ${String(at)}.`));
    await rehearse(assistant, { mostMs: 1, most: 10, nowMs: still });
    expect(asked).toHaveLength(10);
    expect(asked.map((question) => /Storm (\d+)/u.exec(question)?.[1])).toEqual(
      Array.from({ length: 10 }, (_, at) => String(10 * at)),
    );
    expect(new Set(asked.map((question) => question.split(" ")[0])).size).toBeGreaterThan(5);
  });

  it("ends when its time is over", async () => {
    const { assistant, asked } = openHall(["One", "Two", "Three", "Four"]);
    await rehearse(assistant, { mostMs: 2, most: 10, nowMs: () => asked.length });
    expect(asked).toHaveLength(2);
  });

  it("keeps still where there are no titles, and where asking fails", async () => {
    const { assistant, asked } = openHall([null, null]);
    await rehearse(assistant, { mostMs: 1, most: 10, nowMs: still });
    expect(asked).toEqual([]);
    const broken = { ...openHall(["One"]).assistant, ask: () => Promise.reject(new Error("no index")) };
    await expect(rehearse(broken, { mostMs: 1, most: 10, nowMs: still })).resolves.toBeUndefined();
  });
});
