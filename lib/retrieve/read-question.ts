import { isCapitalised, keyTermOf } from "../text/index-terms.ts";
import { phraseOf } from "../text/lexicon/phrase-term.ts";
import { findNumbers, type FoundNumber } from "../text/numbers.ts";
import { findProperNames, type ProperName } from "../text/proper-names.ts";
import { countryOf } from "../text/countries.ts";
import { splitParagraph } from "../text/sentences.ts";
import { isKnownWord, tagWords } from "../text/tag-words.ts";
import { isStopWord, splitWords, termOf, type Word } from "../text/words.ts";
import { countryTermOf } from "./word-table.ts";
import { askedFor, type Asked } from "./answer-type.ts";

/** A word of the question that carries its subject. */
export type QuestionTerm = Readonly<{
  word: string;
  /** Index term of the word. */
  term: string;
  /** Lexicon's term of a verb with the particle after it ("handed out"), or null. */
  phrase: string | null;
  /** Index term of every spelling of the name, for a capitalised word; of the digits, for a number in words. */
  key: string | null;
  /** Term of the country the word names or belongs to. */
  country: string | null;
  /** Part of a name, as far as capitals tell. */
  named: boolean;
  /** Which of the question's names it is part of, or null. */
  name: number | null;
  /** What the word does in the question; "other" for adverbs, numbers and what cannot be told. */
  role: "verb" | "noun" | "adjective" | "name" | "other";
  /** Stands in the part of the question that asks; what leads up to it says only what it is about. */
  asking: boolean;
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
    "one number amount figure figures anyone anybody everyone everybody someone somebody think thought regarding concerning involved latest news update information details whats"
  ).split(" "),
);
/** Kinds of answer that stand for the noun that asks for them: "on which *day*" is answered by "on Sunday". */
const NAMED_BY_TYPE: ReadonlySet<string> = new Set(["time", "place", "country", "reason"]);
const ROLES: Readonly<Record<string, QuestionTerm["role"]>> = {
  VERB: "verb",
  NOUN: "noun",
  PROPN: "noun",
  ADJ: "adjective",
};
const ASKS_WITH_IS = /^(?:who|what|where|when|how|why)['’]?s$/u;
const NAME_TAGS: ReadonlySet<string> = new Set(["PROPN"]);
const QUOTED = /"([^"]{2,})"|“([^”]{2,})”|(?<![\p{L}])['‘]([^'’]{2,}(?:['’]\p{L}[^'’]*)*)['’](?!\p{L})/gu;

export function readQuestion(text: string): QuestionReading {
  const asked = askedFor(text);
  const names = findProperNames(text);
  const nameOf = (word: Word) => {
    const at = names.findIndex(
      (name) => name.span.start <= word.span.start && word.span.end <= name.span.end + 2,
    );
    return at === -1 ? null : at;
  };
  const words = splitWords(text);
  const tags = new Map(tagWords(text).map(({ span, tag }) => [span.start, tag] as const));
  const opens = words[0];
  const opensPlain = opens !== undefined && isKnownWord(opens.lower) && countryOf(opens.text) === undefined;
  const asksFrom = startOfAsking(text);
  const numbers = findNumbers(text);
  const inDigits = digitsOfWords(text, numbers);
  const terms = words.flatMap((word, at) => {
    if (isStopWord(word.lower) || ASKS_WITH_IS.test(word.lower)) return [];
    // The number stands for all its words.
    if (inDigits.get(word.span.start) === null) return [];
    const name =
      word === opens && opensPlain && !NAME_TAGS.has(tags.get(word.span.start) ?? "") ? null : nameOf(word);
    return {
      word: word.lower,
      term: termOf(word.lower),
      phrase: phraseOf(word.lower, words[at + 1]?.lower ?? "") ?? null,
      key: inDigits.get(word.span.start) ?? (isCapitalised(word) ? (keyTermOf(word.text) ?? null) : null),
      country: isCapitalised(word) ? (countryTermOf(word.text) ?? null) : null,
      named: name !== null,
      name,
      role: name !== null ? "name" : (ROLES[tags.get(word.span.start) ?? ""] ?? "other"),
      asking: word.span.start >= asksFrom,
      light: LIGHT.has(word.lower) || (word.lower === asked.noun && NAMED_BY_TYPE.has(asked.type)),
    };
  });
  return {
    text,
    asked,
    terms: dropAsking(uniqueTerms(terms), text),
    names,
    numbers,
    quoted: [...text.matchAll(QUOTED)].map((match) => match[1] ?? match[2] ?? match[3] ?? ""),
  };
}

/** Millions are written as such with digits too: "2 million"; "a hundred" is not always one hundred. */
const SPELT = /^(?!(?:an?|half)\b|.*(?:dozen|million|billion|trillion))\p{L}[\p{L} -]*$/iu;
/** Smaller numbers are written in words everywhere. */
const IN_DIGITS_FROM = 10;

/**
 * For numbers in words ("sixteen thousand") and in parted digits ("16 000"): the term of the digits by where the first
 * word starts, and null by where each of the others does.
 */
function digitsOfWords(text: string, numbers: readonly FoundNumber[]): ReadonlyMap<number, string | null> {
  const inWords = numbers.filter(({ span, value, kind }) => {
    const written = text.slice(span.start, span.end);
    const spelt = SPELT.test(written) || /^\d{1,3}(?:\s\d{3})+$/u.test(written);
    return spelt && kind === "count" && Number.isInteger(value) && value >= IN_DIGITS_FROM;
  });
  return new Map(
    inWords.flatMap(({ span, value }) =>
      splitWords(text.slice(span.start, span.end), span.start).map(
        (word, at) => [word.span.start, at === 0 ? termOf(String(value)) : null] as const,
      ),
    ),
  );
}

const QUESTION_WORD = /\b(?:which|what|who|whom|whose|where|when|why|how)\b/iu;

/**
 * Where the part that asks begins: at the question word of the last sentence, or with that sentence when it has none.
 * "A coin was found off Haifa. What sign did it bear?" "After three weeks of talks, which side gave in?"
 */
export function startOfAsking(text: string): number {
  const last = splitParagraph(text, { start: 0, end: text.length }).at(-1)?.start ?? 0;
  return last + (QUESTION_WORD.exec(text.slice(last))?.index ?? 0);
}

function uniqueTerms(terms: readonly QuestionTerm[]): QuestionTerm[] {
  return [...new Map(terms.map((term) => [term.term, term])).values()];
}

/** "Which outlets carried the story?": an article is always an outlet's, and carries what it says. */
const WHICH_OUTLET =
  /^(?:and |so )?(?:which|what) (?:of the |other |news )*(?<outlet>outlets?|newspapers?|papers?|sites?|sources?|publications?|media|stories|pieces?) (?:here )?(?<carries>carr(?:y|ies|ied)|r[au]ns?|mention(?:s|ed)?|cover(?:s|ed)?|feature[sd]?|quote[sd]?|publish(?:es|ed)?|print(?:s|ed)?|include[sd]?)\b/iu;

/** Leaves the asking words out, unless nothing else is there. */
function dropAsking(terms: readonly QuestionTerm[], text: string): readonly QuestionTerm[] {
  const { outlet, carries } = WHICH_OUTLET.exec(text)?.groups ?? {};
  const asks = new Set([outlet, carries].map((word) => word?.toLowerCase()));
  const telling = terms.filter((term) => !ASKING.has(term.word) && !asks.has(term.word));
  return telling.length === 0 ? terms : telling;
}
