import type { Archive } from "../archive/archive.ts";
import type { DatedEvent } from "../domain/event.ts";
import type { ArticleId } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import { sliceSpan, spanLength } from "../domain/span.ts";
import { splitWords } from "../text/words.ts";

const LONGEST_QUOTED = 70;
const SHORTEST_QUOTED_WORDS = 3;
/** Articles looked at, from both ends of the corpus. */
const ARTICLES_READ = 12;

/**
 * Questions made from what the corpus itself holds: its most quoted speakers, a short quotation, its fullest day.
 * They are candidates: ask them before showing them, and show those that are answered.
 */
export async function draftQuestions(archive: Archive): Promise<string[]> {
  const articles = await archive.listArticles();
  const read = [...articles.slice(0, ARTICLES_READ / 2), ...articles.slice(-ARTICLES_READ / 2)];
  const ids = new Set(read.map((article) => article.id));
  const quotes = await archive.listQuotes({ articles: ids });
  const events = await archive.listEvents({ articles: ids });
  const bodies = new Map<ArticleId, string>();
  for (const id of ids) bodies.set(id, (await archive.findArticle(id))?.body ?? "");
  return interleave([askWhatTheySaid(quotes), askWhoSaid(quotes, bodies), askWhatHappened(events)]);
}

function askWhatTheySaid(quotes: readonly Quote[]): string[] {
  const counts = new Map<string, number>();
  for (const { speaker, kind } of quotes) {
    if (!speaker.known || kind === "indirect" || !isPersonalName(speaker.name)) continue;
    counts.set(speaker.name, (counts.get(speaker.name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => `What did ${name} say?`);
}

/** Two or three capitalised words, no description among them. */
function isPersonalName(name: string): boolean {
  return /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]+){1,2}$/u.test(name);
}

function askWhoSaid(quotes: readonly Quote[], bodies: ReadonlyMap<ArticleId, string>): string[] {
  return quotes.flatMap((quote) => {
    const words = sliceSpan(bodies.get(quote.articleId) ?? "", quote.words).replace(/[.,;]+$/u, "");
    const asks =
      quote.kind !== "indirect" && quote.speaker.known && spanLength(quote.words) <= LONGEST_QUOTED;
    if (!asks || splitWords(words).length < SHORTEST_QUOTED_WORDS || /["“”\n]/u.test(words)) return [];
    return [`Who said “${words}”?`];
  });
}

function askWhatHappened(events: readonly DatedEvent[]): string[] {
  const counts = new Map<string, number>();
  for (const { date, precision } of events) {
    if (date !== null && precision === "day") counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  const days = [...counts].sort((a, b) => b[1] - a[1]).map(([day]) => day);
  return days.map((day) => `What happened on ${sayDay(day)}?`);
}

function sayDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return date.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}

/** First of each list, then second of each, … */
function interleave(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}
