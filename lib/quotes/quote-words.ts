import type { Span } from "../domain/span.ts";
import { foldText } from "../text/words.ts";

/** A word as it is compared: case and typographic apostrophes folded, digits and decimal points never. */
export type QuoteWord = Readonly<{
  text: string;
  folded: string;
  span: Span;
  /** In square brackets: an editor's addition. */
  bracketed: boolean;
  /** A sentence or the whole text begins here: the case of its first letter tells nothing. */
  opens: boolean;
  /** A question or exclamation mark right after it, or nothing. */
  tone: "?" | "!" | "";
  /** Words were left out before it: "…" or "...". */
  elided: boolean;
}>;

const PIECE =
  /[+-]?[$£€]?\p{N}+(?:[.,:]\p{N}+)*%?(?:\p{L}+)?|[\p{L}\p{M}]+(?:['’ʼ‘.&][\p{L}\p{M}]+)*|\[?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\]?|[[\].!?:]/gu;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/gu;

/** The words of `text`; spans have `offset` added to them. */
export function readQuoteWords(text: string, offset = 0): QuoteWord[] {
  const words: QuoteWord[] = [];
  let bracketed = false;
  let opens = true;
  let elided = false;
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    const last = words.at(-1);
    if (/^\[?(?:…|\.\s?\.)/u.test(piece)) elided = true;
    else if (piece === "[") bracketed = true;
    else if (piece === "]") bracketed = false;
    else if (/^[.:]$/u.test(piece)) opens = true;
    else if (piece === "?" || piece === "!") {
      if (last) words[words.length - 1] = { ...last, tone: piece };
      opens = true;
    } else {
      const start = offset + match.index;
      const span = { start, end: start + piece.length };
      words.push({ text: piece, folded: foldWord(piece), span, bracketed, opens, tone: "", elided });
      opens = false;
      elided = false;
    }
  }
  return words;
}

function foldWord(word: string): string {
  return foldText(word).replace(INVISIBLE, "").replace(/[’ʼ‘]/gu, "'");
}

/** One word says what the other does: letters alike, and capitals too where no sentence begins. */
export function sameWord(claimed: QuoteWord, said: QuoteWord): boolean {
  if (claimed.folded !== said.folded) return false;
  return claimed.opens || said.opens || caseOf(claimed.text) === caseOf(said.text);
}

function caseOf(text: string): string {
  return text.normalize("NFKD").replace(/[^\p{L}]/gu, "");
}

const NEGATION =
  /^(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|barely|scarcely|refuse[ds]?|deny|denies|denied|fail(?:s|ed)?)$|n't$/u;
const NUMBER_WORD =
  /^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|percent|double|triple|first|second|third)$/u;

export type DifferenceKind = "number" | "negation" | "name" | "word" | "case" | "tone";

/** What a word that only one side has, or has otherwise, is. */
export function kindOfWord(word: QuoteWord): Exclude<DifferenceKind, "case" | "tone"> {
  if (/\p{N}/u.test(word.text) || NUMBER_WORD.test(word.folded)) return "number";
  if (NEGATION.test(word.folded)) return "negation";
  return /^\p{Lu}/u.test(word.text) && !word.opens && word.text !== "I" && !/^I['’]/u.test(word.text)
    ? "name"
    : "word";
}
