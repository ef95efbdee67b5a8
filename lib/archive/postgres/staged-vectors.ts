import type { EmbeddingsInfo, HashedVector, PendingText } from "../archive-writer.ts";
import { type PendingRow, readPendingRow, readVector, writeVector } from "../article-rows.ts";
import { cosineSimilarity } from "../cosine-similarity.ts";
import { writeSentenceVectors } from "../sentence-vectors.ts";
import type { Rows, Session } from "./database.ts";
import { ALIVE } from "./migrations.ts";
import { type StoredEmbeddings, writePgVector } from "./vector-index.ts";

/** The same model gives the same vector up to rounding; another one is nowhere near. */
const SAME_PROBE = 0.999;
/** Texts without a vector read at a time. */
const TEXT_PAGE = 256;

const WITHOUT_VECTOR = `FROM passages JOIN articles ON number = article AND died = ${ALIVE}
  WHERE NOT EXISTS (SELECT 1 FROM vectors
    WHERE vectors.text_hash = passages.text_hash AND vectors.sentences IS NOT NULL
      AND embeddings = (SELECT number FROM embeddings WHERE id = $1))`;

export type ProbedEmbeddings = StoredEmbeddings & EmbeddingsInfo;

export async function findEmbeddings(rows: Rows, id: string): Promise<ProbedEmbeddings | undefined> {
  const [known] = await rows.rows<{ number: number; dimension: number; probe: Buffer }>(
    "SELECT number, dimension, probe FROM embeddings WHERE id = $1",
    [id],
  );
  return known && { ...known, id, probe: readVector(known.probe) };
}

/** Vectors of another run of the same embeddings are deleted when `probe` is not what they gave then. */
export async function useEmbeddings(
  session: Session,
  { id, dimension, probe }: EmbeddingsInfo,
): Promise<void> {
  await session.transaction(async () => {
    const known = await findEmbeddings(session, id);
    const same = known?.dimension === dimension && cosineSimilarity(known.probe, probe) >= SAME_PROBE;
    if (known && !same) {
      await session.rows(`DROP INDEX IF EXISTS vectors_of_${Number(known.number)}`);
      await session.rows("DELETE FROM vectors WHERE embeddings = $1", [known.number]);
    }
    await session.rows(
      `INSERT INTO embeddings (id, dimension, probe) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET dimension = excluded.dimension, probe = excluded.probe`,
      [id, dimension, writeVector(probe)],
    );
  });
}

export async function* textsWithoutVector(rows: Rows, embeddings: string): AsyncGenerator<PendingText> {
  for (let after = 0; ;) {
    const page = await rows.rows<PendingRow & { id: number }>(
      `SELECT passages.id, text_hash, text, context_line, passages.sentences ${WITHOUT_VECTOR} AND passages.id > $2
       ORDER BY passages.id LIMIT ${TEXT_PAGE}`,
      [embeddings, after],
    );
    yield* new Map(page.map(readPendingRow).map((pending) => [pending.hash, pending])).values();
    if (page.length < TEXT_PAGE) return;
    after = page.at(-1)?.id ?? Infinity;
  }
}

export async function countTextsWithoutVector(rows: Rows, embeddings: string): Promise<number> {
  const [found] = await rows.rows<{ count: number }>(
    `SELECT count(DISTINCT text_hash) AS count ${WITHOUT_VECTOR}`,
    [embeddings],
  );
  return found?.count ?? 0;
}

export async function saveVectors(
  rows: Rows,
  embeddings: string,
  vectors: readonly HashedVector[],
): Promise<void> {
  const distinct = [...new Map(vectors.map((each) => [each.hash, each])).values()];
  await rows.rows(
    `INSERT INTO vectors (text_hash, embeddings, embedding, sentences)
     SELECT text_hash, number, embedding::vector, sentences
     FROM unnest($2::bytea[], $3::text[], $4::bytea[]) AS given(text_hash, embedding, sentences)
     JOIN embeddings ON embeddings.id = $1
     ON CONFLICT (text_hash, embeddings) DO UPDATE SET embedding = excluded.embedding, sentences = excluded.sentences`,
    [
      embeddings,
      distinct.map(({ hash }) => Buffer.from(hash, "hex")),
      distinct.map(({ vector }) => writePgVector(vector)),
      distinct.map(({ sentences }) => (sentences ? writeSentenceVectors(sentences) : null)),
    ],
  );
}
