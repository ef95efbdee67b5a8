import type { Span } from "../domain/span.ts";
import { countryOf, isCountryName } from "../text/countries.ts";
import { findProperNames, type NameKind, type ProperName } from "../text/proper-names.ts";
import { foldText, isStopWord, splitWords } from "../text/words.ts";
import { findPhrases, isGeneral } from "./find-phrases.ts";
import type { KnownNames } from "./known-names.ts";
import type { PronounGroup } from "./pronouns.ts";
import { readShape } from "./question-shape.ts";

export type ReferentKind = NameKind | "thing";

/** Someone or something that the conversation has named. */
export type Referent = Readonly<{
  /** The fullest form so far: "Volodymyr Zelensky". */
  name: string;
  kind: ReferentKind;
  plural: boolean;
  /**
   * label: typed alone, so that it names the subject of what follows ("Panda Bear (musician)");
   * heading: typed right below a label, a part of its subject; first: the first thing asked about.
   */
  place: "label" | "heading" | "first" | "later";
  /** Number of the turn that named it last, and who did. */
  lastTurn: number;
  lastBy: "user" | "assistant";
  mentions: number;
  /** Pronouns that have stood for it. */
  pronouns: readonly PronounGroup[];
}>;

export type Mention = Readonly<{ name: string; kind: ReferentKind; plural: boolean; label: boolean }>;

/** What a turn of the person asking names: names, then "the peace treaty", or the whole when it is only a label. */
export function userMentions(text: string, known: KnownNames): Mention[] {
  const label = readLabel(text, known);
  if (label) return [label];
  const names = nameMentions(text, known);
  return [
    ...(names.length > 0 ? names : lowerSubject(text)),
    ...[...findPhrases(text), ...thingAskedFor(text)].map(phraseMention),
  ];
}

/** "what did zelensky say": the subject of a question written without capitals, by its place after "did". */
function lowerSubject(question: string): Mention[] {
  if (/\p{Lu}/u.test(question.slice(1))) return [];
  const match = /\b(?:do|does|did)\s+(?<subject>(?:\p{L}+\s+){1,2}?)\p{L}+/iu.exec(question);
  const name = match?.groups?.["subject"]?.trim() ?? "";
  if (name === "" || splitWords(name).some(({ lower }) => isStopWord(lower))) return [];
  return [{ name, kind: "unknown", plural: false, label: false }];
}

/** "How many volunteers came?" speaks of the volunteers. */
function thingAskedFor(question: string): string[] {
  const { asks, thing } = readShape(question);
  const named = /\p{Lu}/u.test(thing) || !/(?<!s)s$/u.test(thing);
  return asks === null || thing === "" || named || isGeneral(thing) ? [] : [`the ${thing}`];
}

/** What an assistant's turn names: proper names only, never its statements. */
export function assistantMentions(text: string, known: KnownNames): Mention[] {
  return nameMentions(text, known);
}

function nameMentions(written: string, known: KnownNames): Mention[] {
  const text = written.replace(IMPERATIVE, (opening) => " ".repeat(opening.length));
  const names = findProperNames(text).filter(({ text: name }) => !isOfCountry(name));
  const proper = names.map(({ text: name, kind, span }) => {
    const read = isAskedAsThing(text, span) ? "thing" : (known.kindOf(name) ?? kind);
    const the = read !== "person" && /\bthe\s$/u.test(text.slice(0, span.start)) ? "the " : "";
    return nameMention(`${the}${name}`, read);
  });
  const lower = /\p{Lu}\p{Ll}/u.test(text.slice(1)) ? [] : knownInSmallLetters(text, known);
  return [...proper, ...lower, ...pairMentions(text, names)];
}

const IMPERATIVE = /^\s*(?:tell|show|give|list|name|explain|describe|compare|find)\b/iu;

/** "Kuleba and Zelensky": two that are spoken of together may be "they". */
function pairMentions(text: string, names: readonly ProperName[]): Mention[] {
  return names.flatMap(({ span }, at) => {
    const next = names[at + 1];
    if (!next || !/^\s(?:and|&)\s(?:the\s)?$/u.test(text.slice(span.end, next.span.start))) return [];
    const name = text.slice(span.start, next.span.end);
    return [{ name, kind: "unknown", plural: true, label: false }];
  });
}

/** "Ukrainian", "English": of a country, not something to be spoken of as "it". */
function isOfCountry(name: string): boolean {
  return countryOf(name) !== undefined && !isCountryName(name);
}

/** "What is Red Hat OpenShift?" asks about no person, whatever its capitals suggest. */
function isAskedAsThing(text: string, { start, end }: Span): boolean {
  const opens = /\bwhat\s+(?:is|was|are|were)\s+(?:the\s+|an?\s+)?$/iu.test(text.slice(0, start));
  return opens && /^\s*(?:\?|$)/u.test(text.slice(end));
}

/** "what did zelensky say": words the record knows, two at a time before one at a time. */
function knownInSmallLetters(text: string, known: KnownNames): Mention[] {
  const words = splitWords(text).filter(({ lower }) => !isStopWord(lower));
  const found: Mention[] = [];
  for (let at = 0; at < words.length; at++) {
    const [first, second] = [words[at]?.text ?? "", words[at + 1]?.text];
    const pair = second === undefined ? "" : `${first} ${second}`;
    const kind = pair === "" ? undefined : known.kindOf(pair);
    if (kind) {
      found.push(nameMention(capitalised(pair), kind));
      at++;
      continue;
    }
    const alone = known.kindOf(first);
    if (alone) found.push(nameMention(capitalised(first), alone));
  }
  return found;
}

function capitalised(name: string): string {
  return name.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function nameMention(name: string, kind: ReferentKind): Mention {
  return { name, kind, plural: isPluralName(name), label: false };
}

function phraseMention(name: string): Mention {
  return { name, kind: "thing", plural: /(?<!s)s$/u.test(name), label: false };
}

/** "The Three Stooges", "Simon and Garfunkel". */
function isPluralName(name: string): boolean {
  return /^the\s.*(?<!s)s$/iu.test(name) || /\s(?:and|&)\s/u.test(name);
}

const LABEL_WORDS_MAX = 8;
const NOT_A_LABEL =
  /[?!]|^(?:yes|no|ok|okay|sure|thanks|thank you|hi|hello|why|what|who|whom|whose|when|where|how|which|is|are|was|were|did|do|does|has|have|had|can|could|will|would|should|tell|show|give|explain|please|i|and|or|but|so)\b|\b(?:is|are|was|were|did|does|do|i|you|me|my|don't|not)\b/iu;
const QUALIFIER = /\s*\((?<what>[^()]*)\)\s*$/u;
const THING_WORD =
  /\b(?:film|movie|album|song|single|novel|book|series|show|game|play|musical|opera|magazine|newspaper|comics?|ship|poem|painting|event|programme|program)\b/iu;
const PERSON_WORD =
  /\b(?:actor|actress|musician|singer|rapper|politician|footballer|player|wrestler|boxer|writer|author|artist|king|queen|president|comedian|coach|scientist|philosopher|director|businessman|general)\b/iu;

/** A turn that is no question but the name of a subject: "Panda Bear (musician)", "enterprise value". */
export function readLabel(text: string, known: KnownNames): Mention | undefined {
  const whole = text.trim().replace(/[.…]+$/u, "");
  if (whole === "" || NOT_A_LABEL.test(whole)) return undefined;
  const what = QUALIFIER.exec(whole)?.groups?.["what"] ?? "";
  const name = whole.replace(QUALIFIER, "");
  if (name === "" || splitWords(name).length > LABEL_WORDS_MAX || splitWords(name).length === 0)
    return undefined;
  return { name, label: true, ...labelKind(name, what, known) };
}

function labelKind(name: string, what: string, known: KnownNames): Pick<Mention, "kind" | "plural"> {
  const plural = isPluralName(name) || /(?<!s)s$/iu.test(name.split(" ").at(-1) ?? "");
  if (PERSON_WORD.test(what)) return { kind: "person", plural: false };
  if (/\b(?:band|group|duo|team|company)\b/iu.test(what)) return { kind: "organisation", plural: true };
  if (THING_WORD.test(what)) return { kind: "thing", plural };
  const [proper] = findProperNames(`About ${name}`);
  const kind = known.kindOf(name) ?? (proper?.text === name ? proper.kind : undefined);
  const nameLike = /^\p{Lu}\S*(?:\s\p{Lu}\S*)*$|^\p{Ll}+$/u.test(name);
  return { kind: kind ?? (nameLike ? "unknown" : "thing"), plural };
}

export type MentionedAt = Readonly<{ turn: number; by: "user" | "assistant"; underLabel: boolean }>;

/** Referents with one more mention: a part of a known name ("Zappa") is a mention of that name. */
export function noteMention(
  referents: readonly Referent[],
  mention: Mention,
  { turn, by, underLabel }: MentionedAt,
): Referent[] {
  const index = referents.findLastIndex((referent) => isSameReferent(referent, mention));
  const known = referents[index];
  const noted: Referent = {
    name: known && known.name.length >= mention.name.length ? known.name : mention.name,
    kind: known && known.kind !== "unknown" && mention.kind !== "thing" ? known.kind : mention.kind,
    plural: known?.plural ?? mention.plural,
    place: known?.place ?? placeOf(referents, mention, by, underLabel),
    lastTurn: turn,
    lastBy: by,
    mentions: (known?.mentions ?? 0) + 1,
    pronouns: known?.pronouns ?? [],
  };
  return known ? referents.with(index, noted) : [...referents, noted];
}

function placeOf(
  referents: readonly Referent[],
  { name, label, kind }: Mention,
  by: "user" | "assistant",
  underLabel: boolean,
): Referent["place"] {
  if (label && underLabel) return "heading";
  if (label && referents.length === 0 && isSubjectName(name)) return "label";
  const first = by === "user" && kind !== "thing" && !referents.some(({ place }) => place !== "later");
  return first ? "first" : "later";
}

const SUBJECT_WORDS_MAX = 6;

/** Written as a heading is, and short: a list of wishes typed as a first turn sets no subject. */
function isSubjectName(name: string): boolean {
  return /^[\p{Lu}\p{N}"“‘']/u.test(name) && splitWords(name).length <= SUBJECT_WORDS_MAX;
}

/** A place or an institution is meant by its whole name only; a person by either end of theirs. */
function isSameReferent(referent: Referent, mention: Mention): boolean {
  if (foldText(referent.name) === foldText(mention.name)) return true;
  if ([referent.name, mention.name].some((name) => /\s(?:and|&)\s/u.test(name))) return false;
  const whole = [referent.kind, mention.kind].some((kind) => kind !== "person" && kind !== "unknown");
  return !whole && !/\sof\s/u.test(referent.name) && isPartOfName(referent.name, mention.name);
}

/** One name opens or closes the other: "Zappa" and "Frank Zappa". */
export function isPartOfName(a: string, b: string): boolean {
  const [long, short] = [nameWords(a), nameWords(b)].sort((x, y) => y.length - x.length);
  if (!long || !short || short.length === 0) return false;
  const opens = short.every((word, index) => long[index] === word);
  const closes = short.every((word, index) => long[long.length - short.length + index] === word);
  return opens || closes;
}

function nameWords(name: string): string[] {
  return splitWords(name)
    .map(({ lower }) => foldText(lower).replace(/'s$/u, ""))
    .filter((word) => word !== "the");
}
