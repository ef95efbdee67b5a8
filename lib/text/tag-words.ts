import model from "wink-eng-lite-web-model";
import winkNLP, { type PartOfSpeech, type WinkMethods } from "wink-nlp";
import type { Span } from "../domain/span.ts";
import { ownText } from "./own-text.ts";
import { foldText, termOf } from "./words.ts";

/** A word or mark. */
export type Token = Readonly<{
  text: string;
  /** Folded. */
  lower: string;
  /** Index term, "" for a mark. */
  term: string;
  /** The term's `openingOf`. */
  opening: number;
  /** Begins with a capital. */
  capital: boolean;
}>;

/** A word or mark with its place and its part of speech (Universal Dependencies' names). */
export type TaggedWord = Token & Readonly<{ tag: PartOfSpeech; span: Span }>;

/** Openings are smaller. */
export const OPENINGS = 1024;

/** A number that terms share which begin with the same two letters, and few others do. */
export function openingOf(term: string): number {
  if (term === "") return 0;
  const second = term.length > 1 ? term.charCodeAt(1) : 0;
  return (term.charCodeAt(0) * 37 + second) % OPENINGS;
}

let tagger: WinkMethods | undefined;
let tokeniser: WinkMethods | undefined;

/** Texts tagged before: one answer reads its sentences twice, and well-told stories are read for many questions. */
const tagged = new Map<string, readonly TaggedWord[]>();
/** Texts remembered with their phrases, about 9 KB each. */
const TAGGED_REMEMBERED = 4000;

/** The words and marks of `text` in order, tagged. The one file that knows wink-nlp; its model (1 MB) loads at first use, in about 80 ms. */
export function tagWords(text: string): readonly TaggedWord[] {
  return tagged.get(text) ?? remember(tagged, TAGGED_REMEMBERED, text, readTagged);
}

/** What was remembered longest ago is forgotten first. */
function remember<Made>(
  memory: Map<string, Made>,
  most: number,
  text: string,
  make: (text: string) => Made,
): Made {
  const own = ownText(text);
  const made = make(own);
  memory.set(own, made);
  if (memory.size <= most) return made;
  const oldest = memory.keys().next();
  if (!oldest.done) memory.delete(oldest.value);
  return made;
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
    const { lower, term, opening, capital } = readToken(value);
    const span = { start, end: from };
    words.push({ text: value, lower, term, opening, capital, tag: toPartOfSpeech(tags[at]), span });
  }
  return words;
}

/** What stands between two spaces, in tokens; the tokeniser never looks further. */
const chunks = new Map<string, readonly Token[]>();
/** Chunks remembered, about 300 bytes each; all are forgotten when there are more. */
const CHUNKS_REMEMBERED = 100_000;

/** Sentences split before, in their tokens. */
const split = new Map<string, readonly Token[]>();
/** Sentences remembered, about 500 bytes each. */
const SPLIT_REMEMBERED = 10_000;

/** The words and marks of `text` as `tagWords` gives them, untagged and without their places: many times as fast. */
export function splitTokens(text: string): readonly Token[] {
  return split.get(text) ?? remember(split, SPLIT_REMEMBERED, text, readChunks);
}

function readChunks(text: string): Token[] {
  const tokens: Token[] = [];
  for (const part of text.split(" ")) {
    if (part === "") continue;
    for (const token of chunks.get(part) ?? readChunk(part)) tokens.push(token);
  }
  return tokens;
}

function readChunk(part: string): readonly Token[] {
  if (chunks.size >= CHUNKS_REMEMBERED) chunks.clear();
  const chunk = ownText(part);
  const tokens = (readPlainly(chunk) ?? tokenise(chunk)).map(readToken);
  chunks.set(chunk, tokens);
  return tokens;
}

/** Letters, with one mark after them or none; a full stop is the tokeniser's to judge, since "Inc." is one token. */
const PLAIN = /^(?<letters>[A-Za-z]+)(?<mark>[’”"\])}…,!;?/:]?)$/u;
/** Contractions without their apostrophe, which the tokeniser parts ("cannot", "youve"), end so, as other words do. */
const MAY_BE_PARTED = /(?:nt|not|ve|ll|re|am)$/iu;

/** The tokens of a chunk that the tokeniser is known to take for a word, or for a word and a mark. */
function readPlainly(chunk: string): string[] | undefined {
  const { letters, mark } = PLAIN.exec(chunk)?.groups ?? {};
  if (letters === undefined || mark === undefined) return undefined;
  if (mark !== "") return [letters, mark];
  return MAY_BE_PARTED.test(letters) ? undefined : [letters];
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

const tokens = new Map<string, Token>();

function readToken(text: string): Token {
  const known = tokens.get(text);
  if (known) return known;
  const lower = foldText(text);
  const term = /[\p{L}\p{N}]/u.test(lower) ? termOf(lower) : "";
  const token = { text, lower, term, opening: openingOf(term), capital: /^\p{Lu}/u.test(text) };
  if (tokens.size >= WORDS_REMEMBERED) tokens.clear();
  tokens.set(text, token);
  return token;
}

const PARTS_OF_SPEECH: ReadonlySet<string> = new Set(
  "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split(" "),
);

function toPartOfSpeech(tag: string | undefined): PartOfSpeech {
  return tag !== undefined && PARTS_OF_SPEECH.has(tag) ? (tag as PartOfSpeech) : "X";
}
