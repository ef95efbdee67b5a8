import type { ArticleId } from "./article.ts";
import type { Span } from "./span.ts";

/** direct: all in quotation marks; mixed: reported speech with quoted words in it; indirect: reported without marks. */
export type QuoteKind = "direct" | "mixed" | "indirect";

/** Who said it, or that the article does not tell. Never guessed. */
export type Attribution =
  | Readonly<{
      known: true;
      /** The fullest form of the name (or institution) the corpus gives this person: "Volodymyr Zelensky". */
      name: string;
      /** Role as the article gives it ("Foreign Minister of Ukraine"), or null. */
      role: string | null;
      /** The source as it stands at `span`: "Mr Putin", "he", "the minister". */
      asWritten: string;
      span: Span;
    }>
  | Readonly<{ known: false }>;

export const UNKNOWN_ATTRIBUTION: Attribution = { known: false };

/** Words an article reports as said. All spans are of the article's body. */
export type Quote = Readonly<{
  /** `<articleId>#q<n>`, n from 1 in order of appearance. */
  id: string;
  articleId: ArticleId;
  kind: QuoteKind;
  /** From the first to the last character of what is said: a direct quotation without its marks, a mixed one with those inside it. */
  words: Span;
  /** The content piece by piece: a quotation interrupted by "he said" has two, one reopened in the next paragraph too. */
  pieces: readonly Span[];
  /** The verb or phrase of saying ("said", "according to"), or null. */
  cue: Span | null;
  speaker: Attribution;
  /** The one who passes it on, when the article quotes a quotation ("The Washington Post said that Zelensky claimed"). */
  via: Attribution | null;
  /** Whole sentences that hold content, cue and speaker together. */
  context: Span;
}>;

/** One person or institution across articles and spellings. */
export type Speaker = Readonly<{
  name: string;
  aliases: readonly string[];
  role: string | null;
  quotes: number;
}>;
