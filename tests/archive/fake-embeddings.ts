import { type Span, sliceSpan } from "../../lib/domain/span.ts";
import type { NamedEmbeddings } from "../../lib/embeddings/named-embeddings.ts";

export type FakeEmbeddings = NamedEmbeddings & Readonly<{ asked: string[] }>;

/** Vectors of letter pairs: texts that share words are near; `asked` is every text that was embedded, sentences of passages left out. */
export function fakeEmbeddings(id = "fake", dimension = 32): FakeEmbeddings {
  const asked: string[] = [];
  const embed = (text: string): number[] => {
    const vector = new Array<number>(dimension).fill(0.01);
    for (let at = 0; at + 1 < text.length; at++) {
      const place = (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) % dimension;
      vector[place] = (vector[place] ?? 0) + 1;
    }
    return vector;
  };
  return {
    id,
    dimension,
    fixed: false,
    asked,
    embedQuery: (text) => Promise.resolve(embed(text)),
    embedDocuments: (texts) => {
      asked.push(...texts);
      return Promise.resolve(texts.map(embed));
    },
    embedPassages: (passages) => {
      asked.push(...passages.map(({ text }) => text));
      const embedSpans = (text: string, spans: readonly Span[]) =>
        spans.map((span) => embed(sliceSpan(text, span)));
      return Promise.resolve(
        passages.map(({ text, sentences }) => ({
          whole: embed(text),
          sentences: embedSpans(text, sentences),
        })),
      );
    },
  };
}
