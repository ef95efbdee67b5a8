import type { Article } from "../../domain/article.ts";
import { indexedText, type Passage } from "../../domain/passage.ts";
import { indexTerms } from "../../text/index-terms.ts";
import type { StagedArticle } from "../archive-writer.ts";
import { hashText, writeFacts, writeSignature, writeSpans } from "../article-rows.ts";
import type { Rows } from "./database.ts";
import { ALIVE } from "./migrations.ts";
import { writeTermVector } from "./term-vector.ts";
import { toColumn } from "./text-columns.ts";

/** Writes articles with all that hangs on them, as rows born with generation `next`; in the caller's transaction. */
export async function insertArticles(
  rows: Rows,
  staged: readonly StagedArticle[],
  next: number,
): Promise<void> {
  if (staged.length === 0) return;
  const prepared = staged.map((each) => ({ ...each, passages: each.passages.map(preparePassage) }));
  const numbers = await insertOwnRows(rows, prepared, next);
  const numbered = prepared.map((each, at) => ({ ...each, number: numbers[at] ?? 0 }));
  await insertPassages(rows, numbered);
  await insertQuotes(rows, numbered);
  await insertEvents(rows, numbered);
}

type PreparedPassage = Omit<Passage, "id"> & Readonly<{ terms: readonly string[] }>;
type Prepared = Omit<StagedArticle, "passages"> & Readonly<{ passages: readonly PreparedPassage[] }>;
type Numbered = Prepared & Readonly<{ number: number }>;

function preparePassage(passage: Omit<Passage, "id">): PreparedPassage {
  return { ...passage, terms: indexTerms(`${passage.contextLine}\n${passage.text}`) };
}

/** The rows' numbers, in the order of `staged`. */
async function insertOwnRows(rows: Rows, staged: readonly Prepared[], next: number): Promise<number[]> {
  const articles = staged.map(({ article }) => article);
  const inserted = await rows.rows<{ id: string; number: number }>(
    `INSERT INTO articles (id, born, died, file, content_hash, fingerprint, known, length, term_count, context_line, facts,
       published_on, signature, body)
     SELECT id, $13, ${ALIVE}, file, content_hash, fingerprint, known, length, term_count, context_line, facts,
       published_on, signature, body
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::int[], $8::text[], $9::text[],
       $10::text[], $11::bytea[], $12::text[])
       AS given(id, file, content_hash, fingerprint, known, length, term_count, context_line, facts, published_on, signature, body)
     RETURNING id, number`,
    [
      articles.map(({ id }) => id),
      articles.map(({ file }) => toColumn(file)),
      articles.map(({ contentHash }) => contentHash),
      staged.map(({ fingerprint }) => fingerprint),
      articles.map(countKnown),
      articles.map(({ body }) => body.length),
      staged.map(({ passages }) => passages.reduce((sum, { terms }) => sum + terms.length, 0)),
      staged.map(({ passages }) => toColumn(passages[0]?.contextLine ?? "")),
      articles.map(writeFacts),
      articles.map(({ publishedOn }) => publishedOn.value),
      staged.map(({ signature }) => writeSignature(signature)),
      articles.map(({ body }) => toColumn(body)),
      next,
    ],
  );
  const numberOf = new Map(inserted.map(({ id, number }) => [id, number]));
  return articles.map(({ id }) => numberOf.get(id) ?? 0);
}

async function insertPassages(rows: Rows, staged: readonly Numbered[]): Promise<void> {
  const passages = staged.flatMap(({ number, passages: own }) => own.map((passage) => ({ number, passage })));
  await rows.rows(
    `INSERT INTO passages (article, ordinal, start, sentences, text, text_hash, term_count, terms)
     SELECT article, ordinal, start, sentences, text, text_hash, term_count, terms::tsvector
     FROM unnest($1::bigint[], $2::int[], $3::int[], $4::bytea[], $5::text[], $6::bytea[], $7::int[], $8::text[])
       WITH ORDINALITY AS given(article, ordinal, start, sentences, text, text_hash, term_count, terms, place)
     ORDER BY place`,
    [
      passages.map(({ number }) => number),
      passages.map(({ passage }) => passage.ordinal),
      passages.map(({ passage }) => passage.span.start),
      passages.map(({ passage }) => writeSpans(passage.sentences, passage.span.start)),
      passages.map(({ passage }) => toColumn(passage.text)),
      passages.map(({ passage }) => hashText(indexedText(passage))),
      passages.map(({ passage }) => passage.terms.length),
      passages.map(({ passage }) => writeTermVector(passage.terms)),
    ],
  );
}

async function insertQuotes(rows: Rows, staged: readonly Numbered[]): Promise<void> {
  const quotes = staged.flatMap(({ number, quotes: own }) =>
    own.map((quote, ordinal) => ({ number, ordinal, quote })),
  );
  await rows.rows(
    "INSERT INTO quotes (article, ordinal, quote) SELECT * FROM unnest($1::bigint[], $2::int[], $3::text[])",
    [
      quotes.map(({ number }) => number),
      quotes.map(({ ordinal }) => ordinal),
      quotes.map(({ quote }) => JSON.stringify(quote)),
    ],
  );
}

async function insertEvents(rows: Rows, staged: readonly Numbered[]): Promise<void> {
  const events = staged.flatMap(({ number, events: own }) =>
    own.map((event, ordinal) => ({ number, ordinal, event })),
  );
  await rows.rows(
    `INSERT INTO events (article, ordinal, date, event)
     SELECT * FROM unnest($1::bigint[], $2::int[], $3::text[], $4::text[])`,
    [
      events.map(({ number }) => number),
      events.map(({ ordinal }) => ordinal),
      events.map(({ event }) => event.date),
      events.map(({ event }) => JSON.stringify(event)),
    ],
  );
}

function countKnown({ title, outlet, author, publishedOn, url }: Article): number {
  return [title, outlet, author, publishedOn, url].filter((field) => field.from !== "unknown").length;
}
