import type {
  Answer,
  AnswerCitation,
  AnswerStatement,
  Coverage,
  Disagreement,
  EngineInfo,
  FoundPassage,
} from "../domain/answer.ts";
import type { ArticleId, ArticleSummary } from "../domain/article.ts";
import type { Citation } from "../domain/citation.ts";
import type { Passage } from "../domain/passage.ts";
import { spanContains, spanLength, spansOverlap } from "../domain/span.ts";
import type { Statement } from "../domain/statement.ts";
import type { RankedPassage } from "../retrieve/rank-passages.ts";

/** Gives each distinct citation a number, from 1, in order of first use. */
export type CitationBook = {
  /** The statement as it is sent, and the citations it is the first to use. */
  add(statement: Statement): { statement: AnswerStatement; fresh: readonly AnswerCitation[] };
  numberOf(citation: Citation): number;
  readonly citations: readonly AnswerCitation[];
};

export type CitationSources = Readonly<{
  articles: ReadonlyMap<ArticleId, ArticleSummary>;
  passages: readonly Passage[];
}>;

export function openCitationBook(sources: CitationSources): CitationBook {
  const numbers = new Map<string, number>();
  const citations: AnswerCitation[] = [];
  const numberOf = (citation: Citation): number => {
    const key = `${citation.articleId}:${citation.span.start}-${citation.span.end}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = citations.length + 1;
    numbers.set(key, number);
    citations.push(describeCitation(citation, number, sources));
    return number;
  };
  return {
    citations,
    numberOf,
    add({ alsoIn = [], ...statement }) {
      const before = citations.length;
      const numbered = [...new Set(statement.citations.map(numberOf))];
      const said = [...statement.citations.map(({ articleId }) => articleId), ...alsoIn];
      const origins = countOrigins(said, sources.articles);
      return {
        statement: { ...statement, citations: numbered, ...(origins && { origins }) },
        fresh: citations.slice(before),
      };
    },
  };
}

/** Undefined when every article is an origin of its own. */
function countOrigins(
  said: readonly ArticleId[],
  articles: CitationSources["articles"],
): AnswerStatement["origins"] {
  const distinct = new Set(said);
  const origins = new Set([...distinct].map((id) => articles.get(id)?.originId ?? id));
  return origins.size < distinct.size ? { articles: distinct.size, origins: origins.size } : undefined;
}

/** For the reader, when copies say it: "10 articles, 1 origin". */
export function sayOrigins({ articles, origins }: NonNullable<AnswerStatement["origins"]>): string {
  return `${articles} articles, ${origins} ${origins === 1 ? "origin" : "origins"}: the same report stands in several of them.`;
}

function describeCitation(citation: Citation, number: number, sources: CitationSources): AnswerCitation {
  const article = sources.articles.get(citation.articleId);
  const passage = passageOf(citation, sources.passages);
  return {
    number,
    articleId: citation.articleId,
    title: article?.title ?? null,
    outlet: article?.outlet ?? null,
    publishedOn: article?.publishedOn ?? null,
    url: article?.url ?? null,
    span: citation.span,
    words: citation.words,
    passage,
  };
}

/** The shortest passage that holds the cited words, or the words themselves when they run over two. */
function passageOf(citation: Citation, passages: readonly Passage[]): AnswerCitation["passage"] {
  const holding = passages.filter(
    (passage) => passage.articleId === citation.articleId && spanContains(passage.span, citation.span),
  );
  const shortest = holding.sort((a, b) => spanLength(a.span) - spanLength(b.span))[0];
  return shortest
    ? { span: shortest.span, words: shortest.text }
    : { span: citation.span, words: citation.words };
}

/** What every answer carries, whatever became of the question. */
export type AnswerFrame = Readonly<{
  question: string;
  standaloneQuestion: string;
  coverage: Coverage;
  engine: EngineInfo;
  tookMs: number;
}>;

export type AnsweredParts = Readonly<{
  statements: readonly AnswerStatement[];
  citations: readonly AnswerCitation[];
  disagreements: readonly Disagreement[];
  alsoRetrieved: readonly FoundPassage[];
  notes: readonly string[];
}>;

export function renderAnswered(frame: AnswerFrame, parts: AnsweredParts): Answer {
  return {
    kind: "answered",
    ...frame,
    text: parts.statements.map(renderStatement).join("\n\n"),
    ...parts,
    nearest: [],
    suggestions: [],
  };
}

/** Speaker, role, words and markers: `Volodymyr Zelensky (president): “…” [1]`. */
export function renderStatement(statement: AnswerStatement): string {
  const markers = statement.citations.map((number) => `[${number}]`).join("");
  const { speaker } = statement;
  if (!speaker || namesItsSpeaker(statement.text, speaker.name)) return `${statement.text} ${markers}`;
  const role = speaker.role === null ? "" : `, ${speaker.role}`;
  return `${speaker.name}${role}: ${statement.text} ${markers}`;
}

/** By the last word of the name: "Zelenskyy" for "Volodymyr Zelenskyy". */
function namesItsSpeaker(text: string, name: string): boolean {
  return text.includes(name.split(" ").at(-1) ?? name);
}

export const SILENT = "The articles do not say.";

export function renderSilent(
  frame: AnswerFrame,
  parts: Pick<Answer, "nearest" | "notes" | "suggestions">,
): Answer {
  return {
    kind: "not-in-corpus",
    ...frame,
    text: SILENT,
    statements: [],
    citations: [],
    disagreements: [],
    alsoRetrieved: [],
    ...parts,
  };
}

export function renderClarification(
  frame: AnswerFrame,
  text: string,
  suggestions: readonly string[],
): Answer {
  return {
    kind: "needs-clarification",
    ...frame,
    text,
    statements: [],
    citations: [],
    disagreements: [],
    alsoRetrieved: [],
    nearest: [],
    notes: [],
    suggestions,
  };
}

/** A ranked passage as it is listed under "Also retrieved" and "Nearest". */
export function describePassage(
  { passage, score }: RankedPassage,
  articles: ReadonlyMap<ArticleId, ArticleSummary>,
): FoundPassage {
  const article = articles.get(passage.articleId);
  return {
    articleId: passage.articleId,
    title: article?.title ?? null,
    outlet: article?.outlet ?? null,
    publishedOn: article?.publishedOn ?? null,
    span: passage.span,
    words: passage.text,
    score: Number.isFinite(score) ? Math.round(score * 1000) / 1000 : 0,
  };
}

/** Passages that were found and hold no cited words; at most `limit`. */
export function uncited(
  passages: readonly RankedPassage[],
  citations: readonly AnswerCitation[],
  limit: number,
): RankedPassage[] {
  const isCited = ({ passage }: RankedPassage) =>
    citations.some(
      ({ articleId, span }) => articleId === passage.articleId && spansOverlap(span, passage.span),
    );
  return passages.filter((passage) => !isCited(passage)).slice(0, limit);
}
