import { ALIVE } from "./migrations.ts";
import type { Rows } from "./database.ts";

/**
 * Which passages hold a term, how long they are, how often it stands in each, and whose they are: as arrays, several
 * thousand to a row, since a row for each would take ten times the room and the time. What an ingest brings is a row more
 * for each of its terms; entries of articles that are gone are passed over by whoever joins them with `articles`.
 */

/** Passages by whose numbers the entries of one term are parted into rows. */
const PART = 8192;
/** When more than this share of the passages went at once, all rows are written anew. */
const REWRITTEN_SHARE = 0.5;
/** Rows of fewer entries than `small` are merged when a term has more than `most` of them. */
const MERGED = { small: 1000, most: 16 };

const ENTRIES = `
  array_agg(passages.id ORDER BY passages.id), array_agg(article ORDER BY passages.id),
  array_agg(least(passages.term_count, 32767)::smallint ORDER BY passages.id),
  array_agg(cardinality(found.positions)::smallint ORDER BY passages.id)`;

/** Adds what was staged for generation `next`, in the caller's transaction. */
export async function writePostings(rows: Rows, next: number): Promise<void> {
  const isRewritten = (await shareGone(rows, next)) > REWRITTEN_SHARE;
  if (isRewritten) await rows.rows(`UPDATE postings SET died = $1 WHERE died = ${ALIVE}`, [next]);
  await rows.rows(
    `INSERT INTO postings (term, born, died, part, passages, articles, lengths, counts)
     SELECT found.lexeme, $1, ${ALIVE}, passages.id / ${PART}, ${ENTRIES}
     FROM articles JOIN passages ON article = number, unnest(passages.terms) AS found
     WHERE articles.died = ${ALIVE} AND ($2 OR articles.born = $1)
     GROUP BY found.lexeme, passages.id / ${PART}`,
    [next, isRewritten],
  );
}

async function shareGone(rows: Rows, next: number): Promise<number> {
  const [gone] = await rows.rows<{ share: number }>(
    `SELECT count(*)::float8 / greatest(1, (SELECT passages FROM served JOIN generations ON number = generation)) AS share
     FROM articles JOIN passages ON article = number WHERE died = $1`,
    [next],
  );
  return gone?.share ?? 0;
}

/** Makes one row of the many small ones that single articles have left, of terms that the last ingest touched. */
export async function mergePostings(rows: Rows, oldest: number): Promise<void> {
  await rows.rows(
    `WITH touched AS (
       SELECT DISTINCT term FROM postings WHERE born = (SELECT generation FROM served)
     ), crowded AS (
       SELECT term FROM postings JOIN touched USING (term)
       WHERE born <= $1 AND died = ${ALIVE} AND cardinality(passages) < ${MERGED.small}
       GROUP BY term HAVING count(*) > ${MERGED.most}
     ), taken AS (
       DELETE FROM postings USING crowded
       WHERE postings.term = crowded.term AND born <= $1 AND died = ${ALIVE} AND cardinality(passages) < ${MERGED.small}
       RETURNING postings.*
     )
     INSERT INTO postings (term, born, died, part, passages, articles, lengths, counts)
     SELECT term, max(born), ${ALIVE}, 0, array_agg(entry.passage ORDER BY entry.passage),
       array_agg(entry.article ORDER BY entry.passage), array_agg(entry.length ORDER BY entry.passage),
       array_agg(entry.count ORDER BY entry.passage)
     FROM taken, unnest(passages, articles, lengths, counts) AS entry(passage, article, length, count)
     WHERE EXISTS (SELECT 1 FROM articles WHERE number = entry.article)
     GROUP BY term`,
    [oldest],
  );
}
