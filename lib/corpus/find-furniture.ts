import { type Span, sliceSpan } from "../domain/span.ts";
import { splitParagraphs } from "../text/paragraphs.ts";
import { isByLine, isCaption, isPageLine } from "./furniture-patterns.ts";

/** A paragraph of at least this many characters that ends a sentence is prose. */
const PROSE_MIN = 60;
/** Share of long paragraphs that end a sentence from which a line that ends none stands out. */
const PROSE_SHARE = 0.75;
/** Longer lines are content, full stop or not. */
const LABEL_WORDS_MAX = 28;
/** This many lines without an end in a row are a list, not furniture. */
const LIST_RUN = 3;
/** When more than this share of the characters would go, lines are judged by their words alone. */
const SHARE_MAX = 0.4;

const ENDS = /[.!?…。！？][\])"'”’»]*$/u;
/** A post set into the article ends with who wrote it: "— Name (@handle) February 27, 2022". */
const SIGNATURE = /[—–-]\s*\p{Lu}[^.!?]{1,80}(?:\(@\w+\)|\d{4})[^.!?]{0,30}$/u;
const OPEN_END = /[:;,–—-]["'”’]?$/u;
const LIST_ITEM = /^(?:[•▪●◦·‣*+–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s/u;
const SPEECH = /["“”«»]|^['‘]|\s[‘']\p{L}/u;
const MARKDOWN = /^(?:#{1,6}\s|!\[|-{3,}$|={3,}$|\*{3,}$|_{2,}$)/u;

type Line = Readonly<{ span: Span; text: string; words: number; ends: boolean }>;

/**
 * Page furniture inside `body` (captions, credits, by-lines, sub-headings, teasers, "No comments"), sorted and apart.
 * By what a line says, and by a line that ends no sentence standing alone in prose that otherwise does; list items and
 * what introduces them are content, and so is whatever is in doubt.
 */
export function findFurniture(body: string): Span[] {
  const lines = splitParagraphs(body).map((span) => readLine(body, span));
  const byWords = new Set(lines.filter((line, index) => saysFurniture(line, lines[index - 1])));
  const standingOut = isProse(lines, byWords) ? lines.filter((_, at) => standsOut(lines, at, byWords)) : [];
  const all = new Set([...byWords, ...standingOut]);
  const chosen = shareOf(all, lines) <= SHARE_MAX ? all : byWords;
  const kept = shareOf(chosen, lines) <= SHARE_MAX ? chosen : new Set([...byWords].filter(saysPage));
  return lines.filter((line) => kept.has(line)).map((line) => line.span);
}

function readLine(body: string, span: Span): Line {
  const text = sliceSpan(body, span);
  return { span, text, words: text.split(/\s+/u, LABEL_WORDS_MAX + 1).length, ends: ENDS.test(text) || SIGNATURE.test(text) };
}

/** A caption's label may stand on a line of its own: then the line after it is the caption. */
function saysFurniture(line: Line, before: Line | undefined): boolean {
  if (MARKDOWN.test(line.text) || saysPage(line) || isCaption(line.text)) return true;
  return before !== undefined && /^(?:Image|Photo|Picture) caption\s*[,:]?$/u.test(before.text);
}

function saysPage(line: Line): boolean {
  return isPageLine(line.text) || isByLine(line.text);
}

/** Most long paragraphs end a sentence, and there are several. */
function isProse(lines: readonly Line[], furniture: ReadonlySet<Line>): boolean {
  const content = lines.filter((line) => !furniture.has(line) && !LIST_ITEM.test(line.text));
  const long = content.filter((line) => line.text.length >= PROSE_MIN);
  const ended = long.filter((line) => line.ends || OPEN_END.test(line.text)).length;
  return ended >= 3 && ended / long.length >= PROSE_SHARE;
}

/** A line that ends no sentence, with whole sentences or furniture on both its sides. */
function standsOut(lines: readonly Line[], at: number, furniture: ReadonlySet<Line>): boolean {
  const line = lines[at];
  if (!line || furniture.has(line) || !couldBeLabel(line)) return false;
  if (at === lines.length - 1 || introducesList(lines[at - 1])) return false;
  return isAboveProse(lines, at) || runLength(lines, at, furniture) < LIST_RUN;
}

function couldBeLabel({ text, words, ends }: Line): boolean {
  if (ends || words > LABEL_WORDS_MAX || OPEN_END.test(text) || LIST_ITEM.test(text)) return false;
  return !isSpeech(text);
}

/** Holds a quotation, not merely one or two quoted words as headings have. */
function isSpeech(text: string): boolean {
  return SPEECH.test(text) && /["“«‘'][^"”»’']{25,}["”»’']|^["“«]/u.test(text);
}

function introducesList(line: Line | undefined): boolean {
  return line !== undefined && (/:["'”’]?$/u.test(line.text) || LIST_ITEM.test(line.text));
}

/** Before the first paragraph of prose stand labels, headline and captions, however many. */
function isAboveProse(lines: readonly Line[], at: number): boolean {
  const firstProse = lines.findIndex((line) => line.ends && line.text.length >= PROSE_MIN);
  return at < firstProse && firstProse <= 10;
}

/** Lines in a row around `at` that end no sentence and are not furniture for other reasons. */
function runLength(lines: readonly Line[], at: number, furniture: ReadonlySet<Line>): number {
  const endsNothing = (line: Line | undefined): boolean =>
    line !== undefined && !line.ends && !furniture.has(line);
  let first = at;
  let last = at;
  while (at - first < LIST_RUN && endsNothing(lines[first - 1])) first--;
  while (last - at < LIST_RUN && endsNothing(lines[last + 1])) last++;
  return last - first + 1;
}

function shareOf(chosen: ReadonlySet<Line>, lines: readonly Line[]): number {
  const total = lines.reduce((sum, line) => sum + line.text.length, 0);
  const taken = [...chosen].reduce((sum, line) => sum + line.text.length, 0);
  return total === 0 ? 0 : taken / total;
}
