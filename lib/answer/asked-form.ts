import type { TermMatches } from "../retrieve/match-terms.ts";
import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import type { Span } from "../domain/span.ts";
import { isRoleNoun } from "../quotes/roles.ts";
import { countryOf, countryOfSeat } from "../text/countries.ts";
import { findProperNames } from "../text/proper-names.ts";
import { kindTest } from "../short-answer/kinds.ts";
import { foldText, isStopWord, listWords, termOf } from "../text/words.ts";

/** What a sentence and those it is linked to hold: the texts, and how surely each question term is spoken of. */
export type Told = Readonly<{ texts: readonly string[]; heard: TermMatches }>;

/** Whether nothing in the texts has the form of an answer: somebody for "who", a place for "where", names for "their names". */
export function missesAskedForm(evidence: Evidence, told: Told): boolean {
  const holds = askedForm(evidence);
  return (
    (holds !== undefined && !told.texts.some(holds)) ||
    missesDoer(evidence, told) ||
    missesFuture(evidence.reading.text, told) ||
    missesNames(evidence, told) ||
    missesOffice(evidence.reading.text, told)
  );
}

/** What tells a text that may answer "who was it?" or "where was it?"; undefined for other questions. */
export function askedForm({ reading }: Evidence): ((text: string) => boolean) | undefined {
  const { asked, text: question } = reading;
  if (asked.type === "person" && WHO_IS.test(question)) return (text) => namesSomebody(text, question);
  if (asked.type !== "place" || asked.noun !== null || !WHERE.test(question)) return undefined;
  return (text) => namesPlace(text, foldText(question)) || locates(text, foldText(question));
}

const WHO_IS =
  /^(?:(?:and|so|but)\s+)?who(?:['’]s|\s+(?:is|was|are|were))\s+(?:the\s+)?(?:\p{L}+\s+)?\p{Ll}/iu;
const isPerson = kindTest("person");
/** So general that naming it tells nobody who it was. */
const ANYBODY =
  /^(?:people|person|persons|man|men|woman|women|someone|somebody|one|ones|others?|child|children|leader)$/u;

/** "Who was the driver?" wants a name, or what sort of people it was, that the question does not give. */
function namesSomebody(text: string, question: string): boolean {
  const asked = foldText(question);
  const terms = new Set(listWords(question).map((word) => termOf(foldText(word))));
  const named = findProperNames(text).some(
    ({ text: name, kind }) =>
      kind !== "place" &&
      countryOf(name) === undefined &&
      countryOfSeat(foldText(name)) === undefined &&
      !asked.includes(foldText(name)),
  );
  return named || namesPeople(text, terms);
}

function namesPeople(text: string, asked: ReadonlySet<string>): boolean {
  return listWords(text)
    .map((word) => foldText(word))
    .filter((word) => !ANYBODY.test(word) && !isStopWord(word) && countryOf(word) === undefined)
    .filter((word) => !asked.has(termOf(word)))
    .some((word) => isRoleNoun(word) || isPerson(word) || isPerson(word.replace(/s$/u, "")));
}

const WHO_DID =
  /^(?:(?:and|so|but)\s+)?who\s+(?:(?:first|really|actually|also|else)\s+)?(?<deed>\p{Ll}{3,})\s/iu;
/** A deed is spoken of from here on, in whatever words. */
const DEED_HEARD = 0.4;

/** "Who led the team?" wants the leading spoken of, and not only the team. */
function missesDoer({ reading, terms }: Evidence, { heard }: Told): boolean {
  const deed = WHO_DID.exec(reading.text)?.groups?.["deed"]?.toLowerCase();
  const at = terms.findIndex((term) => term.word === deed && term.role === "verb" && !term.light);
  return at !== -1 && (heard[at] ?? 0) < DEED_HEARD;
}

const WHERE = /^(?:(?:and|so|but)\s+)?where(?:['’]s|\s)/iu;
const LOCATED =
  /\b(?:in|at|on|near|outside|inside|off|across|around|along|towards?|from|to|into|through|within|beside|behind|under|over|north|south|east|west) (?:(?:the|a|an|its|his|her|their|some|several|nearby|northern|southern|eastern|western|central|own|\p{Lu}[\p{L}-]+) )*(?<place>[\p{Ll}-]+)/gu;
const isPlace = kindTest("location");
const isBuilt = kindTest("structure");
const ALSO_PLACES =
  /^(?:north|south|east|west|north-west|north-east|south-west|south-east|television|radio|online|abroad|home|ground|doorstep|coast|border|sea|shore)$/u;

/** A place that the question does not name, said as a place is; the name of one that acts ("leading to Oslo warning of") is none. */
function namesPlace(text: string, asked: string): boolean {
  return findProperNames(text).some(({ text: name, kind, span }) => {
    const acts = /^['’]?s?\s+(?:\p{Ll}+ing|has|have|had|said|says|was|will|would)\b/u.test(
      text.slice(span.end),
    );
    const placed =
      kind === "place" ||
      countryOf(name) !== undefined ||
      /\b(?:in|at|near|off|outside|on)\s(?:the\s)?$/iu.test(text.slice(0, span.start));
    return placed && !acts && !asked.includes(foldText(name));
  });
}

function locates(text: string, asked: string): boolean {
  return [...text.matchAll(LOCATED)].some(({ groups }) => {
    const place = groups?.["place"] ?? "";
    const single = place.replace(/s$/u, "");
    const known = ALSO_PLACES.test(place) || [place, single].some((word) => isPlace(word) || isBuilt(word));
    return known && place !== "way" && !asked.includes(single);
  });
}

const WILL = /^(?:(?:and|so|but)\s+)?when\s+will\b/iu;
const AHEAD =
  /\b(?:will|would|shall|plans?|planned|expects?|expected|due|scheduled|set to|going to|until|till|by (?:the end|next|then|noon|midnight|early|mid|late|spring|summer|autumn|winter|\p{Lu}\p{Ll}+day|\d|(?:january|february|march|april|may|june|july|august|september|october|november|december))|next|tomorrow|later|intends?|aims?|deadline|coming|upcoming|hopes?|should|may|might|could)\b/iu;

/** "When will it end?" is not answered by what happened last week. */
function missesFuture(question: string, { texts }: Told): boolean {
  return WILL.test(question) && !texts.some((text) => AHEAD.test(text));
}

const WANTS_NAMES =
  /\b(?:names?|names? please|name them|by name|what (?:are|were) their names|(?:the|a) (?:full )?list)\s*(?:please|pls)?[?.!]*$|\b(?:need|want|give me|send me) (?:the|a|their) (?:full )?(?:names?|list)\b/iu;

/** Asked for names or a list, the sentence must give two names at least that the question does not. */
function missesNames({ reading }: Evidence, { texts }: Told): boolean {
  if (!WANTS_NAMES.test(reading.text) || /\bname of\b/iu.test(reading.text)) return false;
  const asked = foldText(reading.text);
  const names = findProperNames(texts[0] ?? "").filter(
    (name) => !asked.includes(foldText(surelyNamed(name))),
  );
  return (
    names.length < (/\blist\b/iu.test(reading.text) ? 2 : 1) || names.every(isKnownCountry(reading.text))
  );
}

/** Without the word that begins the sentence, which has its capital for that. */
function surelyNamed({ text, span }: Readonly<{ text: string; span: Span }>): string {
  return span.start === 0 && text.includes(" ") ? text.slice(text.indexOf(" ") + 1) : text;
}

/** Countries answer only who asks for countries. */
function isKnownCountry(question: string): (name: Readonly<{ text: string }>) => boolean {
  return ({ text }) => !/\bcountr/iu.test(question) && countryOf(text) !== undefined;
}

/** Words that make one office of another: a foreign minister is no prime minister. */
const OFFICE =
  /\b(?<words>(?:(?:prime|foreign|defen[cs]e|interior|finance|justice|health|energy|education|economy|trade|culture|deputy|vice|press)\s+)+(?:minister|secretary|president|spokes(?:man|woman|person)|chancellor|adviser|advisor|chief))\b/giu;
const HEAD_OF =
  /^(?:(?:and|so|but)\s+)?who(?:['’]s|\s+(?:is|was))\s+(?:the\s+)?(?:current\s+|new\s+)?(?<head>head|leader|commander|chief|boss|director|chairman|owner|founder)\s+(?:of|in)\b/iu;
const LEADS =
  /\b(?:heads?|headed|leads?|led|leaders?|commands?|commanded|commanders?|chiefs?|president|boss|directors?|runs|run by|chair\w*|owns?|owned|owners?|found(?:ed|ers?)|prime minister|mayor|governor|king|queen)\b/iu;

/** The office asked after stands there, each word of it, however spelt. */
function missesOffice(question: string, { texts }: Told): boolean {
  if (!WHO_IS.test(question)) return false;
  const told = foldText(texts.join(" "))
    .replace(/defence/gu, "defense")
    .replace(/\bforeign affairs\b/gu, "foreign");
  const offices = [...question.matchAll(OFFICE)].map((match) => foldText(match.groups?.["words"] ?? ""));
  const missing = offices.some((office) =>
    office
      .replace(/defence/gu, "defense")
      .split(/\s+/u)
      .slice(0, -1)
      .some((word) => !new RegExp(`\\b${word}\\b`, "u").test(told)),
  );
  return missing || (HEAD_OF.test(question) && !texts.some((text) => LEADS.test(text)));
}
