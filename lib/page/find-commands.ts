import type { ArticleSummary } from "../domain/article.ts";
import { foldText } from "../text/words.ts";
import { sourceLabel } from "./source-label.ts";

/** Something the palette can do. */
export type Command = Readonly<{ id: string; label: string; detail: string }> &
  (Readonly<{ kind: "go"; address: string }> | Readonly<{ kind: "read"; articleId: string }>);

const ROOMS: readonly Command[] = [
  { id: "ask", label: "Ask", detail: "Room", kind: "go", address: "/" },
  { id: "quotes", label: "Quotations", detail: "Room", kind: "go", address: "/quotes" },
  { id: "timeline", label: "Timeline", detail: "Room", kind: "go", address: "/timeline" },
  { id: "library", label: "Library", detail: "Room", kind: "go", address: "/library" },
];

const SHOWN = 8;

/** An article with what it is found by, folded once. */
export type ListedArticle = Readonly<{ article: ArticleSummary; told: string }>;

export function listArticlesByName(articles: readonly ArticleSummary[]): ListedArticle[] {
  return articles.map((article) => ({
    article,
    told: foldText([article.title, article.outlet, article.id].join(" ")),
  }));
}

/** What fits what was typed: rooms and articles whose name holds every word of it, then to ask it or to check it. */
export function findCommands(typed: string, listed: readonly ListedArticle[]): Command[] {
  const words = foldText(typed).split(/\s+/u).filter(Boolean);
  const fits = (told: string): boolean => words.every((word) => told.includes(word));
  const asking = typed.trim() === "" ? [] : [askCommand(typed.trim()), checkCommand(typed.trim())];
  const found: Command[] = ROOMS.filter(({ label }) => fits(foldText(label)));
  for (const { article, told } of listed) {
    if (found.length >= SHOWN) break;
    if (fits(told)) found.push(readCommand(article));
  }
  return [...found, ...asking];
}

function askCommand(question: string): Command {
  const address = `/?q=${encodeURIComponent(question)}`;
  return { id: "ask-this", label: question, detail: "Ask the record", kind: "go", address };
}

function checkCommand(words: string): Command {
  const address = `/quotes?check=${encodeURIComponent(words)}`;
  return { id: "check-this", label: words, detail: "Check as a quotation", kind: "go", address };
}

function readCommand(article: ArticleSummary): Command {
  const detail = sourceLabel({ ...article, articleId: article.id });
  return { id: article.id, label: article.title ?? article.id, detail, kind: "read", articleId: article.id };
}
