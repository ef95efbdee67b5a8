import { BaseRetriever } from "@langchain/core/retrievers";
import { Document } from "langchain";
import type { Filters } from "../domain/conversation.ts";
import type { RankedPassage } from "./rank-passages.ts";
import { retrieveEvidence, type RetrieveParts } from "./retrieve-evidence.ts";

/** What a retrieved Document carries beside its text: the ranked passage itself. */
export type PassageMetadata = RankedPassage & Record<string, unknown>;

export type RetrieverOptions = RetrieveParts & Readonly<{ filters: Filters; limit: number }>;

/** The retrieval as LangChain sees it: the `limit` best passages for a question, best first, text as in the article. */
export class PassageRetriever extends BaseRetriever<PassageMetadata> {
  override lc_namespace = ["on-the-record", "retrieve"];

  constructor(private readonly options: RetrieverOptions) {
    super({});
  }

  /** @throws when the archive cannot be read. */
  override async _getRelevantDocuments(question: string): Promise<Document<PassageMetadata>[]> {
    const { filters, limit, ...parts } = this.options;
    const { passages } = await retrieveEvidence(question, filters, { ...parts, limit });
    return passages
      .slice(0, limit)
      .map((ranked) => new Document({ pageContent: ranked.passage.text, metadata: { ...ranked } }));
  }
}
