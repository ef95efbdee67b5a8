import type { Span } from "../domain/span.ts";
import { countryOf } from "../text/countries.ts";
import { findDateExpressions } from "../text/date-expressions.ts";
import { findProperNames, type NameKind } from "../text/proper-names.ts";
import { foldText, splitWords } from "../text/words.ts";
import { applyEdits } from "./apply-edits.ts";
import type { KnownNames } from "./known-names.ts";
import { readShape, withoutMark } from "./question-shape.ts";

const PREPOSITION =
  /^(?<preposition>in|on|at|near|from|by|for|with|against|to|before|after|since|during|until|of|about)\s+(?<object>.+)$/iu;

/**
 * `question` asked again of something else: "How many planes did Ukraine lose?" of "Russia", "tanks", "in March".
 * Undefined when it has no place for it.
 */
export function substitute(question: string, other: string, known: KnownNames): string | undefined {
  const bare = withoutMark(question);
  const [date] = findDateExpressions(other);
  if (date && date.span.end - date.span.start >= other.length - 4) return substituteDate(bare, other);

  const { preposition, object } = PREPOSITION.exec(other)?.groups ?? {};
  if (preposition !== undefined && object !== undefined) return substitutePhrase(bare, preposition, object);
  return substituteOnes(bare, other) ?? substituteName(bare, other, known) ?? substituteThing(bare, other);
}

function substituteDate(question: string, other: string): string {
  const led = /^(?:on|in|since|before|after|by|until|during|as of|last|this|next|yesterday|today)\b/iu.test(
    other,
  );
  const written = led ? other.charAt(0).toLowerCase() + other.slice(1) : `on ${other}`;
  const [date] = findDateExpressions(question);
  return date ? `${applyEdits(question, [{ span: date.span, words: written }])}?` : `${question} ${written}?`;
}

/** The phrase with the same preposition gives way; where there is none, the new one is added. */
function substitutePhrase(question: string, preposition: string, object: string): string {
  const same = new RegExp(
    String.raw`\b${preposition}\s+(?:the\s+)?[\p{L}\p{N}'’-]+(?:\s+\p{Lu}[\p{L}'’-]*)*$`,
    "iu",
  );
  const phrase = `${preposition.toLowerCase()} ${object}`;
  return same.test(question) ? `${question.replace(same, phrase)}?` : `${question} ${phrase}?`;
}

type Slot = Readonly<{ span: Span; kind: NameKind; text: string }>;

/** A name gives way to a name of its kind, a country or institution to another; the first of several. */
function substituteName(question: string, other: string, known: KnownNames): string | undefined {
  const kind = kindOf(other, known);
  if (kind === undefined) return undefined;
  const slots: Slot[] = findProperNames(question).map(({ text, span, kind: read }) => ({
    span,
    text,
    kind: known.kindOf(text) ?? read,
  }));
  if (slots.some(({ text }) => foldText(text) === foldText(other))) return undefined;
  const about = aboutSlot(question);
  const rival = slots
    .map((slot) => ({ slot, rank: rankOf(slot.kind, kind) }))
    .sort((a, b) => b.rank - a.rank)[0];
  if (rival && rival.rank >= 2) return replaceSlot(question, rival.slot.span, other);
  if (about) return replaceSlot(question, about, other);
  return rival && rival.rank >= 1 ? replaceSlot(question, rival.slot.span, other) : undefined;
}

/** 3 for the same kind, 2 where both can act (a country, an institution), less where that is not known. */
function rankOf(slot: NameKind, other: NameKind): number {
  if (slot === other && slot !== "unknown") return 3;
  if (slot === "unknown" || other === "unknown") return slot === "place" || other === "place" ? 1.5 : 2;
  if (slot !== "person" && other !== "person") return 2;
  return 1;
}

/** What `words` names, undefined when they are no name. */
function kindOf(words: string, known: KnownNames): NameKind | undefined {
  const bare = words.replace(/^the\s+/iu, "");
  const [name] = findProperNames(`about ${bare}`);
  return known.kindOf(bare) ?? (name && name.text.length >= bare.length - 2 ? name.kind : undefined);
}

/** "… about volunteers": what the last question was about, to its end. */
function aboutSlot(question: string): Span | undefined {
  const match = /\b(?:about|regarding|concerning)\s+(?<object>[^,]+)$/iu.exec(question);
  const object = match?.groups?.["object"];
  return match && object !== undefined
    ? { start: match.index + match[0].length - object.length, end: question.length }
    : undefined;
}

/** The slot's own "the" goes with it: "in the Middle East" asked of Ukraine is "in Ukraine". */
function replaceSlot(question: string, span: Span, words: string): string {
  const article = /\bthe\s$/iu.exec(question.slice(0, span.start))?.[0].length ?? 0;
  return `${applyEdits(question, [{ span: { start: span.start - article, end: span.end }, words }])}?`;
}

/** "tanks" for the planes that were asked for, or for what the question was about. */
function substituteThing(question: string, other: string): string | undefined {
  const { asks, thing, auxiliary, rest } = readShape(question);
  if (/\p{Lu}/u.test(other) || auxiliary === "") return undefined;
  if (asks !== null && thing !== "") {
    return `${capital(asks)} ${ofTheSameCountry(other, thing)} ${auxiliary} ${rest}?`;
  }
  if (SAYS.test(question)) return `${question} about ${other}?`;
  const about = aboutSlot(question);
  if (about) return replaceSlot(question, about, other);
  const last = splitWords(question).at(-1);
  const plural = /(?<!s)s$/u;
  const alike =
    last && plural.test(last.lower) && plural.test(foldText(other)) && last.span.end === question.length;
  return alike ? replaceSlot(question, last.span, other) : undefined;
}

const SAYS = /\b(?:say|tweet|write|announce|report|claim|promise|propose|state|think|know)$/iu;

/** "planes" after "Russian tanks" are Russian planes. */
function ofTheSameCountry(other: string, thing: string): string {
  const [first = ""] = thing.split(" ");
  const bare = other.replace(/^the\s+/iu, "");
  return countryOf(first) !== undefined ? `${first} ${bare}` : bare;
}

/** "Ukrainian ones" after "Russian tanks" are Ukrainian tanks. */
function substituteOnes(question: string, other: string): string | undefined {
  const adjective = /^(?:the\s+)?(?<adjective>\S+)\s+ones?$/iu.exec(other)?.groups?.["adjective"];
  const { asks, thing, auxiliary, rest } = readShape(question);
  if (adjective === undefined || asks === null || thing === "") return undefined;
  const [first = "", ...others] = thing.split(" ");
  const bare = countryOf(first) !== undefined && others.length > 0 ? others.join(" ") : thing;
  return `${capital(asks)} ${adjective} ${bare} ${auxiliary} ${rest}?`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
