import model from "wink-eng-lite-web-model";
import winkNLP, { type PartOfSpeech, type WinkMethods } from "wink-nlp";
import type { Span } from "../domain/span.ts";
import { foldText, termOf } from "./words.ts";

/** A word or mark. `term` is its index term, "" for a mark. */
export type Token = Readonly<{ text: string; lower: string; term: string; span: Span }>;

/** A word or mark with its part of speech (Universal Dependencies' names). */
export type TaggedWord = Token & Readonly<{ tag: PartOfSpeech }>;

let tagger: WinkMethods | undefined;
let tokeniser: WinkMethods | undefined;

/** Texts tagged before: one answer reads its sentences twice, and well-told stories are read for many questions. */
const tagged = new Map<string, readonly TaggedWord[]>();
/** Texts remembered, those tagged longest ago forgotten first; about 6 KB each. */
const REMEMBERED = 6000;

/** The words and marks of `text` in order, tagged. The one file that knows wink-nlp; its model (1 MB) loads at first use, in about 80 ms. */
export function tagWords(text: string): readonly TaggedWord[] {
  const known = tagged.get(text);
  if (known) return known;
  const words = readTagged(text);
  tagged.set(text, words);
  if (tagged.size <= REMEMBERED) return words;
  const oldest = tagged.keys().next();
  if (!oldest.done) tagged.delete(oldest.value);
  return words;
}

function readTagged(text: string): TaggedWord[] {
  tagger ??= winkNLP(model, ["pos"]);
  const { its } = tagger;
  const tokens = tagger.readDoc(text).tokens();
  const tags = tokens.out<PartOfSpeech>(its.pos);
  const words: TaggedWord[] = [];
  let from = 0;
  for (const [at, value] of tokens.out(its.value).entries()) {
    const start = text.indexOf(value, from);
    if (start === -1) continue;
    from = start + value.length;
    const { lower, term } = readPiece(value);
    words.push({ text: value, lower, term, tag: toPartOfSpeech(tags[at]), span: { start, end: from } });
  }
  return words;
}

/** A token without its place. */
type Piece = Omit<Token, "span">;

/** What stands between two spaces, in tokens; the tokeniser never looks further. */
const chunks = new Map<string, readonly Piece[]>();
/** Chunks remembered, about 300 bytes each; all are forgotten when there are more. */
const CHUNKS_REMEMBERED = 100_000;

/** The words and marks of `text` as `tagWords` gives them, untagged: several times as fast. */
export function splitTokens(text: string): readonly Token[] {
  if (chunks.size >= CHUNKS_REMEMBERED) chunks.clear();
  const parts = text.split(" ").filter((part) => part !== "");
  readChunks(parts.filter((part) => !chunks.has(part)));
  const tokens: Token[] = [];
  let from = 0;
  for (const part of parts) {
    for (const piece of chunks.get(part) ?? []) {
      const start = text.indexOf(piece.text, from);
      if (start === -1) continue;
      from = start + piece.text.length;
      tokens.push({ text: piece.text, lower: piece.lower, term: piece.term, span: { start, end: from } });
    }
  }
  return tokens;
}

/** Line ends are tokens of their own to the tokeniser, so chunks without any are read together, one a line. */
function readChunks(missing: readonly string[]): void {
  if (missing.length === 0) return;
  const lines = missing.filter((chunk) => !/\s/u.test(chunk));
  const read = tokenise(lines.join("\n"));
  let at = 0;
  for (const line of lines) {
    const end = read.indexOf("\n", at);
    const values = read.slice(at, end === -1 ? undefined : end);
    chunks.set(line, values.map(readPiece));
    at += values.length + 1;
  }
  for (const chunk of missing) if (!chunks.has(chunk)) chunks.set(chunk, tokenise(chunk).map(readPiece));
}

function tokenise(text: string): string[] {
  tokeniser ??= winkNLP(model, []);
  return tokeniser.readDoc(text).tokens().out(tokeniser.its.value);
}

/** No English word: the model numbers it after all the words it knows. */
const NO_WORD = "qzxvkwjq";

/** Whether the tagger's model (some 87,000 forms) knows the word, in lower case; it knows few names, and no slip of the finger. */
export function isKnownWord(lower: string): boolean {
  const met = knownWords.get(lower);
  if (met !== undefined) return met;
  nonsense ??= wordNumbers(NO_WORD)[0] ?? Infinity;
  const least = nonsense;
  const numbers = wordNumbers(lower);
  const known = numbers.length > 0 && numbers.every((number) => number < least);
  if (knownWords.size >= WORDS_REMEMBERED) knownWords.clear();
  knownWords.set(lower, known);
  return known;
}

let nonsense: number | undefined;
const knownWords = new Map<string, boolean>();
/** Words remembered in one way or another, about 150 bytes each. */
const WORDS_REMEMBERED = 50_000;

function wordNumbers(text: string): number[] {
  tagger ??= winkNLP(model, ["pos"]);
  return tagger.readDoc(text).tokens().out(tagger.its.uniqueId).map(Number);
}

const pieces = new Map<string, Piece>();

function readPiece(text: string): Piece {
  const known = pieces.get(text);
  if (known) return known;
  const lower = foldText(text);
  const piece = { text, lower, term: /[\p{L}\p{N}]/u.test(lower) ? termOf(lower) : "" };
  if (pieces.size >= WORDS_REMEMBERED) pieces.clear();
  pieces.set(text, piece);
  return piece;
}

const PARTS_OF_SPEECH: ReadonlySet<string> = new Set(
  "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split(" "),
);

function toPartOfSpeech(tag: string | undefined): PartOfSpeech {
  return tag !== undefined && PARTS_OF_SPEECH.has(tag) ? (tag as PartOfSpeech) : "X";
}
