import type { ArticleId, IsoDate } from "./article.ts";
import type { Span } from "./span.ts";
import type { ShortAnswer, StatementSpeaker } from "./statement.ts";

/**
 * The answer as it leaves the program (HTTP, command line, page). Built only by `renderAnswer` out of
 * proven Statements; a citation's `number` is its place in `citations`, from 1.
 */
export type Answer = Readonly<{
  kind: "answered" | "not-in-corpus" | "needs-clarification";
  question: string;
  standaloneQuestion: string;
  /** The statements as prose with `[n]` markers, or the refusal in words. */
  text: string;
  statements: readonly AnswerStatement[];
  citations: readonly AnswerCitation[];
  disagreements: readonly Disagreement[];
  /** Passages that were found but not cited. */
  alsoRetrieved: readonly FoundPassage[];
  /** When the record is silent: what stands nearest. */
  nearest: readonly FoundPassage[];
  coverage: Coverage;
  /** Remarks of the program's own, in its own voice ("Two articles carry the same report."). */
  notes: readonly string[];
  /** When a question needs clarifying, or the record is silent: questions it can answer. */
  suggestions: readonly string[];
  engine: EngineInfo;
  tookMs: number;
}>;

export type AnswerStatement = Readonly<{
  text: string;
  status: "verbatim" | "supported";
  /** Numbers of the citations it rests on; at least one. */
  citations: readonly number[];
  /** Where `text` holds words of ours in square brackets, which are not the article's; in order. */
  insertions?: readonly Span[];
  /** Set where copies of one report say it: so many articles, which count as so many (fewer) origins. */
  origins?: Readonly<{ articles: number; origins: number }>;
  speaker?: StatementSpeaker;
  shortAnswer?: ShortAnswer;
}>;

export type AnswerCitation = Readonly<{
  number: number;
  articleId: ArticleId;
  title: string | null;
  outlet: string | null;
  publishedOn: IsoDate | null;
  url: string | null;
  /** `article.body.slice(span.start, span.end) === words`, always. */
  span: Span;
  words: string;
  passage: Readonly<{ span: Span; words: string }>;
}>;

/** Different accounts of one thing, a row a claimant; never averaged. */
export type Disagreement = Readonly<{
  about: string;
  claims: readonly Readonly<{ claimant: string; value: string; citation: number }>[];
}>;

export type FoundPassage = Readonly<{
  articleId: ArticleId;
  title: string | null;
  outlet: string | null;
  publishedOn: IsoDate | null;
  span: Span;
  words: string;
  /** Relevance, larger is better; comparable within one search only. */
  score: number;
}>;

/** What the record holds. Null dates when no article states one. */
export type Coverage = Readonly<{
  articles: number;
  from: IsoDate | null;
  to: IsoDate | null;
  outlets: readonly string[];
}>;

/** What made the answer: "extract" or a chat model's id; the embeddings' id; when the index was built (ISO 8601). */
export type EngineInfo = Readonly<{ answer: string; embeddings: string; builtAt: string }>;
