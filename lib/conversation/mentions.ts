import type { Span } from "../domain/span.ts";
import { countryOf, isCountryName } from "../text/countries.ts";
import { findProperNames, type NameKind, type ProperName } from "../text/proper-names.ts";
import { isStopWord, splitWords } from "../text/words.ts";
import { findPhrases, isGeneral } from "./find-phrases.ts";
import type { KnownNames } from "./known-names.ts";
import { readShape } from "./question-shape.ts";
import { withoutTitle } from "./without-title.ts";

export type ReferentKind = NameKind | "thing";

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
  const words = splitWords(question);
  const from = words.findIndex(({ lower }) => /^(?:do|does|did)$/u.test(lower)) + 1;
  if (from === 0 || /\p{Lu}/u.test(question.slice(1))) return [];
  const stop = words.findIndex(({ lower }, at) => at >= from && isStopWord(lower));
  const run = words.slice(from, stop === -1 ? words.length : stop).slice(0, -1);
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || run.length > 2) return [];
  return [
    { name: question.slice(first.span.start, last.span.end), kind: "unknown", plural: false, label: false },
  ];
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
    return nameMention(read === "person" ? withoutTitle(name) : `${the}${name}`, read);
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
