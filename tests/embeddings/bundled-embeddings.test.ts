import { afterAll, describe, expect, it } from "vitest";
import { BundledEmbeddings } from "../../lib/embeddings/bundled-embeddings.ts";

const embeddings = new BundledEmbeddings();
afterAll(() => embeddings.close());

const cosine = (a: number[], b: number[]) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe("the bundled embeddings", () => {
  it("put a paraphrase nearer than another subject", async () => {
    const [asked, near, far] = await embeddings.embedDocuments([
      "How many people fled the city?",
      "Thousands of refugees left the town.",
      "The recipe asks for two spoons of sugar.",
    ]);
    if (!asked || !near || !far) throw new Error("too few vectors");
    expect(asked).toHaveLength(512);
    expect(cosine(asked, near)).toBeGreaterThan(cosine(asked, far) + 0.1);
  });

  it("give in threads, in the order asked, what they give here", async () => {
    const texts = Array.from(
      { length: 40 },
      (_, at) => `The ferry took ${at} guests${" and more".repeat(40 - at)}.`,
    );
    const vectors = await embeddings.embedDocuments(texts);
    expect(vectors).toHaveLength(40);
    for (const at of [0, 17, 39]) {
      const here = await embeddings.embedQuery(texts[at] ?? "");
      expect(cosine(here, vectors[at] ?? [])).toBeGreaterThan(0.9999);
    }
  });

  it("take texts without words, half a character, and very long ones", async () => {
    const vectors = await embeddings.embedDocuments(["", " \n", "\ud83d", "word ".repeat(4000)]);
    for (const vector of vectors) expect(vector.every(Number.isFinite)).toBe(true);
  });
});
