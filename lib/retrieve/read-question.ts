import { isCapitalised, keyTermOf } from "../text/index-terms.ts";
import { findNumbers, type FoundNumber } from "../text/numbers.ts";
import { findProperNames, type ProperName } from "../text/proper-names.ts";
import { isStopWord, splitWords, termOf, type Word } from "../text/words.ts";
import { countryTermOf } from "./read-sentence.ts";
import { askedFor, type Asked } from "./answer-type.ts";

/** A word of the question that carries its subject. */
export type QuestionTerm = Readonly<{
  word: string;
  /** Index term of the word. */
  term: string;
  /** Index term of every spelling of the name, for a capitalised word. */
  key: string | null;
  /** Term of the country the word names or belongs to. */
  country: string | null;
  /** Part of a name, as far as capitals tell. */
  named: boolean;
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
const QUOTED = /"([^"]{2,})"|“([^”]{2,})”|(?<![\p{L}])['‘]([^'’]{2,}(?:['’]\p{L}[^'’]*)*)['’](?!\p{L})/gu;

export function readQuestion(text: string): QuestionReading {
  const asked = askedFor(text);
  const names = findProperNames(text);
  const inName = (word: Word) =>
    names.some((name) => name.span.start <= word.span.start && word.span.end <= name.span.end + 2);
  const terms = splitWords(text)
    .filter((word) => !isStopWord(word.lower))
    .map((word) => ({
      word: word.lower,
      term: termOf(word.lower),
      key: isCapitalised(word) ? (keyTermOf(word.text) ?? null) : null,
      country: isCapitalised(word) ? (countryTermOf(word.text) ?? null) : null,
      named: inName(word),
    }));
  return {
    text,
    asked,
    terms: dropAsking(uniqueTerms(terms)),
    names,
    numbers: findNumbers(text),
    quoted: [...text.matchAll(QUOTED)].map((match) => match[1] ?? match[2] ?? match[3] ?? ""),
  };
}

function uniqueTerms(terms: readonly QuestionTerm[]): QuestionTerm[] {
  return [...new Map(terms.map((term) => [term.term, term])).values()];
}

/** Leaves the asking words out, unless nothing else is there. */
function dropAsking(terms: readonly QuestionTerm[]): readonly QuestionTerm[] {
  const telling = terms.filter((term) => !ASKING.has(term.word));
  return telling.length === 0 ? terms : telling;
}
