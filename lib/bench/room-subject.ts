import { openEmbeddedArchive } from "../archive/embedded/open-archive.ts";
import { buildArchive, itemsOf } from "../evaluate/build-archive.ts";
import { retrieveEvidence } from "../retrieve/retrieve-evidence.ts";
import type { Subject } from "./subject.ts";

/**
 * On the Record itself: its whole ingest (quotations, events and the durable record included), and its whole retrieval
 * (the question read and embedded, keywords and vectors fused, sentences ranked).
 */
export const roomSubject: Subject = {
  name: "On the Record",

  async build(articles, folder, embeddings) {
    const { passages } = await buildArchive({ source: itemsOf(articles), dataDir: folder, embeddings });
    return passages;
  },

  async open(folder, embeddings) {
    const archive = await openEmbeddedArchive(folder, embeddings);
    return {
      async search(question, limit) {
        const { passages } = await retrieveEvidence(question, {}, { archive, embeddings });
        return passages.slice(0, limit).map(({ passage }) => passage.articleId);
      },
      close: () => archive.close(),
    };
  },
};
