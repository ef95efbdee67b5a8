import { describe, expect, it } from "vitest";
import { readAhead, readPassages } from "../../lib/retrieve/read-passage.ts";
import { memoryArchive } from "../fixtures/memory-archive.ts";
import { inventArticle } from "../answer/ask-in-memory.ts";

const generation = (...bodies: string[]) =>
  memoryArchive(bodies.map((body, at) => inventArticle(`note-${String(at)}`, body)));
const words = async (archive: Parameters<typeof readPassages>[0], id: number) =>
  (await readPassages(archive, [id]))[0]?.sentences[0]?.text;

describe("readPassages", () => {
  it("keeps what it has read, also for the next generation, where the passage is as it was", async () => {
    const [old, next] = [
      generation("Eels climb the weir."),
      generation("Eels climb the weir.", "A mill burns."),
    ];
    const [read] = await readPassages(old, [1]);
    expect((await readPassages(old, [1]))[0]).toBe(read);
    expect((await readPassages(next, [1]))[0]).toBe(read);
  });

  it("keeps it over a generation in which nobody asked for it", async () => {
    const generations = Array.from({ length: 3 }, () =>
      generation("Eels climb the weir.", "A mill burns.", "Snow falls."),
    );
    const [first, second, third] = generations;
    const [read] = first ? await readPassages(first, [1]) : [];
    if (second) await readPassages(second, [2]);
    expect(third && (await readPassages(third, [1]))[0]).toBe(read);
  });

  it("reads anew what has changed under the same number, and leaves the older generation as it was", async () => {
    const [old, next] = [generation("Eels climb the weir."), generation("Trout climb the weir.")];
    expect(await words(old, 1)).toBe("Eels climb the weir.");
    expect(await words(next, 1)).toBe("Trout climb the weir.");
    expect(await words(old, 1)).toBe("Eels climb the weir.");
  });

  it("has read what it was told to read ahead", async () => {
    const archive = generation("Eels climb the weir.", "A mill burns.");
    const [article] = await archive.listArticles();
    expect(article && (await readAhead(archive, article.id))).toBe(true);
    const unread = { ...archive, readPassages: archive.readPassages.bind(archive) };
    expect(await words(archive, 1)).toBe("Eels climb the weir.");
    let asked = 0;
    archive.readPassages = (ids) => {
      asked += ids.length;
      return unread.readPassages(ids);
    };
    await readPassages(archive, [1, 2]);
    expect(asked).toBe(1);
  });

  it("gives nothing for a passage that the archive does not hold", async () => {
    const archive = generation("Eels climb the weir.");
    expect(await readPassages(archive, [7, 1])).toHaveLength(1);
  });
});
