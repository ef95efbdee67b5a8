import type { Archive } from "../archive/archive.ts";
import type { ArticleSummary } from "../domain/article.ts";

/** In a larger record the latest so many articles tell who is quoted most: reading every quotation would stall others. */
const ARTICLES_READ = 1000;

const counted = new WeakMap<Archive, Promise<readonly string[]>>();

/** Names of those who are quoted, the most quoted first; counted once for a generation of the record. */
export function mostQuoted(archive: Archive): Promise<readonly string[]> {
  const known = counted.get(archive) ?? countQuoted(archive);
  counted.set(archive, known);
  return known;
}

async function countQuoted(archive: Archive): Promise<readonly string[]> {
  const listed = await archive.listArticles();
  const articles = new Set(latest(listed).map(({ id }) => id));
  const quotes = await archive.listQuotes(listed.length <= ARTICLES_READ ? {} : { articles });
  const counts = new Map<string, number>();
  for (const { speaker } of quotes) {
    if (speaker.known) counts.set(speaker.name, (counts.get(speaker.name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

function latest(articles: readonly ArticleSummary[]): ArticleSummary[] {
  const day = ({ publishedOn }: ArticleSummary): string => publishedOn ?? "";
  return [...articles]
    .sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0))
    .slice(0, ARTICLES_READ);
}
