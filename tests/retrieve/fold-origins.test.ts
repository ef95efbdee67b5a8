import { describe, expect, it } from "vitest";
import { summarizeArticle } from "../../lib/domain/article.ts";
import { retrieveEvidence } from "../../lib/retrieve/retrieve-evidence.ts";
import { inventArticle } from "../answer/ask-in-memory.ts";
import { memoryArchive } from "../fixtures/memory-archive.ts";

const WIRE = "The dam at Varn broke on Monday and the dam keepers fled. Water stood in the streets of Varn.";
const copies = Array.from({ length: 60 }, (_, at) => inventArticle(`copy-${at}`, `${WIRE} Paper ${at}.`));
const other = inventArticle(
  "engineer",
  "An engineer had warned of cracks two years before. Nobody in the dam office answered her letters.",
);
const articles = [...copies, other];
const question = "Who warned that the dam at Varn would break?";

function openWith(originOf: (id: string) => string) {
  const origins = new Map(articles.map(({ id }) => [originOf(id), id]));
  const listing = articles.map((article) => ({
    ...summarizeArticle(article),
    originId: origins.get(originOf(article.id)) ?? article.id,
  }));
  return { ...memoryArchive(articles), listArticles: () => Promise.resolve(listing) };
}

describe("copies of one report", () => {
  it("take a quarter of the candidates at most, and leave room for what is not a copy", async () => {
    const archive = openWith((id) => (id.startsWith("copy") ? "wire" : id));
    const { passages } = await retrieveEvidence(question, {}, { archive, embeddings: undefined });
    const found = passages.map(({ passage }) => passage.articleId as string);
    expect(found).toContain("engineer");
    expect(found.filter((id) => id.startsWith("copy"))).toHaveLength(10);
  });

  it("are articles like any other where nobody has told that they are copies", async () => {
    const archive = openWith((id) => id);
    const { passages } = await retrieveEvidence(question, {}, { archive, embeddings: undefined });
    expect(passages).toHaveLength(40);
  });
});
