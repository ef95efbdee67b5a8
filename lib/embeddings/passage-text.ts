import { type Span, sliceSpan } from "../domain/span.ts";
import type { NamedEmbeddings } from "./named-embeddings.ts";

/** A text that wants a vector of its own and one for each of its sentences, which are spans of it, in order and apart. */
export type PassageText = Readonly<{ text: string; sentences: readonly Span[] }>;

export type PassageVectors = Readonly<{
  whole: readonly number[];
  sentences: readonly (readonly number[])[];
}>;

/** In the order given. Embeddings that know no sentences are given each as a text by itself, beside the passages. */
export async function embedPassages(
  embeddings: NamedEmbeddings,
  passages: readonly PassageText[],
): Promise<PassageVectors[]> {
  if (embeddings.embedPassages) return embeddings.embedPassages(passages);
  const texts = passages.map(({ text, sentences }) => [
    text,
    ...sentences.map((span) => sliceSpan(text, span)),
  ]);
  return pairVectors(passages, await embeddings.embedDocuments(texts.flat()));
}

/** `vectors`: for each passage that of the whole, then those of its sentences. */
export function pairVectors(
  passages: readonly PassageText[],
  vectors: readonly (readonly number[])[],
): PassageVectors[] {
  const left = vectors.values();
  const next = () => left.next().value ?? [];
  return passages.map(({ sentences }) => ({ whole: next(), sentences: sentences.map(next) }));
}

/** A stretch of a passage; `isSentence` false for what stands before, between and after its sentences. */
export type PassagePart = Readonly<{ text: string; isSentence: boolean }>;

/** The passage from end to end but for white space between its parts; every sentence is one, in order. */
export function partsOf({ text, sentences }: PassageText): PassagePart[] {
  const parts: PassagePart[] = [];
  let at = 0;
  const addBetween = (end: number) => {
    const between = text.slice(at, end).trim();
    if (between !== "") parts.push({ text: between, isSentence: false });
  };
  for (const span of sentences) {
    addBetween(span.start);
    parts.push({ text: sliceSpan(text, span), isSentence: true });
    at = span.end;
  }
  addBetween(text.length);
  return parts;
}
