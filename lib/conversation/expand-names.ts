import type { Span } from "../domain/span.ts";
import { isStopWord, splitWords } from "../text/words.ts";
import { applyEdits } from "./apply-edits.ts";
import type { Referent } from "./referents.ts";

/** "What did Zappa record?" with the name in full, as the conversation gave it; each name once. */
export function expandNames(question: string, referents: readonly Referent[]): string {
  const edits = referents.flatMap((referent) => expansionOf(question, referent) ?? []);
  return applyEdits(question, edits.filter(isFirstAt));
}

type Edit = Readonly<{ span: Span; words: string }>;

/** When two names share a word, the one spoken of first keeps it. */
function isFirstAt(edit: Edit, index: number, all: readonly Edit[]): boolean {
  return all.findIndex(({ span }) => span.start === edit.span.start) === index;
}

function expansionOf(question: string, { name, kind, place }: Referent): Edit | undefined {
  const parts = splitWords(name).map(({ lower }) => lower);
  const [first, last] = [parts[0], parts.at(-1)];
  if (parts.length < 2 || !(kind === "person" || (kind === "unknown" && place === "label"))) return undefined;
  if (/^the\b/iu.test(name) || /\s(?:and|of|&)\s/u.test(name)) return undefined;
  const words = splitWords(question).map((word) => ({ ...word, bare: word.lower.replace(/'s$/u, "") }));
  if (words.some(({ bare }, at) => bare === first && words[at + 1]?.bare === parts[1])) return undefined;
  const part = words.find(
    ({ bare, text }) =>
      (bare === last || bare === first) && !isStopWord(bare) && (/^\p{Lu}/u.test(text) || place === "label"),
  );
  if (!part || isInsideName(question, part.span)) return undefined;
  return { span: { start: part.span.start, end: part.span.start + part.bare.length }, words: name };
}

/** "Lew Wallace" is not the Wallace of the conversation when another capital stands beside him. */
function isInsideName(question: string, { start, end }: Span): boolean {
  const before = question.slice(0, start);
  const opensQuestion = !/\S\s/u.test(before);
  return (
    (!opensQuestion && /\p{Lu}[\p{Ll}.]+\s$/u.test(before) && /\s\S+\s$/u.test(before)) ||
    /^\s\p{Lu}\p{Ll}/u.test(question.slice(end))
  );
}
