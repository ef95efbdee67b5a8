import type { Span } from "../domain/span.ts";
import { findDateExpressions } from "../text/date-expressions.ts";
import { findNumbers } from "../text/numbers.ts";
import { findProperNames } from "../text/proper-names.ts";
import { findClauses } from "./find-clauses.ts";
import { findNounPhrases, isNounLike } from "./find-noun-phrases.ts";
import type { Phrase, PhraseForm } from "./phrase.ts";
import type { TaggedWord } from "../text/tag-words.ts";

/** Longest phrase offered as a short answer, in words and marks. */
const LONGEST = 14;

/** Phrases of a sentence that could answer some question, each once, in order. */
export function findPhrases(text: string, words: readonly TaggedWord[]): Phrase[] {
  const nouns = findNounPhrases(words);
  const numbers = findNumberPhrases(text, words);
  const found = [
    ...findDatePhrases(text, words),
    ...numbers,
    ...findQuoted(words),
    ...findNames(text, words),
    ...nouns,
    ...findLists(words, nouns),
    ...findClauses(words),
    ...findAdjectives(words),
  ];
  const taken = new Set<number>();
  const unique = found.filter(({ from, to }) => {
    const place = from * (LONGEST + 1) + to - from;
    if (to <= from || to - from > LONGEST || taken.has(place)) return false;
    taken.add(place);
    return true;
  });
  return unique.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The words that a stretch of the text covers; undefined when it covers none. */
function wordsAt(
  words: readonly TaggedWord[],
  { start, end }: Span,
): { from: number; to: number } | undefined {
  let from = 0;
  while ((words[from]?.span.end ?? Infinity) <= start) from++;
  let to = from;
  while (to < words.length && (words[to]?.span.start ?? Infinity) < end) to++;
  return to > from ? { from, to } : undefined;
}

const TITLE =
  /^(?:mr|mrs|ms|dr|sir|lord|lady|dame|president|premier|chancellor|senator|sen|rep|representative|congressman|congresswoman|governor|gov|mayor|minister|secretary|general|gen|colonel|col|captain|lieutenant|lt|sergeant|major|admiral|judge|justice|king|queen|prince|princess|pope|coach|actor|actress|singer|author|director|chairman|chairwoman|spokesman|spokeswoman|officer|leader|commander|ambassador|prime|vice|foreign|defen[cs]e|deputy|former|first|house|speaker|chief|us|american|british|russian|ukrainian|french|german)$/u;

function findNames(text: string, words: readonly TaggedWord[]): Phrase[] {
  return findProperNames(text).flatMap((name): Phrase[] => {
    const place = wordsAt(words, name.span);
    if (!place) return [];
    const bare = place.from + countTitles(words, place);
    const whole: Phrase = { ...place, form: bare > place.from ? "titled-name" : "name", kind: name.kind };
    if (bare === place.from) return [whole];
    return [whole, { from: bare, to: place.to, form: "name", kind: "person" }];
  });
}

/** Titles at the head of a name that leave a name behind them. */
function countTitles(words: readonly TaggedWord[], { from, to }: { from: number; to: number }): number {
  let titles = 0;
  for (let at = from; at < to - 1; at++) {
    const { lower, text } = words[at] ?? { lower: "", text: "" };
    if (text === ".") {
      if (titles === at - from && titles > 0) titles++;
      continue;
    }
    if (!TITLE.test(lower.replace(/\.$/u, "")) || titles !== at - from) break;
    titles++;
  }
  return titles;
}

const UNIT_OF_TIME = /^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies))$/u;
const ABOUT =
  /^(?:about|around|nearly|almost|approximately|roughly|over|under|above|below|least|most|than|to|some|only)$/u;
const BEFORE_ABOUT = /^(?:at|more|less|fewer|up|higher|lower|greater|close)$/u;

function findNumberPhrases(text: string, words: readonly TaggedWord[]): Phrase[] {
  return findNumbers(text).flatMap((number): Phrase[] => {
    const place = wordsAt(words, number.span);
    if (!place || number.kind === "ordinal") return [];
    const form: PhraseForm =
      number.kind === "money" ? "money" : number.kind === "percent" ? "percent" : "number";
    const joined = words[place.to]?.text === "-" && number.kind === "count";
    const bare: Phrase = { ...place, form: joined ? "hyphenated" : form, kind: null };
    const about = aboutFrom(words, place.from);
    const rest = unitEnds(words, place.to);
    const units = rest.map((to): Phrase => ({
      ...place,
      to,
      form: unitForm(words, place.to, to),
      kind: null,
    }));
    const wider = [bare, ...units].flatMap((phrase): Phrase[] =>
      about < place.from ? [{ ...phrase, from: about, form: "about-number" }] : [],
    );
    return [bare, ...units, ...wider, ...ranges(words, bare, rest)];
  });
}

function unitForm(words: readonly TaggedWord[], from: number, to: number): PhraseForm {
  if (words[from]?.text === "-") return "hyphenated";
  return words.slice(from, to).some((word) => UNIT_OF_TIME.test(word.lower)) ? "duration" : "number-unit";
}

/** Start of "more than", "at least", "nearly" right before a number. */
function aboutFrom(words: readonly TaggedWord[], at: number): number {
  if (!ABOUT.test(words[at - 1]?.lower ?? "")) return at;
  const two = BEFORE_ABOUT.test(words[at - 2]?.lower ?? "");
  if (two) return at - 2;
  return /^(?:least|most|than|to)$/u.test(words[at - 1]?.lower ?? "") ? at : at - 1;
}

/** Where "45 days", "18,000 assault rifles", "$22 an hour" may end: after the nouns, and after what they are counted by. */
function unitEnds(words: readonly TaggedWord[], at: number): number[] {
  let end = at;
  if (words[at]?.text === "-") return hyphenated(words, at);
  while (end < words.length && /^(?:NOUN|ADJ|PROPN)$/u.test(words[end]?.tag ?? "") && end - at < 5) end++;
  while (end > at && words[end - 1]?.tag === "ADJ") end--;
  const ends = end > at ? [end] : [];
  const per = words[end]?.lower ?? "";
  if (/^(?:an?|per)$/u.test(per) && words[end + 1]?.tag === "NOUN") ends.push(end + 2);
  return ends;
}

/** "100-year-old", "25-gigabits-per-second", "10-member": to the last word that a hyphen joins. */
function hyphenated(words: readonly TaggedWord[], at: number): number[] {
  let end = at;
  while (words[end]?.text === "-" && words[end + 1] !== undefined) end += 2;
  return [end];
}

/** "2003 to 2011", "6 months to 6 years". */
function ranges(words: readonly TaggedWord[], bare: Phrase, ends: readonly number[]): Phrase[] {
  return [bare.to, ...ends].flatMap((end): Phrase[] => {
    if (!/^(?:to|and|-|–|or)$/u.test(words[end]?.lower ?? "") || words[end + 1]?.tag !== "NUM") return [];
    const more = unitEnds(words, end + 2);
    return [end + 2, ...more].map((to) => ({ from: bare.from, to, form: "range", kind: null }));
  });
}

function findDatePhrases(text: string, words: readonly TaggedWord[]): Phrase[] {
  return findDateExpressions(text).flatMap((date): Phrase[] => {
    const place = wordsAt(words, date.span);
    if (!place) return [];
    const led = leadLength(words, place.from);
    const from = Math.min(place.to - 1, place.from + led);
    const bare: Phrase = {
      from,
      to: place.to,
      form: /^(?:1\d|20)\d\d$/u.test(words[from]?.text ?? "") ? "year" : "date",
      kind: null,
    };
    return led === 0 ? [bare] : [bare, { ...place, form: "date", kind: null }];
  });
}

function leadLength(words: readonly TaggedWord[], at: number): number {
  let led = 0;
  while (led < 4 && /^(?:ADP|DET|SCONJ)$/u.test(words[at + led]?.tag ?? "")) {
    if (/^(?:this|last|next|that|later|earlier)$/u.test(words[at + led]?.lower ?? "")) break;
    led++;
  }
  return led;
}

const OPENING: ReadonlySet<string> = new Set(`"“‘'`);
const CLOSING: ReadonlySet<string> = new Set(`"”’'`);

/** What stands between quotation marks. */
function findQuoted(words: readonly TaggedWord[]): Phrase[] {
  const found: Phrase[] = [];
  for (const [at, word] of words.entries()) {
    if (!OPENING.has(word.text)) continue;
    const rest = words.slice(at + 1, at + 1 + LONGEST);
    const length = rest.findIndex((next) => CLOSING.has(next.text));
    if (length <= 0) continue;
    const bare = /^[,.]$/u.test(rest[length - 1]?.text ?? "") ? length - 1 : length;
    found.push({ from: at + 1, to: at + 1 + bare, form: "quoted", kind: null });
  }
  return found;
}

/** "Warsaw, Istanbul or Baku": whole noun phrases joined by commas and a last "and", "or" or "&". */
function findLists(words: readonly TaggedWord[], nouns: readonly Phrase[]): Phrase[] {
  const whole = nouns.filter(({ form }) => form === "noun-phrase" || form === "noun-phrase-the");
  const from = new Map(whole.map((phrase) => [phrase.from, phrase]));
  return whole.flatMap((first): Phrase[] => {
    let last = first;
    let parts = 1;
    for (;;) {
      const comma = words[last.to]?.text === ",";
      const joiner = words[last.to + (comma ? 1 : 0)];
      const joined = joiner?.tag === "CCONJ" && /^(?:and|or|&)$/u.test(joiner.lower);
      const next = from.get(last.to + (comma ? 1 : 0) + (joined ? 1 : 0));
      if (!next || (!comma && !joined)) return [];
      last = next;
      parts++;
      if (joined) return [{ from: first.from, to: last.to, form: "list", kind: null }];
      if (parts > 6) return [];
    }
  });
}

/** A lone adjective that is said of something: "the sixth was purple". */
function findAdjectives(words: readonly TaggedWord[]): Phrase[] {
  const found: Phrase[] = [];
  for (const [at, { tag }] of words.entries()) {
    const next = words[at + 1];
    if (tag === "ADJ" && !(next && isNounLike(next)))
      found.push({ from: at, to: at + 1, form: "adjective", kind: null });
  }
  return found;
}
