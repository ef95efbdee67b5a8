import { describe, expect, it } from "vitest";
import type { NamedEmbeddings } from "../../lib/embeddings/named-embeddings.ts";
import { embedPassages, partsOf } from "../../lib/embeddings/passage-text.ts";

const TEXT = "A title. Post\nThe ferry sank. Photo: AP\n\nNobody drowned.";
const SENTENCES = ["The ferry sank.", "Nobody drowned."].map((words) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
});

/** Knows nothing of sentences; a vector is the text's length. */
function plainEmbeddings(asked: string[][]): NamedEmbeddings {
  return {
    id: "plain",
    dimension: 1,
    fixed: true,
    embedQuery: (text) => Promise.resolve([text.length]),
    embedDocuments: (texts) => {
      asked.push(texts);
      return Promise.resolve(texts.map((text) => [text.length]));
    },
  };
}

describe("partsOf", () => {
  it("gives the sentences in order, and what stands before and between them", () => {
    expect(partsOf({ text: TEXT, sentences: SENTENCES })).toEqual([
      { text: "A title. Post", isSentence: false },
      { text: "The ferry sank.", isSentence: true },
      { text: "Photo: AP", isSentence: false },
      { text: "Nobody drowned.", isSentence: true },
    ]);
    expect(partsOf({ text: " \n", sentences: [] })).toEqual([]);
  });
});

describe("embedPassages", () => {
  it("asks embeddings that know no sentences for each of them as a text, all in one call", async () => {
    const asked: string[][] = [];
    const passages = [
      { text: TEXT, sentences: SENTENCES },
      { text: "Short.", sentences: [] },
    ];
    expect(await embedPassages(plainEmbeddings(asked), passages)).toEqual([
      { whole: [TEXT.length], sentences: [[15], [15]] },
      { whole: [6], sentences: [] },
    ]);
    expect(asked).toEqual([[TEXT, "The ferry sank.", "Nobody drowned.", "Short."]]);
  });
});
