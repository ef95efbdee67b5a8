import type { Hit, QueryTerm, SearchOptions } from "../archive.ts";
import { ARTICLE_BM25, ARTICLE_WEIGHT, type Bm25, inverseFrequency, PASSAGE_BM25 } from "../bm25.ts";
import { idOf } from "../article-rows.ts";
import type { Database } from "./database.ts";
import type { ServedRow } from "./generations.ts";
import type { TermFrequencies, TermFrequency } from "./term-frequencies.ts";
import { cutTerm, writeAnyOf, writeFirstWith } from "./term-vector.ts";

/**
 * Passages that are looked at for one question. Up to it every passage that holds a term of the question is scored, and
 * the answer is BM25's own; beyond it, the articles with a passage that holds one of the question's rarest terms, since
 * what holds only its commonest words is not among the best.
 */
export const SCORED_MAX = 20_000;

type Asked = QueryTerm & TermFrequency;

export type KeywordParts = Readonly<{
  database: Database;
  served: ServedRow;
  frequencies: TermFrequencies;
  scoredMax: number;
}>;

/** BM25 over passages and their articles, best first; ties by passage number. */
export async function searchKeywords(
  terms: readonly QueryTerm[],
  { limit, within }: SearchOptions,
  { database, served, frequencies, scoredMax }: KeywordParts,
): Promise<Hit[]> {
  const asked = await findAsked(terms, frequencies);
  if (asked.length === 0 || within?.size === 0) return [];
  const names = asked.map(({ term }) => cutTerm(term));
  const gainOf = (total: number, frequency: (term: Asked) => number) =>
    asked.map((term) => term.weight * inverseFrequency(frequency(term), total));
  const rows = await database.rows<{ id: number; article_id: string; score: number }>(SEARCH, [
    names,
    gainOf(served.passages, ({ passages }) => passages),
    gainOf(served.articles, ({ articles }) => articles),
    chooseRarest(asked, scoredMax),
    writeAnyOf(names),
    served.number,
    within ? [...within] : null,
    meanOf(served.terms, served.passages),
    meanOf(served.terms, served.articles),
    scoredMax,
    limit,
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

const IN_PASSAGE = { count: "count", length: "term_count", mean: "$8::float8" };
const IN_ARTICLE = { count: "count", length: "term_count", mean: "$9::float8" };

const SEARCH = `
  WITH asked AS (
    SELECT * FROM unnest($1::text[], $2::float8[], $3::float8[]) AS given(term, gain, article_gain)
  ), owners AS (
    SELECT DISTINCT number, articles.id, articles.term_count FROM passages JOIN articles ON number = article
    WHERE terms @@ $4::tsquery AND born <= $6 AND died > $6 AND ($7::text[] IS NULL OR articles.id = ANY($7))
    LIMIT $10
  ), held AS MATERIALIZED (
    SELECT passages.id AS passage, article, passages.term_count, owners.term_count AS article_terms,
      found.lexeme AS term, cardinality(found.positions)::float8 AS count
    FROM owners JOIN passages ON article = number, unnest(terms) AS found
    WHERE terms @@ $5::tsquery AND found.lexeme = ANY($1)
  ), by_passage AS (
    SELECT passage, article, sum(gain * ${saturated(PASSAGE_BM25, IN_PASSAGE)}) AS score
    FROM held JOIN asked USING (term) GROUP BY passage, article
  ), counts AS (
    SELECT article, term, article_terms AS term_count, sum(count) AS count
    FROM held GROUP BY article, term, article_terms
  ), by_article AS (
    SELECT article, sum(article_gain * ${saturated(ARTICLE_BM25, IN_ARTICLE)}) AS score
    FROM counts JOIN asked USING (term) GROUP BY article
  )
  SELECT by_passage.passage AS id, owners.id AS article_id,
    by_passage.score + ${ARTICLE_WEIGHT} * by_article.score AS score
  FROM by_passage JOIN by_article USING (article) JOIN owners ON owners.number = article
  ORDER BY score DESC, id LIMIT $11`;
