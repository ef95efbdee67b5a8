import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { PassageText, PassageVectors } from "./passage-text.ts";

/** LangChain embeddings with a name by which an archive remembers what its vectors were made with. */
export interface NamedEmbeddings extends EmbeddingsInterface {
  /** "use-lite-2", "ollama:nomic-embed-text". */
  readonly id: string;
  /** Length of a vector; undefined until the first has been made where only the provider knows. */
  readonly dimension: number | undefined;
  /** True: the same id always means the very same vectors, since the weights come with the program. */
  readonly fixed: boolean;
  /** As `embedPassages` promises; absent where a sentence is read by itself like any text. */
  embedPassages?(passages: readonly PassageText[]): Promise<PassageVectors[]>;
  /** Begins to load what the first text will need, and returns at once. */
  warm?(): void;
  /** Ends threads and connections, if any; vectors can be asked for again afterwards. */
  close?(): Promise<void>;
}
