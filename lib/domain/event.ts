import type { ArticleId, IsoDate } from "./article.ts";
import type { Span } from "./span.ts";

/** How exactly a date is known. For week, month and year, `date` is the first day of it (weeks begin on Monday). */
export type DatePrecision = "day" | "week" | "month" | "year" | "unknown";

/** Something an article says happened (or will), with the day resolved against the article's own date. */
export type DatedEvent = Readonly<{
  articleId: ArticleId;
  /** Null when the expression cannot be resolved: a weekday in an article without a date. */
  date: IsoDate | null;
  precision: DatePrecision;
  /** The date as written: "on Thursday", "February 27". */
  expression: Span;
  /** The sentence that holds it. */
  span: Span;
  /** The article's own date, kept apart from the event's. */
  reportedOn: IsoDate | null;
}>;
