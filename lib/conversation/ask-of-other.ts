import { findProperNames } from "../text/proper-names.ts";
import type { Discourse } from "./discourse.ts";
import { complete, type Completed } from "./fragment.ts";
import type { KnownNames } from "./known-names.ts";
import { nameOpen } from "./name-open.ts";
import { findPronouns } from "./pronouns.ts";
import { isFragment, readShape, withoutMark } from "./question-shape.ts";
import { substitute } from "./substitute.ts";

const WHAT_ABOUT = /^(?:what|how)\s+about\s+(?<other>.+)$/iu;
const OPENS_WITH_LINK = /^(?:and|but|or|what\s+about|how\s+about)\b/iu;
const OPENS_WITH_PREPOSITION = /^(?:in|on|at|near|from|by|for|with|against|during|since|before|after)\s/iu;
const OTHER_WORDS_MAX = 6;

/** Not a question of its own: opened by "and" or "what about", a phrase with its preposition, or a bare name with a mark. */
export function continuesByItsForm(asked: string, { lastQuestion }: Discourse): boolean {
  const bare = withoutMark(asked);
  const name = findProperNames(`about ${bare}`)[0];
  if (auxiliaryAndName(bare) !== undefined) return lastQuestion !== null;
  const bareName = asked.trim().endsWith("?") && name !== undefined && name.text.length === bare.length;
  const bareThing =
    asked.trim().endsWith("?") &&
    isFragment(bare, 3) &&
    lastQuestion !== null &&
    readShape(lastQuestion).thing !== "";
  return OPENS_WITH_LINK.test(bare) || OPENS_WITH_PREPOSITION.test(bare) || bareName || bareThing;
}

/** The last question asked of `words` instead: "and Russia", "what about tanks", "in Kharkiv". */
export function askOfOther(words: string, discourse: Discourse, known: KnownNames): Completed | undefined {
  const other = (WHAT_ABOUT.exec(words)?.groups?.["other"] ?? auxiliaryAndName(words) ?? words).trim();
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

/** "Did Putin": the name, or undefined when the words are anything else. */
function auxiliaryAndName(words: string): string | undefined {
  const name = /^(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could)\s+(?<name>\p{Lu}.*)$/u;
  const other = name.exec(words.charAt(0).toLowerCase() + words.slice(1))?.groups?.["name"];
  const [proper] = findProperNames(`about ${other ?? ""}`);
  return other !== undefined && proper?.text === other ? other : undefined;
}
