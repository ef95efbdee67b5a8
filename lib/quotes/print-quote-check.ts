import type { ArticleId } from "../domain/article.ts";
import type { Difference } from "./compare-words.ts";
import type { QuoteCheck } from "./check-quote.ts";
import { printSpeaker } from "./print-quotes.ts";
import type { QuoteMatch } from "./quote-match.ts";
import type { QuotedArticle } from "./search-quotes.ts";

/** The outcome of a check as sentences, then each place with the two texts' differing words side by side. */
export function printQuoteCheck(
  { verdict, matches }: QuoteCheck,
  speaker: string | undefined,
  articles: ReadonlyMap<ArticleId, QuotedArticle>,
): string {
  const places = matches.map((match) => printMatch(match, articles.get(match.articleId)));
  const nearest = verdict === "not-found" && places.length > 0 ? ["Nearest:"] : [];
  return [sentenceOf(verdict, matches, speaker), ...nearest, ...places].join("\n\n");
}

function sentenceOf(
  verdict: QuoteCheck["verdict"],
  matches: readonly QuoteMatch[],
  speaker: string | undefined,
): string {
  const first = matches[0]?.quote;
  const by = first?.speaker.known ? first.speaker.name : "somebody the article does not name";
  const reported =
    first?.kind === "indirect" ? " The article reports them in its own voice, not as a quotation." : "";
  if (verdict === "exact") return `Exact: these words stand in the record, said by ${by}.${reported}`;
  if (verdict === "other-speaker")
    return `Other speaker: said by ${by}, not by ${speaker ?? "the one asked for"}.${reported}`;
  if (verdict === "altered") return "Altered: the record has other words.";
  if (verdict === "stitched") return "Stitched: the pieces are real, but they do not stand together.";
  return "Not found: the articles hold no such words.";
}

function printMatch(match: QuoteMatch, article: QuotedArticle | undefined): string {
  const source = [article?.outlet ?? match.articleId, article?.publishedOn ?? "date not stated"].join(" · ");
  const lines = [
    printSpeaker(match.quote.speaker),
    `  “${match.words.replace(/\s+/gu, " ")}”`,
    `  ${source} · ${match.quote.id}`,
  ];
  return [...lines, ...match.differences.map(printDifference)].join("\n");
}

function printDifference({ kind, claimed, said }: Difference): string {
  if (!claimed) return `  ${kind}: “${said?.text ?? ""}” is left out`;
  return said
    ? `  ${kind}: “${claimed.text}” where the article has “${said.text}”`
    : `  ${kind}: “${claimed.text}” is not in the article`;
}
