import { findProperNames } from "../text/proper-names.ts";
import { askOfOther } from "./ask-of-other.ts";
import type { Discourse } from "./discourse.ts";
import { complete, type Completed } from "./fragment.ts";
import type { KnownNames } from "./known-names.ts";
import { nameOpen } from "./name-open.ts";
import { isFragment } from "./question-shape.ts";

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
export function pickListed(words: string, discourse: Discourse, known: KnownNames): Completed | undefined {
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
export function agree(words: string, discourse: Discourse): Completed | undefined {
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

/** A name or a choice after a question that lacked one: "What did he say?", "Zelensky". */
export function fillOpen(words: string, discourse: Discourse, known: KnownNames): Completed | undefined {
  if (!discourse.lastIsOpen || discourse.lastQuestion === null || !isFragment(words, 6)) return undefined;
  const name = findProperNames(`about ${words}`)[0]?.text ?? (known.kindOf(words) ? words : undefined);
  return name === undefined ? undefined : complete(nameOpen(discourse.lastQuestion, name));
}
