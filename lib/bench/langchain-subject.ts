import { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import type { Subject } from "./subject.ts";

/** The usual figures of its tutorials, in characters. */
const SPLITTER = { chunkSize: 1000, chunkOverlap: 200 };

/** LangChain's usual pipeline: recursive splitter, HNSWLib with its defaults, the same embeddings as ours. */
export const langchainSubject: Subject = {
  name: "LangChain HNSWLib",

  async build(articles, folder, embeddings) {
    const splitter = new RecursiveCharacterTextSplitter(SPLITTER);
    const chunks = await splitter.createDocuments(
      articles.map(({ body }) => body),
      articles.map(({ id }) => ({ articleId: id })),
    );
    const store = await HNSWLib.fromDocuments(chunks, embeddings);
    await store.save(folder);
    return chunks.length;
  },

  async open(folder, embeddings) {
    const store = await HNSWLib.load(folder, embeddings);
    return {
      async search(question, limit) {
        const most = Math.min(limit, store.index.getCurrentCount());
        const found = await store.similaritySearch(question, most);
        return found.map(({ metadata }) => String(metadata["articleId"]));
      },
      close: () => Promise.resolve(),
    };
  },
};
