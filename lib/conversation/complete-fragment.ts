import { findProperNames } from "../text/proper-names.ts";
import { isStopWord, splitWords } from "../text/words.ts";
import { applyEdits, possessiveOf } from "./apply-edits.ts";
import type { Discourse } from "./discourse.ts";
import type { KnownNames } from "./known-names.ts";
import { findPronouns } from "./pronouns.ts";
import { isFragment, lowerFirst, readShape, withoutMark } from "./question-shape.ts";
import { substitute } from "./substitute.ts";

/** complete: the whole question meant; lacking: words that point at something never said. */
export type Completed =
  Readonly<{ kind: "complete"; question: string }> | Readonly<{ kind: "lacking"; about: string }>;

type Frame = (asked: string, discourse: Discourse, known: KnownNames) => Completed | undefined;

/**
 * A turn that is no whole question, made whole from the question before it: "why?", "and how many tanks?",
 * "what about Russia?", "in Kharkiv?", "the second one", "yes". Undefined when it stands by itself.
 */
export function completeFragment(
  asked: string,
  discourse: Discourse,
  known: KnownNames,
): Completed | undefined {
  const words = withoutMark(asked)
    .replace(/^(?:(?:and|but|or|so|ok|okay|well|then|also)\b[\s,]*)+/iu, "")
    .trim();
  for (const frame of FRAMES) {
    const completed = frame(words === "" ? withoutMark(asked) : words, discourse, known);
    if (completed) return completed;
  }
  return continuesByItsForm(asked, discourse) ? askOfOther(words, discourse, known) : undefined;
}

const FRAMES: readonly Frame[] = [pickListed, agree, askSource, askBareWord, askThing, fillOpen];

function complete(question: string): Completed {
  return { kind: "complete", question: question.charAt(0).toUpperCase() + question.slice(1) };
}

const ORDINALS: Readonly<Record<string, number>> = {
  first: 0,
  "1st": 0,
  former: 0,
  second: 1,
  "2nd": 1,
  latter: 1,
  third: 2,
  "3rd": 2,
  fourth: 3,
  "4th": 3,
  fifth: 4,
  "5th": 4,
  last: -1,
};
const ORDINAL =
  /^(?:the\s+)?(?<word>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|former|latter)(?:\s+(?:one|option|question|person|name|choice))?(?:\s+please)?$/iu;
const NUMBER = /^(?:number|option|no\.?|#)?\s*(?<number>[1-9])(?:[.)])?$/iu;

/** "The second one": of what the assistant listed or, failing that, named. */
function pickListed(words: string, discourse: Discourse, known: KnownNames): Completed | undefined {
  const word = ORDINAL.exec(words)?.groups?.["word"]?.toLowerCase();
  const number = NUMBER.exec(words)?.groups?.["number"];
  if (word === undefined && number === undefined) return undefined;
  const at = word === undefined ? Number(number) - 1 : (ORDINALS[word] ?? 0);
  const choices = discourse.lastListed.length > 0 ? discourse.lastListed : discourse.lastNamed;
  const chosen = choices.at(at);
  if (chosen === undefined) return { kind: "lacking", about: words };
  if (chosen.endsWith("?")) return complete(chosen);
  return askOfOther(findProperNames(chosen)[0]?.text ?? chosen, discourse, known);
}

const YES =
  /^(?:yes|yeah|yep|sure|please|yes please|go on|continue|more|tell me more|go ahead|please do|correct|right|exactly|of course)(?:\s+please)?$/iu;
const NO = /^(?:no|nope|no thanks|none)$/iu;

/** "Yes": the one person the assistant named, if that was its question; else the last question once more. */
function agree(words: string, discourse: Discourse): Completed | undefined {
  if (NO.test(words)) return { kind: "lacking", about: words };
  if (!YES.test(words)) return undefined;
  const { lastQuestion, lastIsOpen, lastNamed } = discourse;
  if (lastQuestion === null) return { kind: "lacking", about: words };
  if (!lastIsOpen) return complete(lastQuestion);
  const [name, another] = lastNamed;
  return name !== undefined && another === undefined
    ? complete(nameOpen(lastQuestion, name))
    : { kind: "lacking", about: words };
}

const SOURCE =
  /^(?:who|which\s+\p{L}+)\s+(?:else\s+)?(?:said|says|say|claimed|claims|stated|reported|wrote|told|announced|confirmed)\s+(?:that|this|it|so)$|^(?:says who|according to (?:whom|who)|who is the source|what is the source|source)$/iu;

/** "Who said that?" of what was last asked. */
function askSource(words: string, { lastQuestion }: Discourse): Completed | undefined {
  if (!SOURCE.test(words)) return undefined;
  if (lastQuestion === null) return { kind: "lacking", about: "that" };
  const who = /\belse\b/iu.test(words) ? "Who else" : "Who";
  return complete(`${who} said it: ${lowerFirst(withoutMark(lastQuestion))}?`);
}

const BARE_WORD =
  /^(?<asks>why|when|where|how|who|how come|why not|how so)(?:\s+(?:was|is|did|does)\s+(?:that|this|it)(?:\s+(?:happen|happened|occur|take place|so|done|the case))?)?$/iu;

/** "Why?", "When was that?": the last question with another word in front. */
function askBareWord(words: string, { lastQuestion, lastIsOpen }: Discourse): Completed | undefined {
  const written = BARE_WORD.exec(words)?.groups?.["asks"]?.toLowerCase();
  if (written === undefined) return undefined;
  if (lastQuestion === null || lastIsOpen) return { kind: "lacking", about: words };
  const asks = /^(?:how come|why not)$/u.test(written) ? "why" : written === "how so" ? "how" : written;
  return complete(askedWith(asks, lastQuestion));
}

const ADJUNCT = /^(?:when|where|why|how|how long|how often)$/u;

function askedWith(asks: string, lastQuestion: string): string {
  const bare = withoutMark(lastQuestion);
  const { asks: last, thing, auxiliary, rest } = readShape(bare);
  if (asks !== "who" && last === null && auxiliary !== "") return `${asks} ${lowerFirst(bare)}?`;
  if (asks !== "who" && last !== null && ADJUNCT.test(last) && auxiliary !== "")
    return `${asks} ${auxiliary} ${rest}?`;
  if (asks !== "who" && /^(?:did|does|do)$/iu.test(auxiliary) && last !== "who") {
    const whole = thing === "" ? withThat(rest) : `${rest} ${thing}`;
    if (whole !== undefined) return `${asks} ${auxiliary} ${whole}?`;
  }
  return `${bare}, and ${asks}?`;
}

/** "Putin say about volunteers" as "Putin say that about volunteers"; undefined when the verb cannot be told. */
function withThat(rest: string): string | undefined {
  const said =
    /^(?<before>.+\s(?:say|claim|announce|do|state|report|write|promise|demand|mean))(?<after>\s.+)?$/iu.exec(
      rest,
    );
  if (said) return `${said.groups?.["before"] ?? ""} that${said.groups?.["after"] ?? ""}`;
  return splitWords(rest).length <= 4 ? `${rest} that` : undefined;
}

const ASKS_FOR = /^(?<asks>how many|how much|which|what)(?:\s+(?<thing>.+))?$/iu;
const THING_WORDS_MAX = 4;

/** "How many tanks?": another thing asked for in the same way. */
function askThing(words: string, { lastQuestion }: Discourse): Completed | undefined {
  const { asks, thing = "" } = ASKS_FOR.exec(words)?.groups ?? {};
  if (asks === undefined || lastQuestion === null || /^(?:about|else|if|next)\b/iu.test(thing))
    return undefined;
  if (/^wh/iu.test(asks) && !isPlainThing(thing)) return undefined;
  if (thing !== "" && (!isFragment(thing, THING_WORDS_MAX) || /\b(?:happen|mean|said)/iu.test(thing)))
    return undefined;
  const last = readShape(lastQuestion);
  if (last.asks !== null && last.thing !== "" && last.auxiliary !== "") {
    return complete(`${asks} ${thing === "" ? last.thing : thing} ${last.auxiliary} ${last.rest}?`);
  }
  if (last.asks === null && thing === "" && last.auxiliary !== "") return countedLast(asks, lastQuestion);
  return complete(`${withoutMark(lastQuestion)}, and ${lowerFirst(`${asks} ${thing}`.trim())}?`);
}

/** "Which cities": a noun or two and nothing else. */
function isPlainThing(thing: string): boolean {
  const words = splitWords(thing);
  return (
    words.length > 0 &&
    words.length <= 2 &&
    !words.some(
      ({ lower }) => isStopWord(lower) || /^(?:makes?|happens?|comes?|goes|where|came|went)$/u.test(lower),
    )
  );
}

/** "Did Russia recruit volunteers?", "How many?": the plural that closes the question is what is counted. */
function countedLast(asks: string, lastQuestion: string): Completed {
  const bare = withoutMark(lastQuestion);
  const words = splitWords(bare);
  const stop = words.findLastIndex(({ lower }) => isStopWord(lower));
  const opensWithStop = stop > 0 && words.length - stop <= 4;
  const first = words[opensWithStop ? stop + 1 : words.length - 1];
  if (!first || !/(?<!s)s$/u.test(bare)) return complete(`${bare}, and ${asks.toLowerCase()}?`);
  const thing = bare.slice(first.span.start);
  const before = bare.slice(0, first.span.start).replace(/\b(?:the|an?|any|some)\s+$/iu, "");
  return complete(`${asks} ${thing} ${lowerFirst(before.trim())}?`);
}

/** A name or a choice after a question that lacked one: "What did he say?", "Zelensky". */
function fillOpen(words: string, discourse: Discourse, known: KnownNames): Completed | undefined {
  if (!discourse.lastIsOpen || discourse.lastQuestion === null || !isFragment(words, 6)) return undefined;
  const name = findProperNames(`about ${words}`)[0]?.text ?? (known.kindOf(words) ? words : undefined);
  return name === undefined ? undefined : complete(nameOpen(discourse.lastQuestion, name));
}

function nameOpen(question: string, name: string): string {
  const [pronoun] = findPronouns(question);
  if (!pronoun) return question;
  const words =
    pronoun.role === "possessive" ? possessiveOf(name) : pronoun.group === "there" ? `in ${name}` : name;
  return applyEdits(question, [{ span: pronoun.span, words }]);
}

const WHAT_ABOUT = /^(?:what|how)\s+about\s+(?<other>.+)$/iu;
const OPENS_WITH_LINK = /^(?:and|but|or|what\s+about|how\s+about)\b/iu;
const OPENS_WITH_PREPOSITION = /^(?:in|on|at|near|from|by|for|with|against|during|since|before|after)\s/iu;
const OTHER_WORDS_MAX = 6;

/** Not a question of its own: opened by "and" or "what about", a phrase with its preposition, or a bare name with a mark. */
function continuesByItsForm(asked: string, { lastQuestion }: Discourse): boolean {
  const bare = withoutMark(asked);
  const name = findProperNames(`about ${bare}`)[0];
  const bareName = asked.trim().endsWith("?") && name !== undefined && name.text.length === bare.length;
  const bareThing =
    asked.trim().endsWith("?") &&
    isFragment(bare, 3) &&
    lastQuestion !== null &&
    readShape(lastQuestion).thing !== "";
  return OPENS_WITH_LINK.test(bare) || OPENS_WITH_PREPOSITION.test(bare) || bareName || bareThing;
}

function askOfOther(words: string, discourse: Discourse, known: KnownNames): Completed | undefined {
  const other = (WHAT_ABOUT.exec(words)?.groups?.["other"] ?? words).trim();
  const { lastQuestion, lastIsOpen } = discourse;
  if (lastQuestion === null || !isFragment(other, OTHER_WORDS_MAX) || findPronouns(other).length > 0)
    return undefined;
  if (lastIsOpen) return complete(nameOpen(lastQuestion, other));
  const substituted = substitute(lastQuestion, other, known);
  if (substituted !== undefined) return complete(substituted);
  return findProperNames(`about ${other}`).length > 0 && !WHAT_ABOUT.test(words)
    ? complete(`What do the articles say about ${other}?`)
    : undefined;
}
