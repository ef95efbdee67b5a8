import { askBareWord, askFurther, askSource, askThing } from "./ask-again.ts";
import { askOfOther, continuesByItsForm } from "./ask-of-other.ts";
import type { Discourse } from "./discourse.ts";
import type { Completed, Frame } from "./fragment.ts";
import type { KnownNames } from "./known-names.ts";
import { agree, fillOpen, pickListed } from "./pick-choice.ts";
import { withoutMark } from "./question-shape.ts";

const FRAMES: readonly Frame[] = [pickListed, agree, askSource, askBareWord, askFurther, askThing, fillOpen];

/**
 * A turn that is no whole question, made whole from the question before it: "why?", "and how many tanks?",
 * "what about Russia?", "in Kharkiv?", "the second one", "yes". Undefined when it stands by itself.
 */
export function completeFragment(
  asked: string,
  discourse: Discourse,
  known: KnownNames,
): Completed | undefined {
  const begun = asked.replace(/^\s*(?:(?:so|ok|okay|well|then|also|thanks)\b[\s,.!]*)+(?=\p{L})/iu, "");
  const words = withoutMark(asked)
    .replace(/^(?:(?:and|but|or|so|ok|okay|well|then|also)\b[\s,]*)+/iu, "")
    .trim();
  for (const frame of FRAMES) {
    const completed = frame(words === "" ? withoutMark(asked) : words, discourse, known);
    if (completed) return completed;
  }
  return continuesByItsForm(begun, discourse) ? askOfOther(words, discourse, known) : undefined;
}
