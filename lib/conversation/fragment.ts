import type { Discourse } from "./discourse.ts";
import type { KnownNames } from "./known-names.ts";

/** complete: the whole question meant; lacking: words that point at something never said. */
export type Completed =
  Readonly<{ kind: "complete"; question: string }> | Readonly<{ kind: "lacking"; about: string }>;

/** One way in which a turn can be a fragment; undefined when it is none of that kind. */
export type Frame = (words: string, discourse: Discourse, known: KnownNames) => Completed | undefined;

export function complete(question: string): Completed {
  return { kind: "complete", question: question.charAt(0).toUpperCase() + question.slice(1) };
}
