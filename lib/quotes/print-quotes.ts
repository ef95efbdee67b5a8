import type { Attribution } from "../domain/quote.ts";
import type { ListedQuote, ListedQuotes } from "./search-quotes.ts";

/** Quotations for a terminal: who, in capitals, then the words, then where they stand. */
export function printQuotes({ quotes, total }: ListedQuotes): string {
  if (total === 0) return "The articles hold no such quotation.";
  const count = `${quotes.length === total ? "" : `${quotes.length} of `}${total} ${total === 1 ? "quotation" : "quotations"}`;
  return [...quotes.map(printQuote), count].join("\n\n");
}

function printQuote(quote: ListedQuote): string {
  const { said, kind, cue, via, id } = quote;
  const marked = kind !== "direct" ? said.join(" … ") : `“${said.join("” … “")}”`;
  const how = [kind, ...(cue ? [] : ["no verb of saying"]), ...(via?.known ? [`via ${via.name}`] : [])].join(
    ", ",
  );
  return [
    printSpeaker(quote.speaker),
    `  ${marked.replace(/\s+/gu, " ")}`,
    `  ${sourceOf(quote)} · ${how} · ${id}`,
  ].join("\n");
}

/** "ZELENSKY, president of Ukraine", or that the article does not tell. */
export function printSpeaker(speaker: Attribution): string {
  if (!speaker.known) return "Speaker not told";
  return `${speaker.name.toUpperCase()}${speaker.role === null ? "" : `, ${speaker.role}`}`;
}

function sourceOf({
  outlet,
  title,
  publishedOn,
}: Pick<ListedQuote, "outlet" | "title" | "publishedOn">): string {
  return [outlet ?? title ?? "Outlet not stated", publishedOn ?? "date not stated"].join(" · ");
}
