import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packSentenceVectors } from "../../lib/archive/sentence-vectors.ts";
import { matchTerms, mergeMatches, weighMatches } from "../../lib/retrieve/match-terms.ts";
import { expandTerms, queryTerms } from "../../lib/retrieve/expand-terms.ts";
import { readQuestion } from "../../lib/retrieve/read-question.ts";
import { readSentence } from "../../lib/retrieve/read-sentence.ts";
import { articlesOf, retrieveEvidence } from "../../lib/retrieve/retrieve-evidence.ts";
import { inventArticle, openRoom } from "../answer/ask-in-memory.ts";
import { HARD_ARTICLES } from "../answer/hard-articles.ts";

const { archive } = openRoom(HARD_ARTICLES);
const parts = { archive, embeddings: undefined };
const sentence = (text: string) => readSentence(text, { start: 0, end: text.length });
const terms = (question: string) => expandTerms(readQuestion(question), archive);
const covered = async (question: string, text: string) => {
  const expanded = await terms(question);
  return weighMatches(expanded, matchTerms(expanded, sentence(text)));
};

describe("retrieveEvidence", () => {
  it("puts the sentence that speaks to the question first, and its article", async () => {
    const { sentences, passages } = await retrieveEvidence("What was funded for the dam?", {}, parts);
    expect(sentences[0]?.text).toContain("dam");
    expect(articlesOf(passages)[0]).toBe("varn-dam");
  });

  it("puts the one nearest to the question in meaning first among sentences that hold its words alike", async () => {
    const body = "The harbour of Osten has red cranes. The harbour of Osten has blue gates.";
    const room = openRoom([inventArticle("harbour", body)]);
    const embeddings = {
      id: "two",
      dimension: 2,
      fixed: true,
      embedQuery: () => Promise.resolve([0, 1]),
      embedDocuments: () => Promise.resolve([]),
    };
    const near = async (vectors: number[][]) => {
      const archive = {
        ...room.archive,
        info: { ...room.archive.info, embeddings: "two", vectors: true },
        sentenceVectors: () => Promise.resolve(new Map([[1, packSentenceVectors(vectors)]])),
      };
      const { sentences } = await retrieveEvidence(
        "What does the harbour of Osten have?",
        {},
        { archive, embeddings },
      );
      return sentences[0]?.text;
    };
    expect(
      await near([
        [0, 1],
        [1, 0],
      ]),
    ).toContain("cranes");
    expect(
      await near([
        [1, 0],
        [0, 1],
      ]),
    ).toContain("gates");
    // Vectors of other sentences than the passage has tell nothing.
    expect(
      await near([
        [1, 0],
        [1, 0],
        [0, 1],
      ]),
    ).toBe(await near([]));
  });

  it("gives sentences that stand in their article, best first", async () => {
    const bodies = new Map(HARD_ARTICLES.map(({ id, body }) => [id, body]));
    const question = fc.constantFrom(
      "Who joined?",
      "Grenholm",
      "700 volunteers in the north",
      "trams Kiev",
      "xq",
    );
    await fc.assert(
      fc.asyncProperty(question, async (words) => {
        const { sentences } = await retrieveEvidence(words, {}, parts);
        const scores = sentences.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        for (const { articleId, span, text } of sentences) {
          expect(bodies.get(articleId)?.slice(span.start, span.end)).toBe(text);
        }
      }),
      { numRuns: 10 },
    );
  });

  it.each(["Kharkov trams", "KHARKIV trams", "trams in Kharkív"])("finds %s", async (question) => {
    const { passages } = await retrieveEvidence(question, {}, parts);
    expect(passages[0]?.passage.articleId).toBe("kharkiv-trams");
  });

  it("finds what a slip of the finger meant", async () => {
    const { passages } = await retrieveEvidence("ligthhouse", {}, parts);
    expect(articlesOf(passages).toSorted()).toEqual(["grenholm-echo", "osten-wire"]);
  });

  it("finds what the record dates to the day asked for, though no word of the question is in it", async () => {
    const dated = openRoom([
      inventArticle("storm", "The pier at Aven broke on Thursday.", { publishedOn: "2031-05-16" }),
      inventArticle("calm", "Boats sailed again on Monday.", { publishedOn: "2031-05-20" }),
    ]);
    const evidence = await retrieveEvidence(
      "What happened on 15 May 2031?",
      {},
      { ...parts, archive: dated.archive },
    );
    expect(evidence.sentences[0]?.text).toContain("broke on Thursday");
  });

  it("is empty for a question that has no word of the record, and for an empty record", async () => {
    expect((await retrieveEvidence("xylophone zzz", {}, parts)).sentences).toEqual([]);
    const empty = { ...parts, archive: openRoom([]).archive };
    expect((await retrieveEvidence("Who joined?", {}, empty)).passages).toEqual([]);
  });
});

describe("matchTerms", () => {
  it("is full for the sentence's own words, and nothing for another's", async () => {
    expect(await covered("patrols in the north", "Patrols went north.")).toBe(1);
    expect(await covered("patrols in the north", "The dam held.")).toBe(0);
  });

  it("knows a country by its people, less surely", async () => {
    const share = await covered("Poland", "Polish ships sailed.");
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(1);
  });

  it("never loses by merging", () => {
    const match = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(match, match, (a, b) => {
        const merged = mergeMatches(a, b);
        for (const [at, value] of merged.entries()) expect(value).toBe(Math.max(a[at] ?? 0, b[at] ?? 0));
      }),
    );
  });
});

describe("expandTerms", () => {
  it("knows which words the record does not hold, and gives them the weight of the rarest", async () => {
    const [merkel, dam] = await terms("Merkel dam");
    expect(merkel).toMatchObject({ inRecord: false, forms: [] });
    expect(dam?.inRecord).toBe(true);
    expect(merkel?.idf ?? 0).toBeGreaterThan(dam?.idf ?? 0);
  });

  it("asks the search for no term twice", async () => {
    const asked = queryTerms(await terms("Kharkiv, Kharkov and the trams of Kharkiv")).map(
      ({ term }) => term,
    );
    expect(new Set(asked).size).toBe(asked.length);
  });
});
