import { findNumbers, type FoundNumber } from "../text/numbers.ts";
import { type HeldName, listHeldNames, type NameKind } from "../text/proper-names.ts";
import { foldText } from "../text/words.ts";
import type { QuestionReading } from "./read-question.ts";
import { questionMemory } from "./question-memory.ts";

const TIME =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\b(?:1[89]|20)\d\d\b|\b(?:yesterday|today|tonight|tomorrow|morning|evening|night|week|month|year|years|ago)\b|\bmay \d/iu;
/** A day, a month or a year asked for by name wants just that. */
const TIME_NAMED: readonly (readonly [noun: RegExp, time: RegExp])[] = [
  [
    /^(?:day|weekday|date)$/u,
    /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d|\d (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:yesterday|today|tonight|tomorrow)\b/iu,
  ],
  [/^(?:year|decade|century)$/u, /\b(?:1[5-9]|20)\d\d\b|\byears? (?:ago|earlier|before)\b|\bcentury\b/iu],
];
const LENGTH =
  /\d\s?-?(?:km|kilomet(?:re|er)s?|m|met(?:re|er)s?|miles?|mi|feet|foot|ft|inch(?:es)?|yards?|cm|hectares?|acres?|kg|kilos?|tonn?es?|tons?|mph|kph)\b|\b(?:close to|near|nearby|far from|outskirts|doorstep|kilomet(?:re|er)s?|miles?)\b/iu;
const DURATION = /\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies))\b/iu;
const REASON =
  /\b(?:because|since|due to|after|amid|as a result|in order to|caused|over|so that|led to|owing|to (?:avoid|protect|help|prevent|allow))\b/iu;
const VAGUE_AMOUNT =
  /\b(?:dozens|scores|hundreds|thousands|millions|several|many|few|half|majority|most|none|no)\b/iu;
const SPEECH =
  /["“”]|\b(?:said|says|told|stated|claimed|according to|announced|added|explained|tweeted|wrote|warned|vowed)\b/iu;

/** A sentence, or part of one; what is read of it for one question is remembered for others as long as it is kept. */
type Told = Readonly<{ text: string }>;

const known = questionMemory<QuestionReading, Map<string, boolean>>();

/**
 * Whether the text holds something of the kind the question asks for, which the question itself does not name. Read once
 * for a question.
 */
export function holdsAnswerType(reading: QuestionReading, told: Told): boolean {
  const read = known.get(reading) ?? new Map<string, boolean>();
  known.set(reading, read);
  const holds = read.get(told.text) ?? findAnswerType(reading, told);
  read.set(told.text, holds);
  return holds;
}

function findAnswerType(reading: QuestionReading, told: Told): boolean {
  const { text } = told;
  switch (reading.asked.type) {
    case "person":
      return holdsNewName(reading, told, ["person", "unknown", "organisation"]);
    case "place":
      return holdsNewName(reading, told, ["place", "unknown"]);
    case "country":
      return holdsNewName(reading, told, ["place"]);
    case "count":
      return newNumbers(reading, told).length > 0 || VAGUE_AMOUNT.test(text);
    case "money":
      return newNumbers(reading, told).some((number) => number.kind === "money");
    case "percent":
      return newNumbers(reading, told).some((number) => number.kind === "percent");
    case "time":
      return (TIME_NAMED.find(([noun]) => noun.test(reading.asked.noun ?? ""))?.[1] ?? TIME).test(text);
    case "length":
      return LENGTH.test(text);
    case "duration":
      if (/\bhow soon\b/iu.test(reading.text)) return TIME.test(text);
      return DURATION.test(text) && newNumbers(reading, told).length > 0;
    case "reason":
      return REASON.test(text);
    case "quotation":
      return SPEECH.test(text);
    case "manner":
    case "yes-no":
    case "thing":
      return true;
  }
}

const names = new WeakMap<Told, readonly HeldName[]>();

function holdsNewName(reading: QuestionReading, told: Told, kinds: readonly NameKind[]): boolean {
  const held = names.get(told) ?? listHeldNames(told.text);
  names.set(told, held);
  if (held.length === 0) return false;
  const question = foldText(reading.text);
  return held.some(({ folded, kind }) => !question.includes(folded) && kinds.includes(kind()));
}

const numbers = new WeakMap<Told, readonly FoundNumber[]>();

function newNumbers(reading: QuestionReading, told: Told): FoundNumber[] {
  const found = numbers.get(told) ?? findNumbers(told.text);
  numbers.set(told, found);
  return found.filter((number) => !reading.numbers.some((asked) => asked.value === number.value));
}
