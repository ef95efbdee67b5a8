import { setImmediate as nextRound } from "node:timers/promises";
import type { Assistant } from "../assistant.ts";
import type { ArticleSummary } from "../domain/article.ts";

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
 * Asks about what the record's own titles speak of and drops the answers: code that has run is compiled, and what has been
 * read once is read. The first hundred questions of a thread cost it twice what later ones do. Never rejects.
 */
export async function rehearse(
  assistant: Pick<Assistant, "ask" | "archive">,
  { mostMs, most, nowMs }: Rehearsal,
): Promise<void> {
  const until = nowMs() + mostMs;
  try {
    const articles = await (await assistant.archive()).listArticles();
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

/** Questions about articles from all over the record, as many as there are articles with a title and `most` at most. */
function draft(articles: readonly ArticleSummary[], most: number): string[] {
  const titles = articles.flatMap(({ title }) => title ?? []);
  const step = Math.max(1, titles.length / most);
  return Array.from({ length: Math.min(most, titles.length) }, (_, at) => {
    const form = FORMS[at % FORMS.length] ?? String;
    return form((titles[Math.floor(at * step)] ?? "").replace(/[?!.]+$/u, ""));
  });
}
