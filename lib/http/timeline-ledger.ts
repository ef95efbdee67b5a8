import type { Archive } from "../archive/archive.ts";
import type { ArticleId, ArticleSummary } from "../domain/article.ts";
import type { DatedEvent } from "../domain/event.ts";
import { sliceSpan } from "../domain/span.ts";
import {
  askedTerms,
  compareEvents,
  heldTerms,
  liesWithin,
  type TimelineEvent,
  timelineEvent,
  type TimelineQuery,
} from "../timeline/list-timeline.ts";
import { inPortions } from "./in-portions.ts";
import { KeptTexts } from "./kept-texts.ts";
import { onceAGeneration } from "./once-a-generation.ts";

/** Every event of a generation in the order of the timeline. */
export type TimelineLedger = Readonly<{
  events: readonly DatedEvent[];
  articles: ReadonlyMap<ArticleId, ArticleSummary>;
  /** The terms of each event's sentence, a space before and behind each; read when words are first asked for. */
  terms: () => Promise<KeptTexts>;
}>;

/** Holds the terms of about 200,000 sentences; those of more are read again when words are asked for. */
const TERMS_BYTES = 64 * 1024 * 1024;

export const timelineLedger = onceAGeneration(readLedger);

async function readLedger(archive: Archive): Promise<TimelineLedger> {
  const listed = await archive.listArticles();
  const events: DatedEvent[] = [];
  for await (const portion of inPortions(listed))
    events.push(...(await archive.listEvents({ articles: new Set(portion.map(({ id }) => id)) })));
  events.sort(compareEvents);
  let terms: Promise<KeptTexts> | undefined;
  return {
    events,
    articles: new Map(listed.map((article) => [article.id, article])),
    terms: () => (terms ??= keepTerms(archive, events)),
  };
}

/** The events a query asks for, in order. */
export async function findEvents(
  ledger: TimelineLedger,
  archive: Archive,
  query: TimelineQuery,
): Promise<readonly DatedEvent[]> {
  const terms = askedTerms(query.q ?? "").map((term) => ` ${term} `);
  const within = [...ledger.events.keys()].filter((at) => liesWithinQuery(ledger.events[at], query));
  const found = terms.length === 0 ? within : await holdingAll(ledger, archive, within, terms);
  return found.flatMap((at) => ledger.events[at] ?? []);
}

function liesWithinQuery(event: DatedEvent | undefined, query: TimelineQuery): boolean {
  return event !== undefined && liesWithin(event, query);
}

const EVENTS_AT_ONCE = 20_000;

async function holdingAll(
  ledger: TimelineLedger,
  archive: Archive,
  rows: readonly number[],
  terms: readonly string[],
): Promise<number[]> {
  const kept = await ledger.terms();
  const holding: number[] = [];
  for await (const portion of inPortions(rows, EVENTS_AT_ONCE)) {
    const missing = portion.filter((row) => kept.at(row) === undefined);
    const read = await readTerms(archive, ledger.events, missing);
    for (const row of portion) {
      const held = kept.at(row) ?? read.get(row) ?? "";
      if (terms.every((term) => held.includes(term))) holding.push(row);
    }
  }
  return holding;
}

async function keepTerms(archive: Archive, events: readonly DatedEvent[]): Promise<KeptTexts> {
  const terms = await readTerms(archive, events, [...events.keys()]);
  const kept = new KeptTexts(TERMS_BYTES);
  for (const at of events.keys()) kept.push(terms.get(at) ?? "");
  return kept;
}

/** The terms of some events' sentences, by row. */
async function readTerms(
  archive: Archive,
  events: readonly DatedEvent[],
  rows: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const terms = new Map<number, string>();
  await readBodies(archive, events, rows, (row, event, body) => {
    terms.set(row, ` ${heldTerms(sliceSpan(body, event.span)).join("  ")} `);
  });
  return terms;
}

/** Events with their words, in the order given. */
export async function readEvents(
  archive: Archive,
  events: readonly DatedEvent[],
): Promise<readonly TimelineEvent[]> {
  const read = new Map<number, TimelineEvent>();
  await readBodies(archive, events, [...events.keys()], (row, event, body) => {
    read.set(row, timelineEvent(event, body));
  });
  return [...events.keys()].flatMap((row) => read.get(row) ?? []);
}

/** Reads the articles behind some events, a portion at a time, each article once. */
async function readBodies(
  archive: Archive,
  events: readonly DatedEvent[],
  rows: readonly number[],
  onEvent: (row: number, event: DatedEvent, body: string) => void,
): Promise<void> {
  const rowsOf = new Map<ArticleId, number[]>();
  for (const row of rows) {
    const id = events[row]?.articleId;
    if (id === undefined) continue;
    const known = rowsOf.get(id);
    if (known) known.push(row);
    else rowsOf.set(id, [row]);
  }
  for await (const portion of inPortions([...rowsOf])) {
    for (const [id, own] of portion) {
      const article = await archive.findArticle(id);
      for (const row of own) {
        const event = events[row];
        if (article && event) onEvent(row, event, article.body);
      }
    }
  }
}
