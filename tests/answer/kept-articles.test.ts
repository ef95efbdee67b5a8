import { describe, expect, it } from "vitest";
import { readArticles } from "../../lib/answer/kept-articles.ts";
import type { Archive } from "../../lib/archive/archive.ts";
import type { Article, ArticleId } from "../../lib/domain/article.ts";
import type { Quote } from "../../lib/domain/quote.ts";

/** An archive of articles named "a1", "a2" and so on, which tells what is read of it. */
function openCounted(length: number): { archive: Archive; reads: ArticleId[] } {
  const reads: ArticleId[] = [];
  const archive: Partial<Archive> = {
    findArticle: (id) => {
      reads.push(id);
      const article = { id, body: "x".repeat(length) } as Article;
      return Promise.resolve(id.startsWith("a") ? article : undefined);
    },
    listQuotes: ({ articles } = {}) =>
      Promise.resolve([...(articles ?? [])].map((articleId) => ({ articleId }) as Quote)),
  };
  return { archive: archive as Archive, reads };
}

const ids = (...names: string[]) => names as ArticleId[];

describe("readArticles()", () => {
  it("reads each article of a generation once, with its own quotations, in the order asked for", async () => {
    const { archive, reads } = openCounted(100);
    await readArticles(archive, ids("a1", "a2"));
    const read = await readArticles(archive, ids("a3", "a1", "gone"));
    expect(read.map(({ article, quotes }) => [article.id, quotes.map((quote) => quote.articleId)])).toEqual([
      ["a3", ["a3"]],
      ["a1", ["a1"]],
    ]);
    expect(reads).toEqual(["a1", "a2", "a3", "gone"]);
  });

  it("reads every generation for itself, and keeps only the one that came last", async () => {
    const [first, second] = [openCounted(100), openCounted(100)];
    await readArticles(first.archive, ids("a1"));
    await readArticles(second.archive, ids("a1"));
    expect(second.reads).toEqual(["a1"]);
    await readArticles(first.archive, ids("a1"));
    expect(first.reads).toEqual(["a1", "a1"]);
  });

  it("forgets those not asked for longest when there are too many", async () => {
    const { archive, reads } = openCounted(3_000_000);
    await readArticles(archive, ids("a1", "a2"));
    await readArticles(archive, ids("a1"));
    await readArticles(archive, ids("a3"));
    expect(reads).toEqual(["a1", "a2", "a3"]);
    await readArticles(archive, ids("a1"));
    expect(reads).toHaveLength(3);
    await readArticles(archive, ids("a2"));
    expect(reads).toHaveLength(4);
  });
});
