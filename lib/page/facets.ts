import type { ArticleSummary, IsoDate } from "../domain/article.ts";

/** A name or a day, and how much of the record it leaves: articles, or events where days are those of events. */
export type NameCount = Readonly<{ name: string; count: number }>;
export type DayCount = Readonly<{ day: IsoDate; count: number }>;

/** What the record can be narrowed by. */
export type Facets = Readonly<{
  outlets: readonly NameCount[];
  /** Days that hold something, in order. */
  days: readonly DayCount[];
}>;

export function facetsOf(articles: readonly Pick<ArticleSummary, "outlet" | "publishedOn">[]): Facets {
  return {
    outlets: countNames(articles.flatMap(({ outlet }) => outlet ?? [])),
    days: countDays(articles.flatMap(({ publishedOn }) => publishedOn ?? [])),
  };
}

/** Every day once, in order. */
export function countDays(days: readonly IsoDate[]): DayCount[] {
  return [...countEach(days)]
    .map(([day, count]) => ({ day, count }))
    .sort((a, b) => a.day.localeCompare(b.day));
}

function countNames(names: readonly string[]): NameCount[] {
  return [...countEach(names)]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function countEach(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
