import { isCapitalised, keyTermOf } from "../text/index-terms.ts";
import { phraseOf } from "../text/lexicon/phrase-term.ts";
import { findNumbers, type FoundNumber } from "../text/numbers.ts";
import { findProperNames, type ProperName } from "../text/proper-names.ts";
import { tagWords } from "../text/tag-words.ts";
import { isStopWord, splitWords, termOf, type Word } from "../text/words.ts";
import { countryTermOf } from "./read-sentence.ts";
import { askedFor, type Asked } from "./answer-type.ts";

/** A word of the question that carries its subject. */
export type QuestionTerm = Readonly<{
  word: string;
  /** Index term of the word. */
  term: string;
  /** Lexicon's term of a verb with the particle after it ("handed out"), or null. */
  phrase: string | null;
  /** Index term of every spelling of the name, for a capitalised word. */
  key: string | null;
  /** Term of the country the word names or belongs to. */
  country: string | null;
  /** Part of a name, as far as capitals tell. */
  named: boolean;
  /** What the word does in the question; "other" for adverbs, numbers and what cannot be told. */
  role: "verb" | "noun" | "adjective" | "name" | "other";
  /** Says little by itself ("make", "thing", "come"): its absence proves nothing. */
  light: boolean;
}>;

/** A question as the search reads it. */
export type QuestionReading = Readonly<{
  text: string;
  asked: Asked;
  terms: readonly QuestionTerm[];
  names: readonly ProperName[];
  numbers: readonly FoundNumber[];
  /** Phrases the question puts in quotation marks, marks left aside. */
  quoted: readonly string[];
}>;

/** Words that ask rather than tell, beside the stop words: "tell me", "according to the articles". */
const ASKING = new Set(
  "say said says tell told according article articles report reports reported please know talk mention mentioned question answer give show list name exactly actually really happen happened".split(
    " ",
  ),
);
const LIGHT = new Set(
  (
    "make makes made making take takes took taken get gets got getting give gives given put use used using go goes going went come " +
    "comes came coming leave leaves left leaving bring brings brought tell show shows shown work works try tried do done thing things way ways kind sort type find found see seen look want wants need needs let keep kept " +
    "set become became still ever now today currently present different certain particular various sides side actually whole " +
    "think thought regarding concerning involved latest news update information details whats"
  ).split(" "),
);
const ROLES: Readonly<Record<string, QuestionTerm["role"]>> = {
  VERB: "verb",
  NOUN: "noun",
  PROPN: "noun",
  ADJ: "adjective",
};
const QUOTED = /"([^"]{2,})"|“([^”]{2,})”|(?<![\p{L}])['‘]([^'’]{2,}(?:['’]\p{L}[^'’]*)*)['’](?!\p{L})/gu;

export function readQuestion(text: string): QuestionReading {
  const asked = askedFor(text);
  const names = findProperNames(text);
  const inName = (word: Word) =>
    names.some((name) => name.span.start <= word.span.start && word.span.end <= name.span.end + 2);
  const words = splitWords(text);
  const roles = readRoles(text);
  const terms = words.flatMap((word, at) => {
    if (isStopWord(word.lower)) return [];
    return {
      word: word.lower,
      term: termOf(word.lower),
      phrase: phraseOf(word.lower, words[at + 1]?.lower ?? "") ?? null,
      key: isCapitalised(word) ? (keyTermOf(word.text) ?? null) : null,
      country: isCapitalised(word) ? (countryTermOf(word.text) ?? null) : null,
      named: inName(word),
      role: inName(word) ? "name" : (roles.get(word.span.start) ?? "other"),
      light: LIGHT.has(word.lower),
    };
  });
  return {
    text,
    asked,
    terms: dropAsking(uniqueTerms(terms)),
    names,
    numbers: findNumbers(text),
    quoted: [...text.matchAll(QUOTED)].map((match) => match[1] ?? match[2] ?? match[3] ?? ""),
  };
}

/** Role by the place a word starts at. */
function readRoles(text: string): ReadonlyMap<number, QuestionTerm["role"]> {
  return new Map(tagWords(text).map(({ span, tag }) => [span.start, ROLES[tag] ?? "other"]));
}

function uniqueTerms(terms: readonly QuestionTerm[]): QuestionTerm[] {
  return [...new Map(terms.map((term) => [term.term, term])).values()];
}

/** Leaves the asking words out, unless nothing else is there. */
function dropAsking(terms: readonly QuestionTerm[]): readonly QuestionTerm[] {
  const telling = terms.filter((term) => !ASKING.has(term.word));
  return telling.length === 0 ? terms : telling;
}
