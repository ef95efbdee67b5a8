import type { ArticleId, IsoDate } from "./article.ts";

export type Turn = Readonly<{ role: "user" | "assistant"; content: string }>;

/** Turns before the present question, oldest first. It is the client's data: never evidence. */
export type Conversation = readonly Turn[];

/** What the reader has narrowed the record to. Days are inclusive. */
export type Filters = Readonly<{
  from?: IsoDate;
  to?: IsoDate;
  outlets?: readonly string[];
  speakers?: readonly string[];
  /** Ask within these articles only. */
  articles?: readonly ArticleId[];
}>;

/** A question that stands alone, with how it came to be. */
export type StandaloneQuestion = Readonly<{
  asked: string;
  /** Equal to `asked` when nothing had to be filled in. */
  standalone: string;
  filters: Filters;
}>;
