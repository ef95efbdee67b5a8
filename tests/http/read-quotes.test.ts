import { describe, expect, it } from "vitest";
import type { Archive } from "../../lib/archive/archive.ts";
import { parseQuotesRequest } from "../../lib/http/quotes-request.ts";
import { checkAgainstRecord, readQuotes, readSpeakers } from "../../lib/http/read-quotes.ts";
import { readTimeline } from "../../lib/http/read-timeline.ts";
import { extractQuotes } from "../../lib/quotes/extract-quotes.ts";
import { findEvents } from "../../lib/timeline/find-events.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";
import { inventAssistant } from "../fixtures/invented-assistant.ts";

/** The invented record with the quotations and events that are really found in it. */
async function recordOf(): Promise<Archive> {
  const archive = await inventAssistant().archive();
  return {
    ...archive,
    listQuotes: () => Promise.resolve(INVENTED_ARTICLES.flatMap((article) => extractQuotes(article))),
    listEvents: () => Promise.resolve(INVENTED_ARTICLES.flatMap((article) => findEvents(article))),
  };
}

const request = (query: string) => parseQuotesRequest(`http://x/api/quotes${query}`);

describe("readQuotes()", () => {
  it("gives quotations with their words, context and source", async () => {
    const { quotes } = await readQuotes(await recordOf(), request("?q=nobody"));
    expect(quotes[0]).toMatchObject({
      speaker: { known: true, name: "Ines Okafor" },
      outlet: "Costa Daily",
      publishedOn: "2031-05-16",
    });
    expect(quotes[0]?.text).toContain("Nobody told us anything");
    expect(quotes[0]?.context.words).toContain("said Ines Okafor");
  });

  it("narrows by speaker, outlet and limit, and counts beyond the limit", async () => {
    const archive = await recordOf();
    const all = await readQuotes(archive, request(""));
    const one = await readQuotes(archive, request("?limit=1"));
    expect([one.quotes.length, one.total]).toEqual([1, all.total]);
    const lind = await readQuotes(archive, request("?speaker=Lind"));
    expect(new Set(lind.quotes.map(({ speaker }) => speaker.known && speaker.name))).toEqual(
      new Set(["Mara Lind"]),
    );
    expect((await readQuotes(archive, request("?outlet=Nowhere"))).total).toBe(0);
  });
});

describe("readSpeakers()", () => {
  it("knows one person across articles", async () => {
    const lind = (await readSpeakers(await recordOf())).find(({ name }) => name === "Mara Lind");
    expect(lind?.quotes).toBeGreaterThanOrEqual(2);
  });
});

describe("checkAgainstRecord()", () => {
  it.each([
    ["We will not go back for promises", "Lind", "exact"],
    ["We will not go back for promises", "Reyl", "other-speaker"],
    ["We will go back for promises", undefined, "altered"],
    ["The moon is a harbour of cheese and honey", undefined, "not-found"],
  ])("says of “%s” by %s: %s", async (words, speaker, verdict) => {
    expect((await checkAgainstRecord(await recordOf(), { words, speaker })).verdict).toBe(verdict);
  });
});

describe("readTimeline()", () => {
  it("gives events with their sentence and source, and counts beyond the limit", async () => {
    const archive = await recordOf();
    const { events, total } = await readTimeline(archive, { query: {}, limit: 1 });
    expect(events).toHaveLength(1);
    expect(total).toBeGreaterThan(1);
    expect(events[0]).toMatchObject({ outlet: expect.any(String), text: expect.any(String) });
  });
});
