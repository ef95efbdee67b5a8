import type { IsoDate } from "../domain/article.ts";
import { formatDayShort } from "./format-day.ts";

type Source = Readonly<{
  articleId: string;
  title: string | null;
  outlet: string | null;
  publishedOn: IsoDate | null;
}>;

/** What a chip reads: "BBC News · 11 Mar 2022". */
export function sourceLabel(source: Source): string {
  return `${sourceName(source)} · ${formatDayShort(source.publishedOn)}`;
}

/** The outlet; where none is known, the headline or the file's name stands for it. */
export function sourceName(source: Pick<Source, "articleId" | "title" | "outlet">): string {
  return source.outlet ?? source.title ?? source.articleId;
}
