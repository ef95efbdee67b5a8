import type { ArticleId } from "./article.ts";

/** A file of the corpus, or a part of one, that is no article of the record. `why` is in the reader's words. */
export type SetAside = Readonly<{
  file: string;
  reason: SetAsideReason;
  why: string;
  /** For "duplicate": the article that stands for it, of which this is another name. */
  copyOf?: ArticleId;
}>;

export type SetAsideReason =
  | "empty"
  | "not-text"
  | "too-large"
  | "unreadable"
  | "not-a-regular-file"
  | "unsupported-format"
  | "bad-metadata"
  | "encrypted"
  | "damaged"
  | "too-costly"
  | "bad-row"
  | "duplicate"
  | "bad-name";

/** What an ingest did. The archive keeps the last one. */
export type IngestReport = Readonly<{
  startedAt: string;
  tookMs: number;
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  passages: number;
  quotes: number;
  embedded: number;
  setAside: readonly SetAside[];
  /** What went wrong without harm: the new generation is served, but an old one could not be removed. */
  warnings?: readonly string[];
}>;
