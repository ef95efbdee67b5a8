/** What became of one file of the corpus. `why` is in the reader's words. */
export type SetAside = Readonly<{ file: string; reason: SetAsideReason; why: string }>;

export type SetAsideReason =
  | "empty"
  | "not-text"
  | "too-large"
  | "unreadable"
  | "not-a-regular-file"
  | "unsupported-format"
  | "bad-metadata"
  | "duplicate"
  | "bad-name";

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
