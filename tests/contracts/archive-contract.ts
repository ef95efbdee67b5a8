import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Archive } from "../../lib/archive/archive.ts";
import { sentenceCosines } from "../../lib/archive/sentence-vectors.ts";
import type { Article } from "../../lib/domain/article.ts";
import { summarizeArticle } from "../../lib/domain/article.ts";
import { sliceSpan } from "../../lib/domain/span.ts";
import type { NamedEmbeddings } from "../../lib/embeddings/named-embeddings.ts";
import { splitPassages } from "../../lib/ingest/split-passages.ts";
import { fakeEmbeddings } from "../archive/fake-embeddings.ts";
import { articleId, inventArticle, numberedArticle } from "../archive/invented-articles.ts";

/** A backend over the given articles, ingested with one quotation and one event an article (see `ingestInto`). */
export type OpenOver = (
  articles: Article[],
  embeddings: NamedEmbeddings,
) => Promise<Readonly<{ archive: Archive; remove: () => Promise<void> }>>;

const ZEPPELIN = inventArticle({
  id: "zeppelin",
  title: "A zeppelin over Easton",
  outlet: "Weston Post",
  publishedOn: "2019-04-01",
  body: "By Anna Reed\n\nThe zeppelin came on Monday. It left the old quay at noon.\n\nNobody saw where it went.",
});
const UNDATED = inventArticle({ id: "undated", body: "The ferry was late again. The warden said nothing." });
const ARTICLES = [...Array.from({ length: 40 }, (_, at) => numberedArticle(at)), ZEPPELIN, UNDATED];

/** What every backend promises. */
export function describeArchive(name: string, openOver: OpenOver): void {
  describe(`the archive's contract: ${name}`, () => {
    const embeddings = fakeEmbeddings();
    let archive: Archive;
    let remove: () => Promise<void>;
    beforeAll(async () => {
      ({ archive, remove } = await openOver(ARTICLES, embeddings));
    });
    afterAll(() => remove());

    const vectorOf = async (text: string) => Float32Array.from(await embeddings.embedQuery(text));

    it("tells what it holds", () => {
      const { articles, passages, embeddings: id, vectors, degraded } = archive.info;
      expect({ articles, id, vectors, degraded }).toEqual({
        articles: 42,
        id: "fake",
        vectors: true,
        degraded: [],
      });
      expect(passages).toBe(ARTICLES.flatMap(splitPassages).length);
      expect(Date.parse(archive.info.builtAt)).toBeGreaterThan(0);
    });

    it("lists every article by id, without bodies", async () => {
      const expected = ARTICLES.map(summarizeArticle).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(await archive.listArticles()).toEqual(expected);
    });

    it("gives an article back as it was, and nothing for an id it does not know", async () => {
      expect(await archive.findArticle(ZEPPELIN.id)).toEqual(ZEPPELIN);
      expect(await archive.findArticle(UNDATED.id)).toEqual(UNDATED);
      expect(await archive.findArticle(articleId("nobody"))).toBeUndefined();
    });

    it("gives passages as they were split, in order", async () => {
      for (const article of [ZEPPELIN, ARTICLES[7] ?? UNDATED]) {
        const found = await archive.passagesOf(article.id);
        expect(found.map(({ id: _, ...passage }) => passage)).toEqual(splitPassages(article));
      }
      expect(await archive.passagesOf(articleId("nobody"))).toEqual([]);
    });

    it("reads passages in the order asked for and leaves out what does not exist", async () => {
      const [a, b] = await archive.passagesOf(articleId("article-0003"));
      if (!a || !b) throw new Error("too few passages");
      expect(await archive.readPassages([b.id, 999_999, a.id])).toEqual([b, a]);
    });

    it("finds by keywords, best first, and says whose passage it is", async () => {
      const [hit, ...others] = await archive.searchKeywords([{ term: "zeppelin", weight: 1 }], { limit: 5 });
      expect(hit?.articleId).toBe("zeppelin");
      expect(others.every(({ articleId: id }) => id === "zeppelin")).toBe(true);
      const many = await archive.searchKeywords([{ term: "bridg", weight: 1 }], { limit: 5 });
      expect(many).toHaveLength(5);
      expect(many.map(({ score }) => score)).toEqual(many.map(({ score }) => score).sort((x, y) => y - x));
      for (const { passageId, articleId: id } of many)
        expect((await archive.readPassages([passageId]))[0]?.articleId).toBe(id);
    });

    it("knows which terms it holds, and words near those it does not", async () => {
      const known = await archive.documentFrequencies(["zeppelin", "submarin", "zeppelin"]);
      expect([...known]).toEqual([["zeppelin", 1]]);
      expect([...(await archive.documentFrequencies([]))]).toEqual([]);
      expect(await archive.similarTerms("zepelin")).toContain("zeppelin");
    });

    it("finds by vectors: a passage's own vector finds it, with a likeness of 1", async () => {
      const [passage] = await archive.passagesOf(ZEPPELIN.id);
      if (!passage) throw new Error("no passage");
      const hits = await archive.searchVectors(await vectorOf(`${passage.contextLine}\n${passage.text}`), {
        limit: 4,
      });
      expect(hits).toHaveLength(4);
      expect(hits[0]).toMatchObject({ passageId: passage.id, articleId: "zeppelin" });
      expect(hits[0]?.score).toBeCloseTo(1, 4);
      for (const { score } of hits) expect(Math.abs(score)).toBeLessThanOrEqual(1.0001);
    });

    it("gives no more than it has, however many are asked for", async () => {
      const hits = await archive.searchVectors(await vectorOf("the bridge"), { limit: 5000 });
      expect(hits).toHaveLength(archive.info.passages);
      expect(new Set(hits.map(({ passageId }) => passageId)).size).toBe(hits.length);
    });

    it("keeps a vector of each sentence, near enough to what the embeddings gave", async () => {
      const passages = [
        ...(await archive.passagesOf(ZEPPELIN.id)),
        ...(await archive.passagesOf(UNDATED.id)),
      ];
      const found = await archive.sentenceVectors([999_999, ...passages.map(({ id }) => id)]);
      expect([...found.keys()].sort()).toEqual(passages.map(({ id }) => id).sort());
      for (const { id, text, span, sentences } of passages) {
        const kept = found.get(id) ?? { scales: new Float32Array(), numbers: new Int8Array() };
        expect(kept.scales).toHaveLength(sentences.length);
        for (const [at, { start, end }] of sentences.entries()) {
          const own = await vectorOf(sliceSpan(text, { start: start - span.start, end: end - span.start }));
          expect(sentenceCosines(own, kept)[at]).toBeCloseTo(1, 2);
        }
      }
      expect(await archive.sentenceVectors([])).toEqual(new Map());
    });

    it("refuses a vector of another length", async () => {
      await expect(archive.searchVectors(new Float32Array(7), { limit: 3 })).rejects.toThrow("32");
    });

    it("keeps both searches within the articles it is told", async () => {
      const within = new Set([articleId("article-0002"), articleId("article-0008"), articleId("nobody")]);
      const words = await archive.searchKeywords([{ term: "visitor", weight: 1 }], { limit: 50, within });
      const vectors = await archive.searchVectors(await vectorOf("visitors"), { limit: 50, within });
      for (const hits of [words, vectors])
        expect([...new Set(hits.map((hit) => hit.articleId))].sort()).toEqual([
          "article-0002",
          "article-0008",
        ]);
      expect(
        await archive.searchKeywords([{ term: "visitor", weight: 1 }], { limit: 5, within: new Set() }),
      ).toEqual([]);
      expect(
        await archive.searchVectors(await vectorOf("visitors"), { limit: 5, within: new Set() }),
      ).toEqual([]);
    });

    it("lists quotes by article and place, all or those of some articles", async () => {
      expect(await archive.listQuotes()).toHaveLength(ARTICLES.length);
      const some = await archive.listQuotes({ articles: new Set([ZEPPELIN.id, articleId("article-0001")]) });
      expect(some.map(({ id }) => id)).toEqual(["article-0001#q1", "zeppelin#q1"]);
    });

    it("lists events by day, those without one last, and narrows by day and article", async () => {
      const all = await archive.listEvents();
      expect(all).toHaveLength(ARTICLES.length);
      expect(all.at(-1)).toMatchObject({ articleId: "undated", date: null });
      const dates = all.slice(0, -1).map(({ date }) => date ?? "");
      expect(dates).toEqual([...dates].sort());
      const april = await archive.listEvents({ from: "2019-04-01", to: "2019-04-01" });
      expect(april.map((event) => event.articleId)).toEqual(["zeppelin"]);
      const none = await archive.listEvents({ from: "2019-04-01", articles: new Set([UNDATED.id]) });
      expect(none).toEqual([]);
    });
  });
}
