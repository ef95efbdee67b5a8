import type { Span } from "../domain/span.ts";
import { countryOf, isCountryName } from "./countries.ts";
import { foldText, isStopWord, mapWords, type Word } from "./words.ts";

/** What a name names, as far as the words around it tell. */
export type NameKind = "person" | "place" | "organisation" | "unknown";

export type ProperName = Readonly<{ text: string; span: Span; kind: NameKind }>;

const ORGANISATION_WORD =
  /\b(?:ministry|department|agency|army|forces|council|committee|commission|court|bank|university|college|school|hospital|party|union|association|institute|company|corporation|corp|inc|ltd|group|airlines?|club|office|staff|congress|parliament|senate|assembly|police|service|federation|league|organi[sz]ation|network|news|times|post|journal|guardian|tribune|reuters|foundation|fund|administration|bureau|board|brigade|regiment|battalion|legion|alliance|museum|church|media|records|studios|pictures|entertainment|motors|technologies|systems|partners|holdings|industries)\b/iu;
const PERSON_TITLE =
  /(?:^|[\s"“(])(?:mr|mrs|ms|miss|dr|prof|professor|sir|lord|lady|dame|president|premier|chancellor|senator|sen|rep|representative|congress(?:man|woman)|governor|gov|mayor|minister|secretary|general|gen|colonel|col|captain|capt|lieutenant|sergeant|major|admiral|judge|justice|king|queen|prince|princess|pope|bishop|rev|coach|actor|actress|singer|author|writer|director|chairman|chairwoman|spokes(?:man|woman|person)|officer|analyst|adviser|advisor|leader|commander|ambassador|envoy|negotiator|journalist|reporter|correspondent|activist|lawyer|attorney|founder|executive|ceo)\.?\s+$/iu;
/** A title inside the name, with one to three words after it: "Deputy Defence Minister Hanna Malyar". */
const ENDS_AS_PERSON =
  /(?:president|minister|minster|secretary|chancellor|general|adviser|advisor|negotiator|spokes(?:man|woman|person)|senator|governor|mayor|ambassador|commander|chief|leader)\s\p{Lu}\S+(?:\s\S+){0,2}$/iu;
const PLACE_BEFORE =
  /(?:^|\s)(?:in|near|from|to|toward|towards|at|outside|around|across|into|through|over)\s+(?:the\s+)?$/iu;
const PLACE_WORD =
  /\b(?:city|river|sea|ocean|lake|mountains?|mount|island|islands|peninsula|region|province|district|county|oblast|valley|bay|strait|street|avenue|road|square|airport|port|coast|north|south|east|west|republic|states|kingdom)\b/iu;
/** Words that join the parts of one name when a capital follows. */
const JOINERS = new Set(
  "of the for and & de del della da di du la le van von der den bin ibn al el".split(" "),
);
const MONTHS_AND_DAYS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun)$/iu;

/**
 * Names in `text`, longest runs first read: "International Legion of Territorial Defence of Ukraine" is one.
 * A word at the start of a sentence counts only when it is no common word. Dates are not names.
 */
export function findProperNames(text: string, offset = 0): ProperName[] {
  return findNames(text).map(({ text: name, span }) => ({
    text: name,
    span: { start: span.start + offset, end: span.end + offset },
    kind: kindOfName(name, text, span),
  }));
}

/** A name as it is matched: folded, its kind told when it is first asked for. */
export type HeldName = Readonly<{ folded: string; kind: () => NameKind }>;

/** The names in `text`, for who asks again and again which of them it holds. */
export function listHeldNames(text: string): HeldName[] {
  return findNames(text).map(({ text: name, span }) => {
    let kind: NameKind | undefined;
    return { folded: foldText(name), kind: () => (kind ??= kindOfName(name, text, span)) };
  });
}

function findNames(text: string): Omit<ProperName, "kind">[] {
  const words = mapWords(text, (word, start) => new NameWord(word, { start, end: start + word.length }));
  const names: Omit<ProperName, "kind">[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!words[at]?.isCapital || !startsName(words, at, text)) continue;
    const end = endOfName(words, at, text);
    const first = words[at] as Word;
    const last = words[end - 1] as Word;
    const span = { start: first.span.start, end: withoutPossessive(last) };
    names.push({ text: text.slice(span.start, span.end), span });
    at = end - 1;
  }
  return names;
}

/** A word that is folded when that is asked for: of most words nobody asks. */
class NameWord implements Word {
  readonly isCapital: boolean;
  private folded: string | undefined;

  constructor(
    readonly text: string,
    readonly span: Span,
  ) {
    this.isCapital = /^\p{Lu}/u.test(text);
  }

  get lower(): string {
    return (this.folded ??= foldText(this.text));
  }
}

function startsName(words: readonly Word[], at: number, text: string): boolean {
  const word = words[at];
  if (!word || !/^\p{Lu}/u.test(word.text) || MONTHS_AND_DAYS.test(word.text) || word.text === "I")
    return false;
  if (!opensSentence(word, text)) return !isStopWord(word.lower) || isInitials(word);
  const next = words[at + 1];
  if (isStopWord(word.lower)) return isInitials(word) && word.text.length > 1;
  return (
    countryOf(word.text) !== undefined ||
    isInitials(word) ||
    (next !== undefined && joined(text, word, next) && /^\p{Lu}/u.test(next.text)) ||
    /['’]s$/u.test(word.text) ||
    !looksCommon(word)
  );
}

/** A capitalised first word with an everyday ending is taken for a common word. */
function looksCommon(word: Word): boolean {
  return (
    /(?:ing|ed|ly|tion|ment|ness|s|er|al|ous|ive|able|ful|less)$/u.test(word.lower) || word.lower.length < 4
  );
}

function isInitials(word: Word): boolean {
  return (
    /^\p{Lu}[\p{Lu}\p{N}.]+s?$/u.test(word.text) || (/^\p{Lu}{2,}$/u.test(word.text) && word.text.length <= 6)
  );
}

function opensSentence(word: Word, text: string): boolean {
  const before = text.slice(Math.max(0, word.span.start - 4), word.span.start).trimEnd();
  return before === "" || /[.!?…:\n"“‘•]$/u.test(before);
}

function endOfName(words: readonly Word[], at: number, text: string): number {
  let end = at + 1;
  while (end < words.length) {
    const last = words[end - 1] as Word;
    const next = words[end] as Word;
    if (/['’]s$/u.test(last.text) || !joined(text, last, next)) break;
    if (/^\p{Lu}/u.test(next.text) && !MONTHS_AND_DAYS.test(next.text)) {
      end++;
      continue;
    }
    const after = JOINERS.has(next.lower) ? afterJoiners(words, end, text) : undefined;
    if (after === undefined) break;
    end = after;
  }
  return end;
}

/** Past "of the" and the capitalised word it leads to; undefined when it leads to none. "and" joins nothing. */
function afterJoiners(words: readonly Word[], at: number, text: string): number | undefined {
  let end = at;
  while (end < words.length && JOINERS.has((words[end] as Word).lower) && end - at < 2) {
    const word = words[end] as Word;
    if (word.lower === "and" || word.lower === "for") return undefined;
    const next = words[end + 1];
    if (!next || !joined(text, word, next)) return undefined;
    end++;
  }
  const next = words[end];
  return next && /^\p{Lu}/u.test(next.text) && !MONTHS_AND_DAYS.test(next.text) ? end + 1 : undefined;
}

/** Nothing but a space, a hyphen, an ampersand or an initial's full stop stands between the two words. */
function joined(text: string, left: Word, right: Word): boolean {
  const between = text.slice(left.span.end, right.span.start);
  return /^(?:\s|-| & )$/u.test(between) || (between === ". " && left.text.length <= 2);
}

function withoutPossessive(word: Word): number {
  return word.span.end - (/['’]s$/u.exec(word.text)?.[0].length ?? 0);
}

function kindOfName(name: string, text: string, span: Span): NameKind {
  if (isCountryName(name)) return "place";
  if (ORGANISATION_WORD.test(name) || /^\p{Lu}{2,6}$/u.test(name)) return "organisation";
  if (PLACE_WORD.test(name)) return "place";
  if (countryOf(name) !== undefined) return "unknown";
  const before = text.slice(Math.max(0, span.start - 40), span.start);
  if (PERSON_TITLE.test(before) || PERSON_TITLE.test(`${name.split(" ")[0] ?? ""} `)) return "person";
  if (PLACE_BEFORE.test(before)) return "place";
  if (ENDS_AS_PERSON.test(name)) return "person";
  const parts = name.split(" ").filter((part) => !JOINERS.has(foldText(part)));
  return parts.length >= 2 && parts.length <= 4 && parts.every((part) => /^\p{Lu}[\p{Ll}'’.-]/u.test(part))
    ? "person"
    : "unknown";
}
