import type { Hit, QueryTerm, SearchOptions } from "../archive.ts";
import { ARTICLE_BM25, ARTICLE_WEIGHT, type Bm25, inverseFrequency, PASSAGE_BM25 } from "../bm25.ts";
import { idOf } from "../article-rows.ts";
import type { Database } from "./database.ts";
import type { ServedRow } from "./generations.ts";
import type { TermFrequencies, TermFrequency } from "./term-frequencies.ts";
import { cutTerm, writeAnyOf, writeFirstWith } from "./term-vector.ts";

/**
 * Entries of the index that are read for one question. Up to it every passage that holds a term of the question is scored,
 * and the answer is BM25's own; beyond it, the articles with a passage that holds one of the question's rarest terms, since
 * what holds only its commonest words is not among the best.
 */
export const SCORED_MAX = 200_000;

/** Passages of the rarest terms whose articles are looked at passage by passage, which takes much longer. */
export const RAREST_MAX = 2000;

type Asked = QueryTerm & TermFrequency;
type Found = { id: number; article_id: string; score: number };

export type KeywordParts = Readonly<{
  database: Database;
  served: ServedRow;
  frequencies: TermFrequencies;
  scoredMax: number;
  rarestMax: number;
}>;

/** BM25 over passages and their articles, best first; ties by passage number. */
export async function searchKeywords(
  terms: readonly QueryTerm[],
  { limit, within }: SearchOptions,
  { database, served, frequencies, scoredMax, rarestMax }: KeywordParts,
): Promise<Hit[]> {
  const asked = await findAsked(terms, frequencies);
  if (asked.length === 0 || within?.size === 0) return [];
  const names = asked.map(({ term }) => cutTerm(term));
  const gainOf = (total: number, frequency: (term: Asked) => number) =>
    asked.map((term) => term.weight * inverseFrequency(frequency(term), total));
  const entries = asked.reduce((sum, { passages }) => sum + passages, 0);
  const shared = [
    names,
    gainOf(served.passages, ({ passages }) => passages),
    gainOf(served.articles, ({ articles }) => articles),
    served.number,
    within ? [...within] : null,
    meanOf(served.terms, served.passages),
    meanOf(served.terms, served.articles),
    limit,
  ];
  const rows =
    entries <= scoredMax
      ? await database.rows<Found>(SCORE_ALL, shared)
      : await database.rows<Found>(SCORE_RAREST, [
          ...shared,
          chooseRarest(asked, rarestMax),
          writeAnyOf(names),
          rarestMax,
        ]);
  return rows.map(({ id, article_id, score }) => ({ passageId: id, articleId: idOf(article_id), score }));
}

async function findAsked(terms: readonly QueryTerm[], frequencies: TermFrequencies): Promise<Asked[]> {
  const known = await frequencies.find(terms.map(({ term }) => term));
  return terms.flatMap((asked) => {
    const frequency = known.get(asked.term);
    return frequency ? [{ ...asked, ...frequency }] : [];
  });
}

/** A query for the articles worth looking at: those that hold any of the rarest terms, as many as stay within `most`. */
export function chooseRarest(asked: readonly (TermFrequency & { term: string })[], most: number): string {
  const [rarest, ...others] = asked.toSorted((a, b) => a.passages - b.passages);
  if (!rarest) return "";
  if (rarest.passages > most)
    return writeFirstWith(
      rarest.term,
      others.map(({ term }) => term),
    );
  const chosen = [rarest.term];
  let passages = rarest.passages;
  for (const { term, passages: more } of others) {
    passages += more;
    if (passages > most) break;
    chosen.push(term);
  }
  return writeAnyOf(chosen);
}

function meanOf(terms: number, texts: number): number {
  return Math.max(1, terms / Math.max(1, texts));
}

/** One term's gain, times its saturated count: `count`, the text's `length` and the `mean` length are SQL expressions. */
function saturated(
  { k1, b }: Bm25,
  { count, length, mean }: { count: string; length: string; mean: string },
): string {
  return `${count} * ${k1 + 1} / (${count} + ${k1} * (${1 - b} + ${b} * ${length} / ${mean}))`;
}

const IN_PASSAGE = { count: "count", length: "length", mean: "$6::float8" };
const IN_ARTICLE = { count: "count", length: "article_terms", mean: "$7::float8" };

const ASKED =
  "asked AS (SELECT * FROM unnest($1::text[], $2::float8[], $3::float8[]) AS given(term, gain, article_gain))";
const ALIVE_AND_ALLOWED =
  "articles.born <= $4 AND articles.died > $4 AND ($5::text[] IS NULL OR articles.id = ANY($5))";

/** Scores what `held` has: term, gain, article_gain, passage, length, count, article, article_id, article_terms. */
const SCORES = `
  by_passage AS (
    SELECT passage, article, article_id, sum(gain * ${saturated(PASSAGE_BM25, IN_PASSAGE)}) AS score
    FROM held GROUP BY passage, article, article_id
  ), counts AS (
    SELECT article, term, article_gain, article_terms, sum(count) AS count
    FROM held GROUP BY article, term, article_gain, article_terms
  ), by_article AS (
    SELECT article, sum(article_gain * ${saturated(ARTICLE_BM25, IN_ARTICLE)}) AS score FROM counts GROUP BY article
  )
  SELECT passage AS id, article_id, by_passage.score + ${ARTICLE_WEIGHT} * by_article.score AS score
  FROM by_passage JOIN by_article USING (article) ORDER BY score DESC, id LIMIT $8`;

const SCORE_ALL = `
  WITH ${ASKED}, entries AS (
    SELECT term, gain, article_gain, entry.* FROM asked JOIN postings USING (term),
      unnest(postings.passages, postings.articles, lengths, counts) AS entry(passage, article, length, count)
    WHERE born <= $4 AND died > $4
  ), held AS MATERIALIZED (
    SELECT term, gain, article_gain, passage, entries.length, count::float8 AS count, article, articles.id AS article_id,
      articles.term_count AS article_terms
    FROM entries JOIN articles ON number = article WHERE ${ALIVE_AND_ALLOWED}
  ), ${SCORES}`;

const SCORE_RAREST = `
  WITH ${ASKED}, owners AS (
    SELECT DISTINCT number, articles.id, articles.term_count FROM passages JOIN articles ON number = article
    WHERE terms @@ $9::tsquery AND ${ALIVE_AND_ALLOWED} LIMIT $11
  ), held AS MATERIALIZED (
    SELECT asked.term, gain, article_gain, passages.id AS passage, passages.term_count AS length,
      cardinality(found.positions)::float8 AS count, article, owners.id AS article_id, owners.term_count AS article_terms
    FROM owners JOIN passages ON article = number, unnest(terms) AS found JOIN asked ON asked.term = found.lexeme
    WHERE terms @@ $10::tsquery
  ), ${SCORES}`;
