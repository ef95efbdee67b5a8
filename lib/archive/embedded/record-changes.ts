import type { ArticleId, ArticleSummary } from "../../domain/article.ts";
import { idOf, readSummaryRow, type SummaryRow } from "../article-rows.ts";
import type { ArchiveDatabase } from "./database.ts";
import type { KeywordDocument } from "./keyword-columns.ts";
import { FACTS } from "./record.ts";

/** What tells one generation from a later one. */
export type RecordChanges = Readonly<{
  came: readonly ArticleId[];
  /** The passages of what came, newest article last; `article` is its place in `came`. */
  documents: readonly KeywordDocument[];
  went: readonly ArticleId[];
  /** The passages of what went. */
  gone: readonly number[];
}>;

type Between = { since: number; at: number };
/** Numbers of articles ascend with the generations: the newest are found from the end, the rest is never looked at. */
const CAME = `articles.number > coalesce((SELECT number FROM articles WHERE born <= @since ORDER BY number DESC LIMIT 1), 0)
  AND articles.born <= @at AND articles.died > @at`;
const WENT = "articles.died > @since AND articles.died <= @at AND articles.born <= @since";

/** Of the articles that came after generation `since` and are in `at`; what went is none of this. */
export function readArrivals(
  database: ArchiveDatabase,
  between: Between,
): Pick<RecordChanges, "came" | "documents"> {
  const came = database
    .prepare<Between, { number: number; id: string }>(
      `SELECT number, id FROM articles WHERE ${CAME} ORDER BY number`,
    )
    .all(between);
  const passagesOf = database.prepare<
    { number: number },
    { passageId: number; text: string; contextLine: string }
  >(
    `SELECT passages.id AS passageId, text, context_line AS contextLine FROM passages JOIN articles ON number = article
     WHERE article = @number ORDER BY ordinal`,
  );
  return {
    came: came.map(({ id }) => idOf(id)),
    documents: came.flatMap(({ number }, article) =>
      passagesOf.all({ number }).map((passage) => ({ ...passage, article })),
    ),
  };
}

/** As long as the rows of generation `since` are kept, by the lease of a reader of it. */
export function readChanges(database: ArchiveDatabase, between: Between): RecordChanges {
  const went = database.prepare<Between, { id: string }>(`SELECT id FROM articles WHERE ${WENT}`);
  const gone = database.prepare<Between, { id: number }>(
    `SELECT passages.id FROM articles JOIN passages ON article = number WHERE ${WENT}`,
  );
  return {
    ...readArrivals(database, between),
    went: went.all(between).map(({ id }) => idOf(id)),
    gone: gone.all(between).map(({ id }) => id),
  };
}

/** The summaries of generation `at`, given those of `since`; undefined when origins are others now, and all have to be read. */
export function bringSummaries(
  before: readonly ArticleSummary[],
  database: ArchiveDatabase,
  { between, went }: Readonly<{ between: Between; went: readonly ArticleId[] }>,
): readonly ArticleSummary[] | undefined {
  const origins = database.prepare<Between, { one: number }>(
    `SELECT 1 AS one FROM origins
     WHERE (born > @since AND born <= @at) OR (died > @since AND died <= @at) LIMIT 1`,
  );
  if (origins.get(between)) return undefined;
  const rows = database.prepare<Between, SummaryRow>(
    `SELECT id, length, (SELECT origin FROM origins WHERE origins.id = articles.id AND born <= @at AND died > @at) AS origin,
       ${FACTS} FROM articles WHERE ${CAME} ORDER BY id`,
  );
  const fresh = rows.all(between).map(readSummaryRow);
  const gone = new Set(went);
  return mergeById(
    before.filter(({ id }) => !gone.has(id)),
    fresh,
  );
}

/** Two lists in order of id, as one. */
function mergeById(kept: readonly ArticleSummary[], fresh: readonly ArticleSummary[]): ArticleSummary[] {
  const merged: ArticleSummary[] = [];
  let next = 0;
  for (const summary of kept) {
    for (let one = fresh[next]; one && one.id < summary.id; one = fresh[++next]) merged.push(one);
    merged.push(summary);
  }
  return [...merged, ...fresh.slice(next)];
}
