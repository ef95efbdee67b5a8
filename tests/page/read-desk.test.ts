import { describe, expect, it } from "vitest";
import { readDays } from "../../lib/page/read-days.ts";
import { articlesQuoting, readDesk } from "../../lib/page/read-desk.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";
import { memoryArchive } from "../fixtures/memory-archive.ts";

const archive = memoryArchive(INVENTED_ARTICLES);

const ALL = { filters: {}, q: "", kind: undefined, limit: 100 } as const;

describe("readDesk()", () => {
  it("narrows quotations by outlet, day, speaker in any spelling, words and kind; speakers stay listed", async () => {
    const all = await readDesk(archive, ALL);
    expect(all.total).toBeGreaterThan(2);
    const outlets = await readDesk(archive, { ...ALL, filters: { outlets: ["Costa Daily"] } });
    expect(outlets.total).toBeGreaterThan(0);
    expect(outlets.total).toBeLessThan(all.total);
    expect(new Set(outlets.quotes.map(({ outlet }) => outlet))).toEqual(new Set(["Costa Daily"]));
    expect(outlets.speakers).toEqual(all.speakers);
    const days = await readDesk(archive, { ...ALL, filters: { from: "2031-05-16" } });
    expect(days.quotes.every(({ publishedOn }) => (publishedOn ?? "") >= "2031-05-16")).toBe(true);
    const lind = await readDesk(archive, { ...ALL, filters: { speakers: ["Ms Lind"] } });
    expect(lind.chosen.map(({ name }) => name)).toEqual(["Mara Lind"]);
    expect(lind.total).toBeGreaterThan(0);
    expect(lind.quotes.every(({ speaker }) => speaker.known && speaker.name === "Mara Lind")).toBe(true);
    const words = await readDesk(archive, { ...ALL, q: "NOT go back", kind: "direct" });
    expect(words.quotes.map(({ kind }) => kind)).toEqual(["direct"]);
    expect((await readDesk(archive, { ...ALL, limit: 1 })).quotes).toHaveLength(1);
  });

  it("tells which articles quote a speaker, and nothing when none is named", async () => {
    expect(await articlesQuoting(archive, {})).toBeUndefined();
    expect([...((await articlesQuoting(archive, { speakers: ["Ines Okafor"] })) ?? [])]).toEqual([
      "costa-ferries",
    ]);
  });
});

describe("readDays()", () => {
  it("counts every day whatever days are asked for, and narrows what is told by outlet", async () => {
    const all = await readDays(archive, { filters: {}, q: "", limit: 100 });
    expect(all.total).toBeGreaterThan(0);
    const first = all.days[0]?.day ?? "";
    const narrowed = await readDays(archive, { filters: { from: first, to: first }, q: "", limit: 100 });
    expect(narrowed.days).toEqual(all.days);
    expect(narrowed.total).toBeLessThan(all.total);
    const outlet = await readDays(archive, { filters: { outlets: ["Costa Daily"] }, q: "", limit: 100 });
    expect(new Set(outlet.events.map((event) => event.outlet))).toEqual(new Set(["Costa Daily"]));
    expect((await readDays(archive, { filters: { speakers: ["Nobody"] }, q: "", limit: 100 })).total).toBe(0);
  });
});
