import { countryOf } from "../text/countries.ts";
import { isCapitalised, keyTermOf } from "../text/index-terms.ts";
import { foldText, isStopWord, listWords, termOf } from "../text/words.ts";
import { type VectorPlace, vectorPlace } from "../text/word-vectors/word-vectors.ts";
import { WordMarks } from "./word-marks.ts";
import { WordNotes } from "./word-notes.ts";

/** A word of the record as questions are matched against it. */
export type WordReading = Readonly<{
  /** Index term; empty for a stop word. */
  term: string;
  /** What else a capitalised word is found by: its spelling key, and the country it names or belongs to. */
  names: readonly string[];
}>;

/** Of a word without a vector. */
export const NO_VECTOR = -1;

/** Spellings of one table, about 250 bytes each; when they are more, another is begun. */
const MOST = 100_000;
/** A power of two, more than twice as many. */
const SLOTS = 262_144;

/** What a character does in a word, as `listWords` has it. */
const UNREAD = 0;
const BETWEEN = 1;
const LETTER = 2;
const MARK = 3;
const DIGIT = 4;
const APOSTROPHE = 5;
const SEPARATOR = 6;
/** Half of one that is written in two: told by `listWords` itself. */
const HALF = 7;
const kinds = new Uint8Array(65_536);

function kindOf(code: number): number {
  const known = kinds[code] as number;
  if (known !== UNREAD) return known;
  return (kinds[code] = readKind(String.fromCharCode(code)));
}

function readKind(character: string): number {
  if (/\p{Surrogate}/u.test(character)) return HALF;
  if (/\p{N}/u.test(character)) return DIGIT;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{M}/u.test(character)) return MARK;
  if (/['’ʼ]/u.test(character)) return APOSTROPHE;
  return /[.,:]/u.test(character) ? SEPARATOR : BETWEEN;
}

/** Words by number, each read once: words spelt alike share one. */
export class WordTable {
  private readonly spellings: string[] = [];
  private readonly readings: WordReading[] = [];
  /** For each slot one more than a word's number, 0 where there is none. */
  private readonly slots = new Uint32Array(SLOTS);
  private readonly vectors = new Int32Array(MOST);
  readonly marks = new WordMarks(MOST);
  readonly notes = new WordNotes(MOST);

  get size(): number {
    return this.spellings.length;
  }

  /** Whether there is room for the words of `characters` of text. */
  takes(characters: number): boolean {
    return this.size + characters <= MOST;
  }

  wordOf(number: number): WordReading {
    return this.readings[number] as WordReading;
  }

  spellingOf(number: number): string {
    return this.spellings[number] as string;
  }

  /** The word's place among the word vectors; NO_VECTOR for a stop word, and where there is none. */
  vectorOf(number: number): VectorPlace {
    return this.vectors[number] as number;
  }

  /** Numbers of the words that `listWords` finds in the text from `start` to `end`, in order. */
  numberWords(text: string, start: number, end: number): Uint32Array {
    const numbers: number[] = [];
    for (let at = start; at < end;) {
      const kind = kindOf(text.charCodeAt(at));
      if (kind === HALF) return this.numberListed(text.slice(start, end));
      if (kind === LETTER || kind === MARK || kind === DIGIT) {
        const to = (kind === DIGIT && endOfNumber(text, at, end)) || endOfWord(text, at, end);
        if (to === -1) return this.numberListed(text.slice(start, end));
        numbers.push(this.numberOf(text, at, to));
        at = to;
      } else at++;
    }
    return Uint32Array.from(numbers);
  }

  private numberListed(text: string): Uint32Array {
    return Uint32Array.from(listWords(text), (word) => this.numberOf(word, 0, word.length));
  }

  private numberOf(text: string, start: number, end: number): number {
    let hash = 0;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) + 1;
    hash ^= hash >>> 15;
    for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const number = (this.slots[slot] as number) - 1;
      if (number < 0) return this.add(text.slice(start, end), slot);
      if (isSpelt(this.spellings[number] as string, text, start, end)) return number;
    }
  }

  private add(word: string, slot: number): number {
    const number = this.size;
    this.slots[slot] = number + 1;
    // A copy: a slice would hold on to the whole text that it is of.
    const spelling = Buffer.from(word).toString();
    const reading = readWord(spelling);
    this.spellings.push(spelling);
    this.readings.push(reading);
    this.marks.add(number, reading);
    this.vectors[number] = (reading.term === "" ? undefined : vectorPlace(reading.term)) ?? NO_VECTOR;
    return number;
  }
}

let current = new WordTable();

/** The table in which a text of so many characters is to be numbered now. */
export function tableFor(characters: number): WordTable {
  if (!current.takes(characters)) current = new WordTable();
  return current;
}

function isSpelt(spelling: string, text: string, start: number, end: number): boolean {
  if (spelling.length !== end - start) return false;
  for (let at = 0; at < spelling.length; at++)
    if (spelling.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/**
 * Where the number that starts there ends, with the separators inside it: "18,000", "3.5"; 0 where letters follow it, as
 * in "5km", of which only what stands before a separator may be one.
 */
function endOfNumber(text: string, start: number, end: number): number {
  let stands = 0;
  for (let at = start; ;) {
    const from = at;
    while (at < end && kindOf(text.charCodeAt(at)) === DIGIT) at++;
    if (at === from) return stands;
    const next = at < end ? kindOf(text.charCodeAt(at)) : BETWEEN;
    if (next === HALF) return -1;
    if (next === LETTER) return stands;
    stands = at;
    if (next !== SEPARATOR) return stands;
    at++;
  }
}

/** -1 where half a character follows. */
function endOfWord(text: string, start: number, end: number): number {
  let at = start;
  for (; at < end; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind !== LETTER && kind !== MARK && kind !== DIGIT) break;
  }
  while (at + 1 < end && kindOf(text.charCodeAt(at)) === APOSTROPHE) {
    const from = ++at;
    while (at < end && isLetterOrMark(kindOf(text.charCodeAt(at)))) at++;
    if (at === from) return from - 1;
  }
  return at < end && kindOf(text.charCodeAt(at)) === HALF ? -1 : at;
}

function isLetterOrMark(kind: number): boolean {
  return kind === LETTER || kind === MARK;
}

function readWord(text: string): WordReading {
  const lower = foldText(text);
  const names = isCapitalised({ text }) ? [keyTermOf(text), countryTermOf(text)] : [];
  const term = isStopWord(lower) ? "" : termOf(lower);
  return { term, names: names.filter((name) => name !== undefined) };
}

/** The term under which a country's name and its adjective are one: "Polish" and "Poland". */
export function countryTermOf(word: string): string | undefined {
  const country = countryOf(word);
  return country === undefined ? undefined : `@${country}`;
}
