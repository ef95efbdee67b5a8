import type { Hit, SearchOptions } from "../archive.ts";
import { idOf } from "../article-rows.ts";
import type { Database } from "./database.ts";
import type { ServedRow } from "./generations.ts";
import { indexedType, type StoredEmbeddings, writePgVector } from "./vector-index.ts";

/** Up to this many passages a search compares every one: it is exact, and quicker than the graph when it is narrowed. */
export const EXACT_MAX = 5000;

export type VectorParts = Readonly<{ database: Database; served: ServedRow; exactMax: number }>;

/** Cosine similarity, best first; ties by passage number. A vector of zeros is near nothing. */
export async function searchVectors(
  vector: Float32Array,
  { limit, within }: SearchOptions,
  { database, served, exactMax }: VectorParts,
): Promise<Hit[]> {
  const { embeddings } = served;
  if (!embeddings || within?.size === 0 || vector.every((value) => value === 0)) return [];
  const ids = within ? [...within] : null;
  const passages = ids ? await countPassages(database, served.number, ids) : served.passages;
  const type = passages <= exactMax || limit >= passages ? undefined : indexedType(embeddings);
  const rows = await database.rows<{ id: number; article_id: string; distance: number }>(
    type === undefined ? EXACT : nearestBy(type, embeddings),
    [writePgVector(vector), embeddings.number, served.number, ids, limit],
  );
  const hits = rows.map(({ id, article_id, distance }) => ({
    passageId: id,
    articleId: idOf(article_id),
    // A stored vector of zeros has no direction, and a distance that is no number.
    score: Number.isNaN(distance) ? 0 : 1 - distance,
  }));
  return hits.sort((a, b) => b.score - a.score || a.passageId - b.passageId).slice(0, limit);
}

async function countPassages(database: Database, at: number, ids: readonly string[]): Promise<number> {
  const [found] = await database.rows<{ count: number }>(
    `SELECT count(*) AS count FROM articles JOIN passages ON article = number
     WHERE born <= $1 AND died > $1 AND articles.id = ANY($2)`,
    [at, ids],
  );
  return found?.count ?? 0;
}

const ALIVE_AND_ALLOWED = "born <= $3 AND died > $3 AND ($4::text[] IS NULL OR articles.id = ANY($4))";

const EXACT = `
  SELECT passages.id, articles.id AS article_id, embedding <=> $1::vector AS distance
  FROM articles JOIN passages ON article = number
  JOIN vectors ON vectors.text_hash = passages.text_hash AND vectors.embeddings = $2
  WHERE ${ALIVE_AND_ALLOWED} ORDER BY distance, passages.id LIMIT $5`;

/** By the graph, in its order of distance, passing over what is not alive or not allowed until there are enough. */
function nearestBy(type: string, { number }: StoredEmbeddings): string {
  return `
  SELECT passages.id, articles.id AS article_id, vectors.embedding <=> $1::vector AS distance
  FROM vectors JOIN passages ON passages.text_hash = vectors.text_hash JOIN articles ON number = article
  WHERE vectors.embeddings = ${Number(number)} AND $2::int IS NOT NULL AND ${ALIVE_AND_ALLOWED}
  ORDER BY vectors.embedding::${type} <=> $1::${type} LIMIT $5`;
}
