import type { ArticleSummary, IsoDate } from "../domain/article.ts";

/** What the record can be narrowed by, each with how many articles it leaves. */
export type Facets = Readonly<{
  outlets: readonly Readonly<{ name: string; articles: number }>[];
  /** Days that have articles, in order. */
  days: readonly Readonly<{ day: IsoDate; articles: number }>[];
  undated: number;
}>;

export function facetsOf(articles: readonly Pick<ArticleSummary, "outlet" | "publishedOn">[]): Facets {
  const outlets = countBy(articles.flatMap(({ outlet }) => outlet ?? []));
  const days = countBy(articles.flatMap(({ publishedOn }) => publishedOn ?? []));
  return {
    outlets: [...outlets]
      .map(([name, count]) => ({ name, articles: count }))
      .sort((a, b) => a.name.localeCompare(b.name, "en")),
    days: [...days]
      .map(([day, count]) => ({ day, articles: count }))
      .sort((a, b) => a.day.localeCompare(b.day)),
    undated: articles.filter(({ publishedOn }) => publishedOn === null).length,
  };
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
