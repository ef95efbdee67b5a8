import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import type { AnswerType } from "../retrieve/answer-type.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";
import { isCountryName } from "../text/countries.ts";
import { isStopWord } from "../text/words.ts";
import type { Phrase } from "./phrase.ts";
import type { QuestionFocus } from "./read-focus.ts";
import type { Repetition } from "./find-repetition.ts";
import { proximity, type SentenceView } from "./view-sentence.ts";

/** Named values, most in [0, 1]; a feature that is absent is 0. */
export type PhraseFeatures = Readonly<Record<string, number>>;

export type PhraseInPlace = Readonly<{
  phrase: Phrase;
  view: SentenceView;
  /** Place of the sentence among those given, from 0. */
  rank: number;
  repetition: Repetition;
}>;

export type AskedQuestion = Readonly<{
  reading: QuestionReading;
  focus: QuestionFocus;
  terms: readonly ExpandedTerm[];
}>;

export function phraseFeatures(asked: AskedQuestion, place: PhraseInPlace): PhraseFeatures {
  return Object.fromEntries(
    [
      ...sentenceFeatures(place),
      ...formFeatures(asked, place),
      ...overlapFeatures(place),
      ...nearnessFeatures(asked, place),
      ...focusFeatures(asked, place),
      ...sortFeatures(asked, place),
      ...contextFeatures(asked, place),
      ...repetitionFeatures(place),
    ].filter(([, value]) => value !== 0),
  );
}

type Named = readonly [string, number];

function flag(name: string, holds: boolean): Named {
  return [name, holds ? 1 : 0];
}

function sentenceFeatures({ view, rank }: PhraseInPlace): Named[] {
  return [flag("first", rank === 0), ["rank", Math.log2(rank + 1)], ["coverage", view.coverage]];
}

/** What the phrase looks like, alone and against the kind of answer asked for. */
function formFeatures({ focus }: AskedQuestion, { phrase, view }: PhraseInPlace): Named[] {
  const words = view.words.slice(phrase.from, phrase.to);
  const content = words.filter((word) => word.term !== "" && !isStopWord(word.lower));
  const capitals =
    content.length > 0 &&
    content.every((word) => /^[\p{Lu}\p{N}]/u.test(word.text)) &&
    content.some((word) => /^\p{Lu}/u.test(word.text));
  const { type } = focus;
  const length = words.filter((word) => word.term !== "").length;
  return [
    flag(`form:${phrase.form}`, true),
    flag(`${type}:${phrase.form}`, true),
    flag("capitals", capitals),
    flag(`${type}:capitals`, capitals),
    flag(
      `${type}:digits`,
      words.some((word) => /^\p{N}/u.test(word.text)),
    ),
    flag(
      "digits",
      words.some((word) => /^\p{N}/u.test(word.text)),
    ),
    flag(`${type}:kind:${phrase.kind ?? "none"}`, true),
    flag(`${type}:country`, isCountryName(view.text.slice(words[0]?.span.start, words.at(-1)?.span.end))),
    ["length", Math.min(1, length / 8)],
    [`${type}:length`, Math.min(1, length / 8)],
    flag("one", length === 1),
    flag("list+several", phrase.form === "list" && focus.wanted === "several"),
    flag("list-several", phrase.form === "list" && focus.wanted !== "several"),
    flag("the", /^(?:the|a|an)$/u.test(words[0]?.lower ?? "")),
    flag("possessive", /^(?:his|her|its|their|our|my|your)$/u.test(words[0]?.lower ?? "")),
    flag("pronoun", words.length === 1 && words[0]?.tag === "PRON"),
    flag("empty", content.length === 0),
    flag("naming+capitals", focus.naming && capitals),
    flag("naming+quoted", focus.naming && isQuoted(view, phrase)),
    flag("quoted", isQuoted(view, phrase)),
  ];
}

function isQuoted({ words }: SentenceView, { from, to }: Phrase): boolean {
  return /^["“‘']$/u.test(words[from - 1]?.text ?? "") && /^["”’',.]$/u.test(words[to]?.text ?? "");
}

/** An answer does not repeat the question. */
function overlapFeatures({ phrase, view }: PhraseInPlace): Named[] {
  const content = [];
  for (let at = phrase.from; at < phrase.to; at++) {
    const word = view.words[at];
    if (word && word.term !== "" && !isStopWord(word.lower))
      content.push((view.matches[at]?.length ?? 0) > 0);
  }
  const repeated = content.filter(Boolean).length;
  return [
    ["repeats", content.length === 0 ? 0 : repeated / content.length],
    flag("repeatsAll", content.length > 0 && repeated === content.length),
    flag("repeatsFirst", content[0] === true),
    flag("repeatsLast", content.at(-1) === true),
  ];
}

function nearnessFeatures({ terms, focus }: AskedQuestion, { phrase, view }: PhraseInPlace): Named[] {
  const verb = view.words.findIndex(
    (word, at) => focus.verbs.has(word.term) && (at < phrase.from || at >= phrase.to),
  );
  const before = verb !== -1 && phrase.to <= verb;
  const distance = verb === -1 ? Infinity : before ? verb - phrase.to : phrase.from - verb - 1;
  const near = verb === -1 ? 0 : Math.exp(-distance / 4);
  return [
    ["nearness", proximity(view, phrase.from, phrase.to, terms)],
    ["besideVerb", near],
    [`${focus.role}:${before ? "before" : "after"}Verb`, verb === -1 ? 0 : 1],
    [`${focus.role}:near:${before ? "before" : "after"}Verb`, near],
    flag(`${focus.type}:noVerb`, verb === -1),
    flag("previousAsked", (view.matches[phrase.from - 1]?.length ?? 0) > 0),
    flag("nextAsked", (view.matches[phrase.to]?.length ?? 0) > 0),
  ];
}

/** How the phrase stands to the noun asked for: "platform *Parler*", "*Denver Broncos* team", "*Lyme disease*". */
function focusFeatures({ focus }: AskedQuestion, { phrase, view, repetition }: PhraseInPlace): Named[] {
  if (focus.head === null) return [["noHead", 1]];
  const { words } = view;
  const at = (place: number) => words[place]?.term === focus.head;
  const inside = words.slice(phrase.from, phrase.to);
  const number = /^(?:number|about-number|money|percent|year|date|duration|range)$/u.test(phrase.form);
  return [
    flag("headLast", inside.at(-1)?.term === focus.head && inside.length > 1),
    flag("headAlone", inside.length === 1 && inside[0]?.term === focus.head),
    flag(
      "headInside",
      inside.slice(0, -1).some((word) => word.term === focus.head),
    ),
    flag("headBefore", at(phrase.from - 1)),
    flag("headAfter", at(phrase.to)),
    flag(
      "headNear",
      [-3, -2].some((off) => at(phrase.from + off)) || [1, 2, 3].some((off) => at(phrase.to + off)),
    ),
    flag("number+headAfter", number && (at(phrase.to) || at(phrase.to + 1))),
    flag("number+headLast", phrase.form === "number-unit" && inside.at(-1)?.term === focus.head),
    flag("number+headless", number && !at(phrase.to) && !at(phrase.to + 1)),
    ["besideHead", Math.min(1, repetition.besideHead / 2)],
  ];
}

/** Whether the phrase is, by its own words, the sort of thing asked for. */
function sortFeatures({ focus }: AskedQuestion, { phrase, view }: PhraseInPlace): Named[] {
  const words = view.words.slice(phrase.from, phrase.to).filter(({ term }) => term !== "");
  const bare = words.filter((word, at) => at > 0 || !/^(?:the|an?)$/u.test(word.lower));
  const whole = bare.map(({ lower }) => lower).join(" ");
  const last = bare.at(-1)?.lower ?? "";
  const { sort } = focus;
  const isWhole = focus.isKind(whole);
  const isLast = !isWhole && bare.length > 1 && focus.isKind(last);
  return [
    flag("kind", isWhole),
    flag("kindLast", isLast),
    flag(`kind:${focus.type}`, isWhole),
    flag(`sort:${sort ?? "none"}:${phrase.kind ?? "none"}`, true),
    flag(`sort:${sort ?? "none"}:${phrase.form}`, true),
    flag("fits", FITTING[focus.type]?.test(phrase.form) ?? false),
    flag("misfits", FITTING[focus.type]?.test(phrase.form) === false),
  ];
}

/** Forms that can answer a question of the kind, where the form alone can tell. */
const FITTING: Readonly<Partial<Record<AnswerType, RegExp>>> = {
  money: /^(?:money|about-number|number-unit|range)$/u,
  percent: /^(?:percent|about-number|range)$/u,
  count: /^(?:number|number-unit|about-number|range|duration|money)$/u,
  duration: /^(?:duration|about-number|range|date|number)$/u,
  time: /^(?:date|year|range|duration)$/u,
};

function contextFeatures({ focus }: AskedQuestion, { phrase, view }: PhraseInPlace): Named[] {
  const { words } = view;
  const before = words[phrase.from - 1];
  const after = words[phrase.to];
  const ahead = before?.tag === "DET" ? words[phrase.from - 2] : before;
  const { type } = focus;
  const saying = /^(?:said|says|told|tweeted|wrote|added|reported|according|reports)$/u;
  return [
    flag("opens", phrase.from === 0),
    flag(`${type}:after:${ahead?.tag ?? "start"}`, true),
    flag(`before:${after?.tag ?? "end"}`, true),
    flag(`${type}:in`, /^(?:in|at|near|from|to)$/u.test(ahead?.lower ?? "")),
    flag("sayer", saying.test(after?.lower ?? "") || saying.test(before?.lower ?? "")),
    flag("accordingTo", before?.lower === "to" && words[phrase.from - 2]?.lower === "according"),
    flag("samePreposition", focus.preposition !== null && ahead?.lower === focus.preposition),
    flag(
      "otherPreposition",
      focus.preposition !== null && ahead?.tag === "ADP" && ahead.lower !== focus.preposition,
    ),
    flag("called", /^(?:called|named|titled|dubbed|entitled|as|nicknamed)$/u.test(before?.lower ?? "")),
    flag(
      "naming+called",
      focus.naming && /^(?:called|named|titled|dubbed|entitled|as)$/u.test(before?.lower ?? ""),
    ),
    flag("is", /^(?:is|was|are|were|be|been)$/u.test(ahead?.lower ?? "")),
    flag("comma", before?.text === "," || before?.text === ":" || before?.text === "—"),
    flag("commaBoth", before?.text === "," && after?.text === ","),
    flag("ownerBefore", /^['’]s?$/u.test(before?.text ?? "")),
    flag("ownerAfter", /^['’]s?$/u.test(after?.text ?? "")),
    flag("nounAfter", after?.tag === "NOUN"),
    flag("nameAfter", after?.tag === "PROPN"),
    flag("nameBefore", before?.tag === "PROPN"),
    flag("late", phrase.from / Math.max(1, words.length) > 0.5),
  ];
}

function repetitionFeatures({ repetition }: PhraseInPlace): Named[] {
  return [
    ["times", Math.log2(1 + repetition.sentences)],
    ["weightedTimes", Math.log2(1 + repetition.weight)],
    ["bestNearness", repetition.bestNearness],
    ["sumNearness", Math.log2(1 + repetition.sumNearness)],
    ["bestCoverage", repetition.bestCoverage],
  ];
}
