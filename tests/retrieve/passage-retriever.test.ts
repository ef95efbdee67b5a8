import { describe, expect, it } from "vitest";
import { makeArticle } from "../../lib/corpus/make-article.ts";
import { parseArticleId } from "../../lib/domain/article.ts";
import { PassageRetriever } from "../../lib/retrieve/passage-retriever.ts";
import { memoryArchive } from "../fixtures/memory-archive.ts";

function article(name: string, body: string) {
  const id = parseArticleId(name);
  if (!id) throw new Error(`${name} is no article id`);
  return makeArticle({ id, file: `${name}.txt`, body, title: name, publishedOn: "2022-03-01" });
}

const archive = memoryArchive([
  article("bridge", "The mayor opened the old bridge on Tuesday. Boats may pass it again from noon."),
  article("harvest", "Farmers brought in the barley early. The mill at the river works day and night."),
]);

describe("PassageRetriever", () => {
  it("gives LangChain Documents whose text stands in the article, best first", async () => {
    const retriever = new PassageRetriever({ archive, embeddings: undefined, filters: {}, limit: 2 });
    const [best] = await retriever.invoke("Who opened the bridge?");
    const found = best && (await archive.findArticle(best.metadata.passage.articleId));
    expect(found?.id).toBe("bridge");
    expect(found?.body).toContain(best?.pageContent);
  });

  it("gives no more than it was asked for", async () => {
    const retriever = new PassageRetriever({ archive, embeddings: undefined, filters: {}, limit: 1 });
    expect(await retriever.invoke("bridge barley mill boats")).toHaveLength(1);
  });
});
