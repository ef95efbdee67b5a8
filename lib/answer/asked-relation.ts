import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import { holdsAnswerType } from "../retrieve/holds-answer-type.ts";
import { mergeMatches, type TermMatches } from "../retrieve/match-terms.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import type { Span } from "../domain/span.ts";
import { countryOf, countryOfSeat } from "../text/countries.ts";
import { findProperNames } from "../text/proper-names.ts";
import { kindTest } from "../short-answer/kinds.ts";
import { foldText, listWords } from "../text/words.ts";
import { missesEvent } from "./asked-event.ts";
import { missesAskedForm } from "./asked-form.ts";
import { countsAskedThing } from "./counts-asked-thing.ts";

/** What the question asks for that a sentence and its neighbours do not hold: without it the record is silent. */
export type MissingRelation = "answer-type" | "counted-thing" | "event" | "name" | "relation" | "kind";

/** A term counts as spoken of from here on. */
const SPOKEN_OF = 0.5;
/** A telling word is not spoken of at all below this, by its own forms, the lexicon's or like words. */
const UNHEARD = 0.3;
/** The kind of thing a question asks for is not spoken of below this. */
const HARDLY_HEARD = 0.5;
/** Least share of a question's words that must be spoken of where it names nobody. */
const LEAST_SPOKEN = 0.4;

/** So few passages at most are one text on one matter. */
const ONE_MATTER = 2;

/** The question is put to chosen articles, and all they say of it is a passage or two: nothing else is spoken of there. */
export function isPutToOneText({ scope, passages }: Evidence): boolean {
  return scope.within !== undefined && passages.length <= ONE_MATTER;
}

/**
 * Right names are not enough: "How tall is X?" wants a height, "How many Poles died?" a number of Poles, "Who leads X?" a
 * leading. Undefined when nothing that was asked for is missing.
 */
export function findMissingRelation(
  evidence: Evidence,
  sentence: RankedSentence,
): MissingRelation | undefined {
  if (contradicts(evidence, sentence)) return undefined;
  const near = [sentence.text, ...neighboursOf(sentence)];
  const linked = isPutToOneText(evidence) ? near : linkedTo(sentence);
  if (mustHoldType(evidence) && !linked.some((text) => holdsAnswerType(evidence.reading, { text })))
    return "answer-type";
  if (evidence.reading.asked.type === "count" && !linked.some((text) => countsAskedThing(evidence, text)))
    return "counted-thing";
  if (missesEvent(evidence.reading.text, near.join(" "))) return "event";
  if (missesAskedForm(evidence, { texts: linked, heard: sentence.place.sense.soft })) return "answer-type";
  const window = mergeMatches(
    sentence.place.matches,
    sentence.place.before,
    sentence.place.after,
    sentence.place.context,
  );
  if (missesName(evidence, window, near.join(" "))) return "name";
  const heard = mergeMatches(window, sentence.place.sense.soft);
  if (missesAsked(evidence.terms, heard)) return "relation";
  if (missesKind(evidence, heard, { text: sentence.text, near: near.join(" ") })) return "kind";
  return undefined;
}

const TYPES_TO_HOLD: ReadonlySet<string> = new Set([
  "count",
  "money",
  "percent",
  "time",
  "duration",
  "length",
]);

/** Nothing but a figure, a time or a measure answers such a question. */
function mustHoldType({ reading: { asked } }: Evidence): boolean {
  return TYPES_TO_HOLD.has(asked.type);
}

type Beside = Readonly<{ text: string; span: Span }>;

function neighboursOf(sentence: RankedSentence): string[] {
  return [besideIt(sentence, -1), besideIt(sentence, 1)].flatMap((beside) => beside?.text ?? []);
}

/** The sentence so many after it in its passage. */
function besideIt({ span: own, passage }: RankedSentence, by: number): Beside | undefined {
  const at = passage.sentences.findIndex(({ start }) => start === own.start);
  const span = at === -1 ? undefined : passage.sentences[at + by];
  return (
    span && { span, text: passage.text.slice(span.start - passage.span.start, span.end - passage.span.start) }
  );
}

/** Opens by going on with what the sentence before it says, or is an item of a list. */
const GOES_ON =
  /^["“'‘]?(?:(?:he|she|it|they|his|her|their|its|these|those|this|that|there|both|some|others|then|later|earlier)\b(?! (?:is|was) (?:worth|clear|likely|possible)\b)|the (?:former|latter|two|move|announcement|decision|statement|meeting)\b|[•▪◦‣*·–—-]\s|\d{1,2}[.)]\s|\p{L}+(?:ed|ing)\s[^,.;]{1,50},\s(?:he|she|it|they|this|these|those|both)\b)/iu;

/** What the sentence speaks of, together with the one before when it goes on with that one. */
export function linkedMatches({ text, place }: RankedSentence): TermMatches {
  return GOES_ON.test(text) ? mergeMatches(place.matches, place.before) : place.matches;
}

/** The sentence after it, when that goes on with it. */
export function linkedAfter(sentence: RankedSentence): Beside | undefined {
  const after = besideIt(sentence, 1);
  return after && (GOES_ON.test(after.text) || endsOpen(sentence.text)) ? after : undefined;
}

function endsOpen(text: string): boolean {
  return text.trimEnd().endsWith(":");
}

/** The sentence, with the one before when it goes on with that one, and the one after when that goes on with it. */
function linkedTo(sentence: RankedSentence): string[] {
  const before = besideIt(sentence, -1);
  const goesOn = before && (GOES_ON.test(sentence.text) || endsOpen(before.text));
  const after = linkedAfter(sentence);
  return [sentence.text, ...(goesOn ? [before.text] : []), ...(after ? [after.text] : [])];
}

const DENIES = /\b(?:not|never|no|none|refus\w+|den(?:y|ied|ies)|ruled? out|reject\w*|without)\b|n['’]t\b/iu;

/** It speaks of most of what is asked and says no to it: a question's false premise needs no figure to be put right. */
function contradicts({ terms }: Evidence, { text, place }: RankedSentence): boolean {
  const telling = terms.flatMap((term, at) => (term.light ? [] : [place.matches[at] ?? 0]));
  const spoken = telling.filter((match) => match >= SPOKEN_OF).length;
  return telling.length > 1 && spoken >= 0.6 * telling.length && DENIES.test(text);
}

/**
 * A name of which not even the last word stands near, nor the country whose government it stands for: what is said there is
 * said of others. Where several are named, as in a comparison, one that the record knows may stand elsewhere.
 */
function missesName({ terms }: Evidence, window: TermMatches, near: string): boolean {
  const names = terms.flatMap((term, at) =>
    term.named && (term.name === null || term.name !== terms[at + 1]?.name)
      ? [{ term, near: (window[at] ?? 0) >= SPOKEN_OF || standsForGovernment(term, near) }]
      : [],
  );
  const missing = names.filter((name) => !name.near);
  return (
    missing.length > 0 && (missing.length === names.length || missing.some(({ term }) => !term.inRecord))
  );
}

function standsForGovernment({ word }: ExpandedTerm, near: string): boolean {
  const country = countryOfSeat(word) ?? countryOfSeat(word.replace(/['’]?s$/u, ""));
  return country !== undefined && listWords(near).some((other) => countryOf(other) === country);
}

/** Names stand there and nothing of what is asked of them; or, of a question without names, hardly anything. */
function missesAsked(terms: readonly ExpandedTerm[], heard: TermMatches): boolean {
  const asked = terms.flatMap((term, at) => (term.named || term.light ? [] : [heard[at] ?? 0]));
  if (asked.length === 0) return false;
  if (terms.some(({ named }) => named)) return Math.max(...asked) < UNHEARD;
  return asked.filter((match) => match >= SPOKEN_OF).length < LEAST_SPOKEN * asked.length;
}

/** Share of a question's other words that must be spoken of where a name may be of the kind asked for. */
const REST_SPOKEN = 0.75;

/**
 * "Which *hotel*?": neither the kind of thing asked for nor anything of that kind is spoken of. Where all
 * else is, a name may be one: of most hotels no list knows the name.
 */
function missesKind(
  { reading: { asked, text }, terms }: Evidence,
  heard: TermMatches,
  told: Readonly<{ text: string; near: string }>,
): boolean {
  const at = terms.findIndex(({ word, light }) => word === asked.noun && !light);
  if (asked.type !== "thing" || asked.noun === null || at === -1 || !/\bwhich\b/iu.test(text)) return false;
  if ((heard[at] ?? 0) >= HARDLY_HEARD) return false;
  const isKind = kindTest(asked.noun.replace(/s$/u, ""));
  const isOfKind = (word: string) => isKind(foldText(word)) || isKind(foldText(word).replace(/s$/u, ""));
  if (listWords(told.near).some(isOfKind)) return false;
  const rest = terms.flatMap((term, other) => (other === at || term.light ? [] : [heard[other] ?? 0]));
  const spoken = rest.filter((match) => match >= SPOKEN_OF).length;
  return spoken < REST_SPOKEN * rest.length || !namesSomething(told.text, text);
}

/** A name that the question does not give, of no person or place. */
function namesSomething(text: string, question: string): boolean {
  const asked = foldText(question);
  return findProperNames(text).some(
    ({ text: name, kind }) =>
      kind !== "person" &&
      kind !== "place" &&
      countryOf(name) === undefined &&
      !asked.includes(foldText(name)),
  );
}
