import { randomBytes } from "node:crypto";
import type { PublishOptions, RecordCounts } from "../archive-writer.ts";
import type { Rows, Session } from "./database.ts";
import { ALIVE } from "./migrations.ts";
import { mergePostings, writePostings } from "./postings.ts";
import { findEmbeddings } from "./staged-vectors.ts";
import { ensureVectorIndex, type StoredEmbeddings } from "./vector-index.ts";

/** A generation as the database remembers it; `articles` to `terms` are what it holds of each. */
export type ServedRow = Readonly<{
  number: number;
  name: string;
  builtAt: string;
  embeddings: StoredEmbeddings | undefined;
  articles: number;
  passages: number;
  /** Terms in all its passages. */
  terms: number;
}>;

/**
 * How long the rows of a generation stay after another took its place. Questions under way, and readers that hold it a
 * moment longer, are done long before; servers on a read replica could leave no word that they are not.
 */
const KEPT_MINUTES = 15;

/** When more than this share of the passages is new, the planner's statistics are made again at once. */
const ANALYZED_SHARE = 0.1;

/** The generation that is served; undefined while there is none. */
export async function findServed(rows: Rows): Promise<ServedRow | undefined> {
  const [row] = await rows.rows<
    Omit<ServedRow, "embeddings"> & { embeddings: number | null; id: string | null; dimension: number | null }
  >(
    `SELECT generations.number, name, built_at AS "builtAt", articles, passages, term_count AS terms,
       embeddings.number AS embeddings, embeddings.id, dimension
     FROM served JOIN generations ON generations.number = served.generation
     LEFT JOIN embeddings ON embeddings.number = generations.embeddings`,
  );
  if (!row) return undefined;
  const { id, dimension, embeddings: number, ...served } = row;
  const known = number !== null && id !== null && dimension !== null;
  return { ...served, embeddings: known ? { number, id, dimension } : undefined };
}

/** All that makes the rows staged for `next` the record that is served, in one transaction. */
export async function publishGeneration(
  session: Session,
  next: number,
  { embeddings, now, onStep = () => undefined }: PublishOptions,
): Promise<void> {
  onStep("vectors");
  const stored = embeddings && (await findEmbeddings(session, embeddings.id));
  if (stored) await ensureVectorIndex(session, stored);
  await session.transaction(async () => {
    onStep("keywords");
    await session.rows(COUNT_TERMS, [next]);
    await writePostings(session, next);
    onStep("writing");
    const { articles, passages, quotes, events } = await countRecord(session, next);
    const name = `${String(next).padStart(6, "0")}-${randomBytes(4).toString("hex")}`;
    await session.rows(
      `INSERT INTO generations (number, name, built_at, embeddings, articles, passages, quotes, events, term_count)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, coalesce(sum(term_count), 0) FROM articles WHERE died = ${ALIVE}`,
      [next, name, now().toISOString(), stored?.number ?? null, articles, passages, quotes, events],
    );
    onStep("switching");
    await session.rows(
      "UPDATE generations SET replaced_at = now() WHERE number < $1 AND replaced_at IS NULL",
      [next],
    );
    await session.rows(
      "INSERT INTO served (generation) VALUES ($1) ON CONFLICT (sole) DO UPDATE SET generation = excluded.generation",
      [next],
    );
  });
  await analyzeWhenGrown(session, next);
}

/** Brings `vocabulary` from the generation before to `$1`, by the passages that came and those that went. */
const COUNT_TERMS = `
  WITH come_and_gone AS (
    SELECT found.lexeme AS term, articles.number AS article, CASE WHEN articles.born = $1 THEN 1 ELSE -1 END AS change
    FROM articles JOIN passages ON article = number, unnest(passages.terms) AS found
    WHERE (articles.born = $1 AND articles.died = ${ALIVE}) OR articles.died = $1
  ), by_article AS (
    SELECT term, article, change, count(*) AS passages FROM come_and_gone GROUP BY term, article, change
  ), changes AS (
    SELECT term COLLATE "C" AS term, sum(change * passages)::bigint AS passages, sum(change)::bigint AS articles
    FROM by_article GROUP BY 1
  ), counted AS (
    SELECT changes.term, coalesce(known.passages, 0) + changes.passages AS passages,
      coalesce(known.articles, 0) + changes.articles AS articles
    FROM changes LEFT JOIN vocabulary AS known ON known.term = changes.term AND known.died = ${ALIVE}
    WHERE changes.passages <> 0 OR changes.articles <> 0
  ), ended AS (
    UPDATE vocabulary SET died = $1 FROM counted WHERE vocabulary.term = counted.term AND vocabulary.died = ${ALIVE}
  )
  INSERT INTO vocabulary (term, born, died, passages, articles)
  SELECT term, $1, ${ALIVE}, passages, articles FROM counted WHERE passages > 0`;

export async function countRecord(rows: Rows, at: number): Promise<RecordCounts> {
  const [counts] = await rows.rows<RecordCounts>(
    `WITH alive AS (SELECT number FROM articles WHERE born <= $1 AND died > $1)
     SELECT (SELECT count(*) FROM alive) AS articles,
       (SELECT count(*) FROM alive JOIN passages ON article = number) AS passages,
       (SELECT count(*) FROM alive JOIN quotes ON article = number) AS quotes,
       (SELECT count(*) FROM alive JOIN events ON article = number) AS events`,
    [at],
  );
  return counts ?? { articles: 0, passages: 0, quotes: 0, events: 0 };
}

/** Deletes rows that no generation holds any more but those replaced a while ago. */
export async function forgetOld(session: Session): Promise<void> {
  const [kept] = await session.rows<{ oldest: number | null }>(
    `SELECT min(number) AS oldest FROM generations
     WHERE replaced_at IS NULL OR replaced_at > now() - make_interval(mins => ${KEPT_MINUTES})`,
  );
  if (kept === undefined || kept.oldest === null) return;
  const oldest = [kept.oldest];
  await session.transaction(async () => {
    await session.rows(FORGET_VECTORS, oldest);
    await session.rows("DELETE FROM articles WHERE died <= $1", oldest);
    await session.rows("DELETE FROM vocabulary WHERE died <= $1", oldest);
    await session.rows("DELETE FROM postings WHERE died <= $1", oldest);
    await mergePostings(session, kept.oldest ?? 0);
    await session.rows("DELETE FROM origins WHERE died <= $1", oldest);
    await session.rows("DELETE FROM reports WHERE number < $1", oldest);
    await session.rows("DELETE FROM generations WHERE number < $1", oldest);
  });
}

/** Vectors of texts that only passages to be deleted have. */
const FORGET_VECTORS = `
  DELETE FROM vectors USING (
    SELECT DISTINCT text_hash FROM articles JOIN passages ON article = number WHERE died <= $1
  ) AS gone
  WHERE vectors.text_hash = gone.text_hash AND NOT EXISTS (
    SELECT 1 FROM passages JOIN articles ON number = article WHERE passages.text_hash = gone.text_hash AND died > $1
  )`;

async function analyzeWhenGrown(rows: Rows, next: number): Promise<void> {
  const [grown] = await rows.rows<{ share: number }>(
    `SELECT count(*)::float8 / greatest(1, (SELECT articles FROM generations WHERE number = $1)) AS share
     FROM articles WHERE born = $1`,
    [next],
  );
  if ((grown?.share ?? 0) < ANALYZED_SHARE) return;
  for (const table of ["articles", "passages", "vocabulary", "postings", "quotes", "events", "vectors"])
    await rows.rows(`ANALYZE ${table}`);
}
