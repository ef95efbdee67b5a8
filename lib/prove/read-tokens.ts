import type { Span } from "../domain/span.ts";
import { foldText, isStopWord, termOf } from "../text/words.ts";
import { BASE_FORMS, COUNTRY_OF } from "./lexicon.ts";

/** A word, number or mark of a sentence as the proof sees it. */
export type Token = Readonly<{
  text: string;
  /** Folded: lower case, no diacritics, straight apostrophes, possessive dropped. */
  lower: string;
  /** Dictionary form where the lexicon knows it, else `lower`. */
  base: string;
  /** Stem of `base`; two tokens with one stem are one word. */
  stem: string;
  /** In the text that was read, plus the offset given. */
  span: Span;
  kind: "word" | "number" | "mark";
  /** Begins with a capital, wherever it stands. */
  capital: boolean;
  /** The first word of its sentence, where a capital means nothing. */
  first: boolean;
  /** Ends in a possessive 's. */
  possessive: boolean;
  /** Carries meaning of its own. */
  content: boolean;
  /** Stretch between commas, semicolons and the like, counted from 0. */
  clause: number;
  /** Sentence of the window, counted from 0. */
  sentence: number;
  /** Inside quotation marks. */
  quoted: boolean;
}>;

const TOKEN =
  /(?<number>\p{N}+(?:,\p{N}{3})*(?:[.:]\p{N}+)*(?:[-–](?=\p{N})\p{N}+(?:,\p{N}{3})*(?:\.\p{N}+)?)*(?:(?:st|nd|rd|th|s|m|mn|bn|tn|k|km|kg|cm|mm|am|pm|p)(?![\p{L}\p{N}]))?)|(?<word>(?:\p{Lu}\.){2,}|(?:\p{Ll}\.){2,}(?=\s)|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’ʼ][\p{L}\p{M}]+)*)|(?<mark>``|''|[^\s\p{L}\p{N}])/gu;
const CLAUSE_MARKS = new Set([",", ";", ":", "—", "–", "(", ")", "…"]);
/** What closes a quotation that each mark opens. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "«": "»",
  "``": "''",
  "`": "'",
  '"': '"',
  "‘": "’",
  "'": "'",
};

/** Tokens of one sentence, in order. `at.sentence` and `at.offset` are put into the tokens. */
export function readTokens(text: string, at: { sentence?: number; offset?: number } = {}): Token[] {
  const { sentence = 0, offset = 0 } = at;
  const tokens: Token[] = [];
  let clause = 0;
  let openedBy: string | undefined;
  let first = true;
  for (const match of text.matchAll(TOKEN)) {
    const kind = kindOf(match);
    if (kind === "mark") {
      openedBy = quotationAfter(text, match, openedBy);
      if (CLAUSE_MARKS.has(match[0])) clause++;
    }
    const start = offset + match.index;
    const span = { start, end: start + match[0].length };
    const quoted = openedBy !== undefined;
    tokens.push({
      ...wordFacts(match[0], kind),
      span,
      kind,
      first: first && kind !== "mark",
      clause,
      sentence,
      quoted,
    });
    if (kind !== "mark") first = false;
  }
  return tokens;
}

function kindOf(match: RegExpExecArray): Token["kind"] {
  if (match.groups?.["number"] !== undefined) return "number";
  return match.groups?.["word"] === undefined ? "mark" : "word";
}

/** The mark that holds the quotation open after this one; undefined outside quotations. */
function quotationAfter(
  text: string,
  match: RegExpExecArray,
  openedBy: string | undefined,
): string | undefined {
  const mark = match[0];
  if (openedBy !== undefined)
    return CLOSED_BY[openedBy]?.includes(mark) === true && closes(text, match) ? undefined : openedBy;
  return CLOSED_BY[mark] !== undefined && opens(text, match) ? mark : undefined;
}

/** A single mark is an apostrophe unless white space or a bracket stands before it. */
function opens(text: string, match: RegExpExecArray): boolean {
  const single = match[0] === "'" || match[0] === "‘";
  return !single || /^$|[\s(\[—–]/u.test(text.slice(Math.max(0, match.index - 1), match.index));
}

function closes(text: string, match: RegExpExecArray): boolean {
  const single = match[0] === "'" || match[0] === "’";
  return !single || !/[\p{L}\p{N}]/u.test(text.slice(match.index + 1, match.index + 2));
}

type WordFacts = Pick<Token, "text" | "lower" | "base" | "stem" | "capital" | "possessive" | "content">;

function wordFacts(text: string, kind: Token["kind"]): WordFacts {
  const folded = foldText(text).replace(/(?<=\p{L})\.(?=\p{L}|$)/gu, "");
  const possessive = /'s?$/u.test(folded) && kind === "word";
  const lower = kind === "word" ? folded.replace(/'s?$/u, "") : folded;
  const isUnitedStates = /^(?:US|U\.S\.?|USA)$/u.test(text);
  const base = isUnitedStates ? "us" : (COUNTRY_OF.get(lower) ?? BASE_FORMS.get(lower) ?? lower);
  const stem = isUnitedStates ? "country:us" : base.startsWith("country:") ? base : stemOf(base);
  const content = kind === "number" || (kind === "word" && (isUnitedStates || !isStopWord(folded)));
  return { text, lower, base, stem, capital: /^\p{Lu}/u.test(text), possessive, content };
}

/** The stem of a base form; a plural or an inflected form of an irregular word meets its base. */
export function stemOf(base: string): string {
  const term = termOf(base);
  return BASE_FORMS.get(term) ?? term;
}
