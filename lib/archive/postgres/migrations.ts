/** A step from one version of the tables to the next; never changed once it has been released. */
export type Migration = Readonly<{ number: number; name: string; sql: string }>;

/** `died` of a row that is alive: the largest `integer`. */
export const ALIVE = 2_147_483_647;

/**
 * As in the embedded archive, articles are never changed in place: a row lives from generation `born` until before
 * `died`, and what hangs on it lives as long. Words are kept as terms of our own (see `termVector`), so that stems,
 * names and spelling keys are found as the embedded archive finds them; `vocabulary` counts, for each generation, the
 * passages and articles that hold a term, and `postings` says which, many to a row (see `postings.ts`). Vectors are kept by the hash of what was embedded, and their index, which
 * needs a dimension, is made when the embeddings are known (see `vector-index.ts`).
 */
const FIRST = `
  CREATE TABLE articles (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL, born integer NOT NULL, died integer NOT NULL,
    file text NOT NULL, content_hash text NOT NULL, fingerprint text NOT NULL, known integer NOT NULL,
    length integer NOT NULL, term_count integer NOT NULL, context_line text NOT NULL, facts text NOT NULL,
    published_on text COLLATE "C", signature bytea NOT NULL, body text NOT NULL
  );
  CREATE UNIQUE INDEX articles_by_id ON articles (id, born);
  CREATE INDEX articles_by_birth ON articles (born);
  CREATE INDEX articles_by_death ON articles (died);

  CREATE TABLE passages (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article integer NOT NULL REFERENCES articles ON DELETE CASCADE,
    ordinal integer NOT NULL, start integer NOT NULL, sentences bytea NOT NULL,
    text text NOT NULL, text_hash bytea NOT NULL, term_count integer NOT NULL, terms tsvector NOT NULL
  );
  CREATE INDEX passages_by_article ON passages (article, ordinal);
  CREATE INDEX passages_by_text ON passages (text_hash);
  CREATE INDEX passages_by_terms ON passages USING gin (terms);

  CREATE TABLE vocabulary (
    term text COLLATE "C" NOT NULL, born integer NOT NULL, died integer NOT NULL,
    passages bigint NOT NULL, articles bigint NOT NULL,
    PRIMARY KEY (term, born)
  );
  CREATE INDEX vocabulary_by_end ON vocabulary (reverse(term) COLLATE "C");
  CREATE INDEX vocabulary_by_death ON vocabulary (died);

  CREATE TABLE postings (
    term text COLLATE "C" NOT NULL, born integer NOT NULL, died integer NOT NULL, part integer NOT NULL,
    passages integer[] NOT NULL, articles integer[] NOT NULL, lengths smallint[] NOT NULL, counts smallint[] NOT NULL
  );
  CREATE INDEX postings_by_term ON postings (term);
  CREATE INDEX postings_by_birth ON postings (born);
  CREATE INDEX postings_by_death ON postings (died);

  CREATE TABLE quotes (
    article integer NOT NULL REFERENCES articles ON DELETE CASCADE,
    ordinal integer NOT NULL, quote text NOT NULL, PRIMARY KEY (article, ordinal)
  );
  CREATE TABLE events (
    article integer NOT NULL REFERENCES articles ON DELETE CASCADE,
    ordinal integer NOT NULL, date text COLLATE "C", event text NOT NULL, PRIMARY KEY (article, ordinal)
  );
  CREATE INDEX events_by_date ON events (date);

  CREATE TABLE embeddings (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE, dimension integer NOT NULL, probe bytea NOT NULL
  );
  CREATE TABLE vectors (
    text_hash bytea NOT NULL, embeddings integer NOT NULL REFERENCES embeddings,
    embedding vector NOT NULL, PRIMARY KEY (text_hash, embeddings)
  );

  CREATE TABLE files (file text PRIMARY KEY, stamp text, articles text NOT NULL, set_aside text NOT NULL);
  CREATE TABLE origins (
    id text COLLATE "C" NOT NULL, origin text NOT NULL, born integer NOT NULL, died integer NOT NULL,
    PRIMARY KEY (id, born)
  );
  CREATE TABLE reports (number integer PRIMARY KEY, report text NOT NULL);

  CREATE TABLE generations (
    number integer PRIMARY KEY, name text NOT NULL, built_at text NOT NULL,
    embeddings integer REFERENCES embeddings,
    articles bigint NOT NULL, passages bigint NOT NULL, quotes bigint NOT NULL, events bigint NOT NULL,
    term_count bigint NOT NULL, replaced_at timestamptz
  );
  CREATE TABLE served (sole boolean PRIMARY KEY DEFAULT true CHECK (sole), generation integer NOT NULL REFERENCES generations);
  CREATE TABLE writers (sole boolean PRIMARY KEY DEFAULT true CHECK (sole), pid integer NOT NULL, host text NOT NULL, since timestamptz NOT NULL);
`;

/** Bytes that cannot be made smaller are not to be tried. */
const SENTENCES = `
  ALTER TABLE vectors ADD COLUMN sentences bytea;
  ALTER TABLE vectors ALTER COLUMN sentences SET STORAGE EXTERNAL;
`;

export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: "articles, their words, vectors and generations", sql: FIRST },
  { number: 2, name: "vectors of sentences, beside that of their passage", sql: SENTENCES },
];
