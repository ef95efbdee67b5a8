import type { Article } from "../domain/article.ts";
import type { Attribution } from "../domain/quote.ts";
import type { Span } from "../domain/span.ts";
import { readClauses } from "./extract-quotes.ts";
import { nameSpeakers } from "./name-speakers.ts";

/** Whom the pronouns at `spans` of an article's body mean, by the subjects before them; linear in the body. */
export function namePronouns(
  article: Pick<Article, "body" | "furniture">,
  spans: readonly Span[],
): readonly Attribution[] {
  const nameOf = nameSpeakers(article.body, readClauses(article), spans);
  return spans.map(nameOf);
}
