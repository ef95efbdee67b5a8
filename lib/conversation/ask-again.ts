import { isStopWord, splitWords } from "../text/words.ts";
import type { Discourse } from "./discourse.ts";
import { complete, type Completed } from "./fragment.ts";
import { isFragment, lowerFirst, readShape, withoutMark } from "./question-shape.ts";

const SOURCE =
  /^(?:who|which\s+\p{L}+)\s+(?:else\s+)?(?:(?:said|says|say|claimed|claims|stated)\s+(?:that|this|it|so)|(?:reported|wrote|told|announced|confirmed)\s+(?:that|so))$|^(?:says who|according to (?:whom|who)|who is the source|what is the source|source)$/iu;

/** "Who said that?" of what was last asked. */
export function askSource(words: string, { lastQuestion }: Discourse): Completed | undefined {
  if (!SOURCE.test(words)) return undefined;
  if (lastQuestion === null) return { kind: "lacking", about: "that" };
  const who = /\belse\b/iu.test(words) ? "Who else" : "Who";
  return complete(`${who} said it: ${lowerFirst(withoutMark(lastQuestion))}?`);
}

const BARE_WORD =
  /^(?<asks>why|when|where|how|who|how come|why not|how so)(?:\s+(?:was|is|did|does)\s+(?:that|this|it)(?:\s+(?:happen|happened|occur|take place|so|done|the case))?)?$/iu;

/** "Why?", "When was that?": the last question with another word in front. */
export function askBareWord(words: string, { lastQuestion, lastIsOpen }: Discourse): Completed | undefined {
  const written = BARE_WORD.exec(words)?.groups?.["asks"]?.toLowerCase();
  if (written === undefined) return undefined;
  if (lastQuestion === null || lastIsOpen) return { kind: "lacking", about: words };
  const asks = /^(?:how come|why not)$/u.test(written) ? "why" : written === "how so" ? "how" : written;
  return complete(askedWith(asks, lastQuestion));
}

const ELSE = /^(?<asks>who|what|where)\s+else$/iu;
const LED = /^(?:to|from|by|with|for|about|against|of|in|on)\s+(?:whom|who|what|which|where)$/iu;
const TRUE = /^(?:is|was)\s+(?:that|this|it)\s+(?:true|so|right|correct|confirmed)$/iu;

/** "Who else?", "To whom?", "Is that true?": the last question taken further. */
export function askFurther(words: string, { lastQuestion }: Discourse): Completed | undefined {
  const asks = ELSE.exec(words)?.groups?.["asks"];
  if (asks === undefined && !LED.test(words) && !TRUE.test(words)) return undefined;
  if (lastQuestion === null) return { kind: "lacking", about: words };
  if (TRUE.test(words)) return complete(lastQuestion);
  const opens = new RegExp(`^${asks ?? "\\0"}\\b`, "iu");
  if (asks !== undefined && opens.test(lastQuestion))
    return complete(lastQuestion.replace(opens, `${asks} else`));
  return complete(`${withoutMark(lastQuestion)}, and ${words.toLowerCase()}?`);
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
export function askThing(words: string, { lastQuestion }: Discourse): Completed | undefined {
  const { asks, thing = "" } = ASKS_FOR.exec(words)?.groups ?? {};
  if (asks === undefined || lastQuestion === null || /^(?:about|else|if|next)\b/iu.test(thing))
    return undefined;
  if (/^wh/iu.test(asks) && !isPlainThing(thing, /^what/iu.test(asks) ? 1 : 2)) return undefined;
  if (thing !== "" && (!isFragment(thing, THING_WORDS_MAX) || /\b(?:happen|mean|said)/iu.test(thing)))
    return undefined;
  const last = readShape(lastQuestion);
  if (/^wh/iu.test(asks) && last.thing === "") return undefined;
  if (last.asks !== null && last.thing !== "" && last.auxiliary !== "") {
    return complete(`${asks} ${thing === "" ? last.thing : thing} ${last.auxiliary} ${last.rest}?`);
  }
  if (last.asks === null && thing === "" && last.auxiliary !== "") return countedLast(asks, lastQuestion);
  return complete(`${withoutMark(lastQuestion)}, and ${lowerFirst(`${asks} ${thing}`.trim())}?`);
}

/** "Which Russian cities", "what cities": nouns and nothing else. */
function isPlainThing(thing: string, wordsMax: number): boolean {
  const words = splitWords(thing);
  return (
    words.length > 0 &&
    words.length <= wordsMax &&
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
