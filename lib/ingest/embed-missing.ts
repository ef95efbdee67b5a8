import type { ArchiveWriter, EmbeddingsInfo, HashedVector, PendingText } from "../archive/archive-writer.ts";
import { packSentenceVectors } from "../archive/sentence-vectors.ts";
import type { NamedEmbeddings } from "../embeddings/named-embeddings.ts";
import { embedPassages, type PassageVectors } from "../embeddings/passage-text.ts";

/** Texts per call; also what a kill can lose. */
const BATCH = 128;
/** Its vector tells two models of one name apart. */
const PROBE = "The quick brown fox jumps over the lazy dog near the river bank.";

/** Vectors that cannot be used: of unequal lengths, empty, or not numbers. */
export class EmbeddingsError extends Error {
  override readonly name = "EmbeddingsError";
}

/** Embeds every text of the record to come that has no vector yet; each batch is kept as soon as it is made. */
export async function embedMissing(
  writer: ArchiveWriter,
  embeddings: NamedEmbeddings,
  onProgress: (done: number, total: number) => void,
): Promise<Readonly<{ info: EmbeddingsInfo; embedded: number }>> {
  const info = await useEmbeddings(writer, embeddings);
  let embedded = 0;
  let total: number | undefined;
  for await (const batch of inBatches(writer.textsWithoutVector(info.id))) {
    // What fits into one batch need not be counted, and counting takes as long as looking for it did.
    total ??= batch.length < BATCH ? batch.length : await writer.countTextsWithoutVector(info.id);
    const vectors = await embedPassages(embeddings, batch);
    await writer.saveVectors(info.id, pairVectors(batch, vectors, info.dimension));
    embedded += batch.length;
    onProgress(embedded, total);
  }
  return { info, embedded };
}

/** Embeddings that cannot have changed are not asked again who they are. */
async function useEmbeddings(writer: ArchiveWriter, embeddings: NamedEmbeddings): Promise<EmbeddingsInfo> {
  const known = await writer.embeddingsInfo(embeddings.id);
  if (known && embeddings.fixed) return known;
  const probe = Float32Array.from(await embeddings.embedQuery(PROBE));
  if (probe.length === 0) throw new EmbeddingsError(`The embeddings ${embeddings.id} gave an empty vector.`);
  const info = { id: embeddings.id, dimension: probe.length, probe };
  await writer.useEmbeddings(info);
  return info;
}

function pairVectors(
  batch: readonly PendingText[],
  vectors: readonly PassageVectors[],
  dimension: number,
): HashedVector[] {
  return batch.map(({ hash }, index) => {
    const { whole, sentences } = vectors[index] ?? { whole: [], sentences: [] };
    for (const vector of [whole, ...sentences]) expectVector(vector, dimension);
    return { hash, vector: Float32Array.from(whole), sentences: packSentenceVectors(sentences) };
  });
}

function expectVector(vector: readonly number[], dimension: number): void {
  if (vector.length !== dimension || !vector.every(Number.isFinite))
    throw new EmbeddingsError(
      `The embeddings gave a vector of ${vector.length} numbers where ${dimension} were due.`,
    );
}

async function* inBatches(
  texts: Iterable<PendingText> | AsyncIterable<PendingText>,
): AsyncGenerator<PendingText[]> {
  let batch: PendingText[] = [];
  for await (const text of texts) {
    batch.push(text);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
