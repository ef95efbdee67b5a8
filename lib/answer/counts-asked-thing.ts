import { countryTermOf } from "../retrieve/word-table.ts";
import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import { findNumbers } from "../text/numbers.ts";
import { relatedTerms } from "../text/lexicon/related-terms.ts";
import { isKnownWord } from "../text/tag-words.ts";
import { isKnownNoun, kindTest } from "../short-answer/kinds.ts";
import { listWords, termOf, foldText } from "../text/words.ts";
import { vectorCosine, vectorPlace } from "../text/word-vectors/word-vectors.ts";

/** Words after a number, and before it, among which what it counts is sought. */
const AFTER = 6;
const BEFORE = 7;
/** Cosine of word vectors from which two nouns may name the same things: "men" and "soldiers", "cars" and "vehicles". */
const ALIKE = 0.55;
const VAGUE =
  /\b(?:dozens|scores|hundreds|thousands|millions|several|many|few|half|majority|most|none|no)\b/giu;

/** Whether a number in the text, not given by the question, may count what the question counts. True where it names nothing to count. */
export function countsAskedThing({ reading }: Pick<Evidence, "reading">, text: string): boolean {
  const { noun } = reading.asked;
  const numbers = findNumbers(text)
    .filter(({ value }) => !reading.numbers.some((asked) => asked.value === value))
    .map(({ span }) => span);
  const vague = [...text.matchAll(VAGUE)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const places = [...numbers, ...vague];
  if (places.length === 0) return false;
  if (noun === null) return true;
  const nation = nationOf(noun, reading.text);
  if (nation === undefined && !isKnownWord(noun)) return true;
  const people = peopleBefore(noun, reading.text);
  return places.some(({ start, end }) => {
    const after = listWords(phraseStart(text.slice(end))).slice(0, AFTER);
    const before = listWords(clauseEnd(text.slice(0, start))).slice(-BEFORE);
    if (people !== undefined && countsOthers(people, after)) return false;
    const beside = [...after, ...before];
    // Canadians are counted by a number of Canadians, whatever else people are called.
    if (nation !== undefined) return beside.some((word) => countryTermOf(word) === nation);
    return beside.some((word) => mayBe(noun, word));
  });
}

/** After these comes what the counted are with, or for: "18,000 tents to families" counts no families. */
const OTHER_THINGS = /\s(?:with|to|for|amid|by|against|into|near|beside|than)\s/iu;

/** What is counted is named before the next number, and before what it is given to, or comes with. */
function phraseStart(text: string): string {
  const ends = [findNumbers(text)[0]?.span.start, OTHER_THINGS.exec(text)?.index];
  return text.slice(0, Math.min(text.length, ...ends.filter((end) => end !== undefined)));
}

/** What the number before it counts is not counted again. */
function clauseEnd(text: string): string {
  const last = findNumbers(text).at(-1);
  const cut = last ? Math.max(text.lastIndexOf(","), text.lastIndexOf(" and ")) : -1;
  return last && cut > last.span.end ? text.slice(cut) : text;
}

/** The country whose people the noun names: "Canadians". */
function nationOf(noun: string, question: string): string | undefined {
  return countryTermOf(listWords(question).find((word) => foldText(word) === noun) ?? "");
}

/** The country of what is counted, when it is named right before the noun or is the noun: "Russian soldiers", "Canadians". */
function peopleBefore(noun: string, question: string): string | undefined {
  const words = listWords(question);
  const at = words.findIndex((word) => foldText(word) === noun);
  return countryTermOf(words[at] ?? "") ?? countryTermOf(words[at - 1] ?? "");
}

/** The number is of another country's: "471 Ukrainian servicemen" are no Russian soldiers. */
function countsOthers(people: string, after: readonly string[]): boolean {
  const named = after
    .slice(0, 3)
    .map(countryTermOf)
    .filter((country) => country !== undefined);
  return named.length > 0 && !named.includes(people);
}

const isPerson = kindTest("person");

/** A plural is looked up without its ending as well: "volunteers", "men". */
function namesPeople(word: string): boolean {
  return /^(?:people|men|women)$/u.test(word) || isPerson(word) || isPerson(word.replace(/s$/u, ""));
}

function mayBe(noun: string, word: string): boolean {
  const people = namesPeople(noun);
  if (people && namesPeople(foldText(word))) return true;
  const [asked, found] = [termOf(noun), termOf(foldText(word))];
  if (asked === found || relatedTerms(asked).some(({ term }) => term === found)) return true;
  const [a, b] = [vectorPlace(asked), vectorPlace(found)];
  const alike = a !== undefined && b !== undefined && vectorCosine(a, b) >= ALIKE;
  return !people && alike && !areApart(noun, foldText(word));
}

/** Two nouns of which neither is a kind of the other: planes are no helicopters, however alike their uses. */
function areApart(noun: string, word: string): boolean {
  return isKnownNoun(noun) && isKnownNoun(word) && !kindTest(noun)(word) && !kindTest(word)(noun);
}
