import model from "wink-eng-lite-web-model";
import winkNLP, { type PartOfSpeech, type WinkMethods } from "wink-nlp";
import type { Span } from "../domain/span.ts";
import { foldText, termOf } from "./words.ts";

/** A word or mark with its part of speech (Universal Dependencies' names). `term` is its index term, "" for a mark. */
export type TaggedWord = Readonly<{
  text: string;
  lower: string;
  term: string;
  tag: PartOfSpeech;
  span: Span;
}>;

let tagger: WinkMethods | undefined;

/** Texts tagged before: one answer reads its sentences twice, and well-told stories are read for many questions. */
const tagged = new Map<string, readonly TaggedWord[]>();
/** Texts remembered, those tagged longest ago forgotten first; about 6 KB each. */
const REMEMBERED = 2000;

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
  const values = tokens.out(its.value);
  const tags = tokens.out<PartOfSpeech>(its.pos);
  const words: TaggedWord[] = [];
  let from = 0;
  for (const [at, value] of values.entries()) {
    const start = text.indexOf(value, from);
    if (start === -1) continue;
    from = start + value.length;
    words.push(tagWord(value, toPartOfSpeech(tags[at]), { start, end: from }));
  }
  return words;
}

/** No English word: the model numbers it after all the words it knows. */
const NO_WORD = "qzxvkwjq";

/** Whether the tagger's model (some 87,000 forms) knows the word, in lower case; it knows few names, and no slip of the finger. */
export function isKnownWord(lower: string): boolean {
  const [nonsense = Infinity] = wordNumbers(NO_WORD);
  const numbers = wordNumbers(lower);
  return numbers.length > 0 && numbers.every((number) => number < nonsense);
}

function wordNumbers(text: string): number[] {
  tagger ??= winkNLP(model, ["pos"]);
  return tagger.readDoc(text).tokens().out(tagger.its.uniqueId).map(Number);
}

function tagWord(text: string, tag: PartOfSpeech, span: Span): TaggedWord {
  const lower = foldText(text);
  const term = /[\p{L}\p{N}]/u.test(lower) ? termOf(lower) : "";
  return { text, lower, term, tag, span };
}

const PARTS_OF_SPEECH: ReadonlySet<string> = new Set(
  "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split(" "),
);

function toPartOfSpeech(tag: string | undefined): PartOfSpeech {
  return tag !== undefined && PARTS_OF_SPEECH.has(tag) ? (tag as PartOfSpeech) : "X";
}
