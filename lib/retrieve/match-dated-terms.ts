import type { Archive } from "../archive/archive.ts";
import type { DatedEvent } from "../domain/event.ts";
import { spansOverlap } from "../domain/span.ts";
import { splitWords } from "../text/words.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import type { DatedTerms } from "./rank-sentences.ts";
import type { Scope } from "./scope-question.ts";

/**
 * Lets a sentence whose date is resolved into the days asked for ("on Thursday", in an article of the 27th) count as
 * holding the question's words for them ("24 February").
 */
export async function matchDatedTerms(
  terms: readonly ExpandedTerm[],
  scope: Scope,
  archive: Archive,
): Promise<DatedTerms> {
  const { dates, question } = scope;
  if (!dates) return () => undefined;
  const events = await eventsWithin(scope, archive);
  const dateWords = new Set(
    splitWords(question.slice(dates.span.start, dates.span.end)).map((word) => word.lower),
  );
  const matches = terms.map((term) => (dateWords.has(term.word) ? 1 : 0));
  return (articleId, span) =>
    events.some((event) => event.articleId === articleId && spansOverlap(event.span, span))
      ? matches
      : undefined;
}

/** What the record dates to the days the question names; empty when it names none. */
export async function eventsWithin(
  { dates, within }: Scope,
  archive: Archive,
): Promise<readonly DatedEvent[]> {
  if (!dates) return [];
  const { from, to } = dates;
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return archive.listEvents({ ...range, ...(within ? { articles: within } : {}) });
}
