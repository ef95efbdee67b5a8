import { type Article, type ArticleId, parseArticleId } from "../../lib/domain/article.ts";
import type { CorpusItem } from "../../lib/corpus/read-corpus.ts";
import { makeArticle } from "../../lib/corpus/make-article.ts";

export function articleId(text: string): ArticleId {
  const id = parseArticleId(text);
  if (id === undefined) throw new Error(`${text} is no id`);
  return id;
}

export type Invented = Readonly<{
  id: string;
  body: string;
  title?: string;
  outlet?: string;
  publishedOn?: string;
  file?: string;
}>;

export function inventArticle({ id, file, ...record }: Invented): Article {
  return makeArticle({ id: articleId(id), file: file ?? `${id}.txt`, ...record });
}

const PLACES = ["Easton", "Weston", "Norbury", "Sudley", "Midham", "Larkfield"];
const THINGS = ["bridge", "ferry", "library", "harbour", "railway", "theatre"];

/** Article number `at` of as many as are needed, no two alike. */
export function numberedArticle(at: number): Article {
  const place = PLACES[at % PLACES.length] ?? "";
  const thing = THINGS[(at * 5 + Math.floor(at / 6)) % THINGS.length] ?? "";
  const sentence = (n: number) =>
    `The ${thing} of ${place} took ${100 + at * 7 + n} visitors on day ${n + 1}, the warden said in report ${at}.`;
  return inventArticle({
    id: `article-${String(at).padStart(4, "0")}`,
    title: `The ${thing} of ${place}`,
    outlet: at % 2 === 0 ? "Easton Echo" : "Weston Post",
    publishedOn: `2019-03-${String((at % 28) + 1).padStart(2, "0")}`,
    body: Array.from({ length: 24 }, (_, n) => sentence(n)).join(" "),
  });
}

export async function* itemsOf(articles: Iterable<Article>): AsyncGenerator<CorpusItem> {
  for (const article of articles) yield await Promise.resolve({ kind: "article", article });
}
