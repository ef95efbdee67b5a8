import { setImmediate as nextRound } from "node:timers/promises";
import type { Archive } from "../archive/archive.ts";
import type { Assistant } from "../assistant.ts";
import type { ArticleSummary } from "../domain/article.ts";
import { readAhead } from "../retrieve/read-passage.ts";

/** How long at most, in milliseconds, and with how many questions; whichever is reached first. */
export type Rehearsal = Readonly<{ mostMs: number; most: number; nowMs: () => number }>;

/** One for each way of asking that is answered by other code. */
const FORMS: readonly ((about: string) => string)[] = [
  (about) => `Who is behind this: ${about}?`,
  (about) => `How many people does it concern: ${about}?`,
  (about) => `When was it that ${about}?`,
  (about) => `Where does it say that ${about}?`,
  (about) => `Why is it that ${about}?`,
  (about) => `What did they say about ${about}?`,
  (about) => `Is it true that ${about}?`,
  (about) => `Which plan is meant by ${about}?`,
];

/**
 * Reads the newest passages, asks about what the record's own titles speak of and drops the answers: what has been read
 * once is read, and code that has run is compiled. The first hundred questions of a thread cost it twice what later ones
 * do. Never rejects.
 */
export async function rehearse(
  assistant: Pick<Assistant, "ask" | "archive">,
  { mostMs, most, nowMs }: Rehearsal,
): Promise<void> {
  const from = nowMs();
  const until = from + mostMs;
  try {
    const archive = await assistant.archive();
    const articles = await archive.listArticles();
    await readAll(archive, articles, { until: from + READING * mostMs, nowMs });
    for (const question of draft(articles, most)) {
      if (nowMs() >= until) return;
      await assistant.ask({ question, history: [], filters: {}, mode: "extract" });
      // Who asks in earnest comes in between.
      await nextRound();
    }
  } catch {
    // It is told to the first who asks in earnest.
  }
}

/** Share of the time in which passages are read. */
const READING = 0.5;
/** Articles after which others are let in. */
const AT_ONCE = 16;

/** Reads the passages of as many articles as there is time and room for, the newest first. */
async function readAll(
  archive: Archive,
  articles: readonly ArticleSummary[],
  { until, nowMs }: Readonly<{ until: number; nowMs: () => number }>,
): Promise<void> {
  const newestFirst = articles.toSorted((a, b) => (b.publishedOn ?? "").localeCompare(a.publishedOn ?? ""));
  for (const [at, { id }] of newestFirst.entries()) {
    if (nowMs() >= until || !(await readAhead(archive, id))) return;
    if (at % AT_ONCE === 0) await nextRound();
  }
}

/** Questions about articles from all over the record, as many as there are articles with a title and `most` at most. */
function draft(articles: readonly ArticleSummary[], most: number): string[] {
  const titles = articles.flatMap(({ title }) => title ?? []);
  const step = Math.max(1, titles.length / most);
  return Array.from({ length: Math.min(most, titles.length) }, (_, at) => {
    const form = FORMS[at % FORMS.length] ?? String;
    return form((titles[Math.floor(at * step)] ?? "").replace(/[?!.]+$/u, ""));
  });
}
