import type { Article, ArticleId } from "../domain/article.ts";
import { type Attribution, type Quote, UNKNOWN_ATTRIBUTION } from "../domain/quote.ts";
import { joinSpans, type Span, spansOverlap, trimSpan } from "../domain/span.ts";
import { subtractSpans } from "../text/article-sentences.ts";
import { splitParagraphs } from "../text/paragraphs.ts";
import { draftQuotes, type Draft } from "./draft-quotes.ts";
import { type Clause, splitClauses } from "./clauses.ts";
import { findSignedPosts, type SignedPost } from "./find-posts.ts";
import { nameSpeakers } from "./name-speakers.ts";
import { findQuoted, type Quoted } from "./quotation-marks.ts";

/** Every quotation of an article, in order of appearance; pure, and linear in the text. */
export function extractQuotes(article: Pick<Article, "id" | "body" | "furniture">): Quote[] {
  const { body } = article;
  const clauses = readClauses(article);
  const posts = findSignedPosts(body, readableParagraphs(article)).map(postDraft);
  const drafts = [
    ...draftQuotes(body, clauses).filter((draft) => !standsInPost(draft, posts)),
    ...posts,
  ].sort((a, b) => startOf(a) - startOf(b));
  const nameOf = nameSpeakers(body, clauses, drafts.flatMap(sourcesOf));
  return drafts.map((draft, at) => toQuote(article.id, draft, at + 1, nameOf));
}

/** The article's sentences for reading who speaks: each quotation in them is one token. */
export function readClauses(article: Pick<Article, "body" | "furniture">): Clause[] {
  const { body } = article;
  const paragraphs = readableParagraphs(article);
  const quotedOf = groupByParagraph(findQuoted(body, paragraphs));
  return paragraphs.flatMap((paragraph, index) =>
    splitClauses(body, paragraph, index, quotedOf.get(index) ?? []),
  );
}

/** The paragraphs with page furniture cut away. */
function readableParagraphs({ body, furniture }: Pick<Article, "body" | "furniture">): Span[] {
  return splitParagraphs(body)
    .flatMap((paragraph) => subtractSpans(paragraph, furniture))
    .map((span) => trimSpan(body, span))
    .filter((span) => span.end > span.start);
}

function groupByParagraph(quoted: readonly Quoted[]): ReadonlyMap<number, readonly Quoted[]> {
  const groups = new Map<number, Quoted[]>();
  for (const one of quoted) {
    const group = groups.get(one.paragraph);
    if (group) group.push(one);
    else groups.set(one.paragraph, [one]);
  }
  return groups;
}

function postDraft({ words, name, paragraph }: SignedPost): Draft {
  const context = joinSpans(words, name);
  return {
    kind: "direct",
    pieces: [words],
    cue: undefined,
    source: name,
    via: undefined,
    context,
    paragraph,
    last: undefined,
  };
}

/** Inside a post nobody is quoted once more: the whole of it is its author's. */
function standsInPost(draft: Draft, posts: readonly Draft[]): boolean {
  return posts.some(({ context }) => spansOverlap(context, draft.pieces.reduce(joinSpans)));
}

function sourcesOf({ source, via }: Draft): Span[] {
  return [source, via].filter((span) => span !== undefined);
}

function startOf(draft: Draft): number {
  return draft.pieces[0]?.start ?? 0;
}

function toQuote(
  articleId: ArticleId,
  draft: Draft,
  number: number,
  nameOf: (source: Span) => Attribution,
): Quote {
  const words = wordsOf(draft);
  const via = draft.via ? nameOf(draft.via) : UNKNOWN_ATTRIBUTION;
  return {
    id: `${articleId}#q${number}`,
    articleId,
    kind: draft.kind,
    words,
    pieces: draft.pieces,
    cue: draft.cue ?? null,
    speaker: draft.source ? nameOf(draft.source) : UNKNOWN_ATTRIBUTION,
    via: via.known ? via : null,
    context: joinSpans(draft.context, words),
  };
}

function wordsOf({ pieces, context }: Draft): Span {
  return pieces.reduce(joinSpans, pieces[0] ?? context);
}
