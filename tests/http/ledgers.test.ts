import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Archive } from "../../lib/archive/archive.ts";
import { type ArticleId, summarizeArticle } from "../../lib/domain/article.ts";
import { KeptTexts } from "../../lib/http/kept-texts.ts";
import { quoteLedger } from "../../lib/http/quote-ledger.ts";
import { readQuotes, readSpeakers } from "../../lib/http/read-quotes.ts";
import { readTimeline } from "../../lib/http/read-timeline.ts";
import { listSpeakers } from "../../lib/quotes/resolve-speakers.ts";
import { searchQuotes } from "../../lib/quotes/search-quotes.ts";
import { listTimeline } from "../../lib/timeline/list-timeline.ts";
import { inventArticle } from "../archive/invented-articles.ts";
import { memoryArchive } from "../fixtures/memory-archive.ts";

const NAMES = ["Mara Lind", "Jon Reyl", "the harbour master", "Ines Okafor"];
const WORDS = [
  "the ferry is late",
  "nobody was told",
  "we will rebuild the bridge",
  "prices rose by 4 percent",
];

const ARTICLES = Array.from({ length: 60 }, (_, at) =>
  inventArticle({
    id: `story-${String((at * 7) % 60).padStart(2, "0")}`,
    outlet: at % 3 === 0 ? "Aven Courier" : "Costa Daily",
    ...(at % 5 === 0 ? {} : { publishedOn: `2031-05-${String((at % 20) + 1).padStart(2, "0")}` }),
    body: [0, 1, 2]
      .map(
        (n) =>
          `On May ${String(n + (at % 9) + 1)}, 2031 the council met. "${WORDS[(at + n) % 4] ?? ""}," said ${NAMES[(at * n) % 4] ?? ""}.`,
      )
      .join("\n\n"),
  }),
);

let archive: Archive;
let summaries: Map<ArticleId, ReturnType<typeof summarizeArticle> & { body: string }>;
beforeAll(() => {
  archive = memoryArchive(ARTICLES);
  summaries = new Map(ARTICLES.map((one) => [one.id, { ...summarizeArticle(one), body: one.body }]));
});

const day = fc.constantFrom(undefined, "2031-05-03", "2031-05-10", "2031-05-18");
const given = <T extends object>(asked: T) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));

describe("the ledgers", () => {
  it("list the quotations that searchQuotes finds, in its order", async () => {
    const asked = fc.record({
      speaker: fc.constantFrom(undefined, "Lind", "Reyl", "harbour master", "nobody"),
      q: fc.constantFrom(undefined, "ferry", "“We will”", "4 percent", "zeppelin"),
      kind: fc.constantFrom(undefined, "direct" as const, "indirect" as const),
      outlet: fc.constantFrom(undefined, "costa daily"),
      from: day,
      to: day,
    });
    const quotes = await archive.listQuotes();
    await fc.assert(
      fc.asyncProperty(asked, fc.integer({ min: 1, max: 40 }), async ({ q, ...query }, limit) => {
        const listed = await readQuotes(archive, { ...given({ q, ...query }), limit });
        const found = searchQuotes(quotes, summaries, { ...query, text: q, limit });
        expect(listed.total).toBe(found.total);
        expect(listed.quotes.map(({ id, speaker }) => [id, speaker])).toEqual(
          found.quotes.map(({ id, speaker }) => [id, speaker]),
        );
      }),
    );
    expect(await readSpeakers(archive)).toEqual(listSpeakers(quotes));
  });

  it("list the events that listTimeline finds, in its order", async () => {
    const asked = fc.record({
      from: day,
      to: day,
      q: fc.constantFrom(undefined, "council meeting", "the", "ferry"),
    });
    const events = await archive.listEvents();
    await fc.assert(
      fc.asyncProperty(asked, fc.integer({ min: 1, max: 200 }), async (query, limit) => {
        const timeline = await readTimeline(archive, { query, limit });
        const expected = listTimeline(events, summaries, query);
        expect(timeline.total).toBe(expected.length);
        expect(timeline.events.map(({ title: _title, outlet: _outlet, ...event }) => event)).toEqual(
          expected.slice(0, limit),
        );
      }),
    );
  });

  it("read the record once a generation, however many ask", async () => {
    const listQuotes = vi.fn(archive.listQuotes);
    const counted = { ...archive, listQuotes };
    await Promise.all([1, 2, 3].map(() => readSpeakers(counted)));
    const read = listQuotes.mock.calls.length;
    await readSpeakers(counted);
    expect(listQuotes.mock.calls.length).toBe(read);
    expect(await quoteLedger(counted)).toBe(await quoteLedger(counted));
  });

  it("read again after a failure", async () => {
    const listQuotes = vi.fn(archive.listQuotes).mockRejectedValueOnce(new Error("busy"));
    const failing = { ...archive, listQuotes };
    await expect(readSpeakers(failing)).rejects.toThrow("busy");
    expect((await readSpeakers(failing)).length).toBeGreaterThan(0);
  });
});

describe("KeptTexts", () => {
  it("keeps as many bytes as it may, and says which texts it has not", () => {
    const texts = new KeptTexts(100);
    for (const text of ["one", "two", "three".repeat(20), "4"]) texts.push(text);
    expect([0, 1, 2, 3].map((at) => texts.at(at))).toEqual(["one", "two", undefined, "4"]);
  });
});
