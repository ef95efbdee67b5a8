import { type AnswerType, askedFor } from "../retrieve/answer-type.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";
import { isStopWord } from "../text/words.ts";
import { isNounLike } from "./find-noun-phrases.ts";
import { isKnownNoun, type KindTest, kindTest } from "./kinds.ts";
import { type TaggedWord, tagWords } from "../text/tag-words.ts";
import { questionMemory } from "../retrieve/question-memory.ts";

/** What the question asks for, by the grammar around its question word. */
export type QuestionFocus = Readonly<{
  /** The kind of answer, read from the question word on. */
  type: AnswerType;
  /** The noun asked for ("which social media *platform*"), as an index term and as written (folded), or null. */
  head: string | null;
  noun: string | null;
  /** Whether some words name a kind or an instance of that noun. */
  isKind: KindTest;
  /** What sort of thing that noun is, by WordNet; null when it is none of them. */
  sort: Sort | null;
  /** Index terms of the whole phrase it stands in. */
  nouns: ReadonlySet<string>;
  /** Whether the answer does or undergoes what the question's verb says, as far as word order tells. */
  role: "subject" | "object" | "unknown";
  /** The preposition before the question word or at the question's end ("in which", "… headed to"), or null. */
  preposition: string | null;
  /** Index terms of the verbs after the question word. */
  verbs: ReadonlySet<string>;
  /** How many things are asked for, as far as the question says. */
  wanted: "one" | "several" | "unknown";
  /** True when a name is asked for: "what is it called", "the name of". */
  naming: boolean;
  /** True when the question leaves a blank at its end ("… for the first time since:") or says "this actor". */
  blank: boolean;
}>;

/** Sorts of thing a question may ask for. */
export type Sort = (typeof SORTS)[number];
const SORTS = [
  "person",
  "location",
  "organization",
  "animal",
  "food",
  "sport",
  "disease",
  "color",
  "creation",
  "publication",
  "show",
  "event",
  "artifact",
  "communication",
  "group",
  "act",
] as const;

const ASKING = /^(?:which|what|who|whom|whose|where|when|why|how|what's|who's)$/u;
const NAMING = /\b(?:called|named|titled|entitled|name of|known as|title of|renamed|nickname|nicknamed)\b/iu;

const focuses = questionMemory<QuestionReading, QuestionFocus>();

/** Read once for a question. */
export function readFocus(reading: QuestionReading): QuestionFocus {
  const focus = focuses.get(reading) ?? findFocus(reading);
  focuses.set(reading, focus);
  return focus;
}

function findFocus(reading: QuestionReading): QuestionFocus {
  const words = tagWords(lastQuestion(reading.text));
  const at = findAsking(words);
  const phrase = at === -1 ? afterThis(words) : askedPhrase(words, at);
  const rest = at === -1 ? words : words.slice(phrase.to);
  const verbs = rest
    .filter((word) => word.tag === "VERB" && !isStopWord(word.lower))
    .map((word) => word.term);
  const nouns = words
    .slice(phrase.from, phrase.to)
    .filter((word) => word.term !== "" && !isStopWord(word.lower));
  const head = headOf(words.slice(phrase.from, phrase.to));
  const noun = head === null ? null : nounOf(nouns, head);
  return {
    type: typeOf(reading, words, at),
    head: head?.term ?? null,
    noun,
    isKind: kindTest(noun ?? ""),
    sort: noun === null ? null : sortOf(noun),
    nouns: new Set(nouns.map((word) => word.term)),
    role: roleOf(words, at, phrase),
    preposition: prepositionOf(words, at),
    verbs: new Set(verbs),
    wanted: wantedOf(words.slice(phrase.from, phrase.to), head),
    naming: NAMING.test(reading.text),
    blank: at === -1,
  };
}

/** "soap opera" where the two words together are known, else the last. */
function nounOf(nouns: readonly TaggedWord[], head: TaggedWord): string {
  const before = nouns[nouns.indexOf(head) - 1];
  const both = before === undefined ? "" : `${before.lower} ${head.lower}`;
  return isKnownNoun(both) ? both : head.lower;
}

const sortTests = new Map<Sort, KindTest>();

function sortOf(noun: string): Sort | null {
  return SORTS.find((sort) => noun === sort || sortTest(sort)(noun)) ?? null;
}

function sortTest(sort: Sort): KindTest {
  const test = sortTests.get(sort) ?? kindTest(sort);
  sortTests.set(sort, test);
  return test;
}

/** The kind of answer is read from the question word on: what stands before it ("officials say …") asks for nothing. */
function typeOf(reading: QuestionReading, words: readonly TaggedWord[], at: number): AnswerType {
  const first = words[at];
  if (at === -1 || !first) return reading.asked.type === "yes-no" ? "yes-no" : "thing";
  const text = words
    .slice(at)
    .map((word) => word.text)
    .join(" ");
  return askedFor(text).type;
}

/** The sentence that asks, when others stand before it. */
function lastQuestion(text: string): string {
  const sentences = text.split(/(?<=[.!?]["”’]?)\s+(?=["“‘]?\p{Lu})/u);
  return (
    sentences.findLast((sentence) =>
      /\b(?:which|what|who|whom|whose|where|when|why|how)\b/iu.test(sentence),
    ) ??
    sentences.at(-1) ??
    text
  );
}

/** Place of the question word; -1 when the question leaves a blank instead. */
function findAsking(words: readonly TaggedWord[]): number {
  if (words.at(-1)?.text === ":") return -1;
  if (ASKING.test(words[0]?.lower ?? "")) return 0;
  const which = words.findLastIndex((word) => /^(?:which|what)$/u.test(word.lower));
  return which === -1 ? words.findIndex((word) => ASKING.test(word.lower)) : which;
}

type Range = { from: number; to: number };

/** The noun phrase after the question word, over "is the name of" and the like. */
function askedPhrase(words: readonly TaggedWord[], at: number): Range {
  let from = at + 1;
  if (/^(?:many|much|long|old|far|big|high|often|soon)$/u.test(words[from]?.lower ?? "")) from++;
  if (words[from]?.tag === "AUX" && /^(?:is|was|are|were|'s|’s)$/u.test(words[from]?.lower ?? "")) from++;
  if (words[from]?.tag === "PART") from++;
  const named = words.slice(from, from + 4).findIndex((word) => /^(?:name|names|title)$/u.test(word.lower));
  if (named !== -1 && words[from + named + 1]?.lower === "of") from += named + 2;
  return { from, to: endOfPhrase(words, from) };
}

function endOfPhrase(words: readonly TaggedWord[], from: number): number {
  let to = from;
  while (
    (to < words.length && /^(?:DET|ADJ|NOUN|PROPN|NUM|SYM)$/u.test(words[to]?.tag ?? "")) ||
    isInner(words, to)
  )
    to++;
  return to;
}

function isInner(words: readonly TaggedWord[], at: number): boolean {
  const { lower, tag } = words[at] ?? { lower: "", tag: "X" };
  if (/^(?:-|of|these|those|following)$/u.test(lower)) return true;
  return words[at - 1]?.lower === "of" && (tag === "PRON" || tag === "DET");
}

/** The noun asked for: in "which member of the band" the member, in "which kind of boat" and "which of these boats" the boat. */
function headOf(phrase: readonly TaggedWord[]): TaggedWord | null {
  const of = phrase.findIndex((word) => word.lower === "of");
  const before = phrase.slice(0, Math.max(0, of)).findLast(isNounLike);
  if (before && !/^(?:type|kind|sort|form|piece|one)s?$/u.test(before.lower)) return before;
  return phrase.findLast(isNounLike) ?? null;
}

/** "This football star announced …": the phrase after "this". */
function afterThis(words: readonly TaggedWord[]): Range {
  const at = words.findIndex((word) => word.lower === "this");
  return at === -1 || /^(?:week|month|year|summer)$/u.test(words[at + 1]?.lower ?? "")
    ? { from: words.length, to: words.length }
    : { from: at + 1, to: endOfPhrase(words, at + 1) };
}

function roleOf(words: readonly TaggedWord[], at: number, phrase: Range): QuestionFocus["role"] {
  if (at === -1) return "unknown";
  if (words[at - 1]?.tag === "ADP") return "unknown";
  const direct = /^(?:which|what|who|how)$/u.test(words[at]?.lower ?? "");
  const next = words[phrase.to];
  if (!direct || !next) return "unknown";
  if (next.tag === "VERB") return "subject";
  if (next.tag !== "AUX") return "unknown";
  if (/^(?:do|does|did)$/u.test(next.lower)) return "object";
  const after = words.slice(phrase.to + 1).find((word) => word.tag !== "ADV");
  return after && /^(?:VERB|AUX|PART|ADP)$/u.test(after.tag) ? "subject" : "object";
}

function prepositionOf(words: readonly TaggedWord[], at: number): string | null {
  const before = words[at - 1];
  if (at > 0 && before?.tag === "ADP") return before.lower;
  const place = words.findLastIndex((word) => word.tag !== "PUNCT");
  const last = words[place];
  if (words[place - 1]?.text === "-") return null;
  return last?.tag === "ADP" || last?.tag === "SCONJ" ? last.lower : null;
}

function wantedOf(phrase: readonly TaggedWord[], head: TaggedWord | null): QuestionFocus["wanted"] {
  if (phrase.some((word) => /^(?:two|three|four|five|several)$/u.test(word.lower))) return "several";
  if (!head) return "unknown";
  return /[^s]s$/u.test(head.lower) ? "several" : "one";
}
