import { isHonorific, isRoleNoun } from "../quotes/roles.ts";
import { type TaggedWord, tagWords } from "../text/tag-words.ts";
import { kindTest } from "../short-answer/kinds.ts";
import { spellingKey } from "../text/spelling.ts";
import { foldText, isStopWord, listWords } from "../text/words.ts";

const isPerson = kindTest("person");

/** Words of a role that may stand between its noun and a name: "minister of foreign affairs of Ukraine, Ada Lund". */
const MOST_BETWEEN = 10;
const NAME_WORDS = 4;
const NAMING: ReadonlySet<string> = new Set(["NOUN", "PROPN", "ADJ"]);

/**
 * For "who is Lund?", what tells a sentence that introduces the one who is named, by a role beside the name: "the foreign
 * minister of Ukraine, Ada Lund", "Lund, a lawyer from Kyiv,", "Lund is the head of". Undefined for other questions.
 */
export function introducesAsked(question: string): ((sentence: string) => boolean) | undefined {
  const named = /^\s*who(?:['’]s|\s+(?:is|was))\s+(?<name>[\p{L}\p{M}'’.\s-]+?)\s*\??\s*$/iu.exec(question)
    ?.groups?.["name"];
  const words = named === undefined ? [] : listWords(named).filter((word) => !isHonorific(foldText(word)));
  const last = words.at(-1);
  if (last === undefined || words.length > NAME_WORDS || words.some(isNoName)) return undefined;
  const key = keyOf(last);
  return (sentence) => {
    const tokens = tagWords(sentence);
    return tokens.some(
      (token, at) => keyOf(token.text) === key && (isLedIn(tokens, at) || isLedOut(tokens, at)),
    );
  };
}

function isNoName(word: string): boolean {
  return isStopWord(foldText(word)) || isRoleNoun(foldText(word));
}

function keyOf(word: string): string {
  return spellingKey(word) ?? foldText(word.replace(/['’]s$/u, ""));
}

/** A role before the name, with nothing between them but names and what ties names together. */
function isLedIn(tokens: readonly TaggedWord[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - MOST_BETWEEN); before--) {
    const { lower, tag } = tokens[before] as TaggedWord;
    if (isRoleNoun(lower)) return true;
    if (!NAMING.has(tag) && !/^(?:,|['’]s?|of|for|and|the)$/u.test(lower)) return false;
  }
  return false;
}

/** A role after the name: set off by a comma, or told of the name by "is" or "was". */
function isLedOut(tokens: readonly TaggedWord[], at: number): boolean {
  const [next, ...others] = tokens.slice(at + 1, at + 2 + MOST_BETWEEN);
  if (!next || !/^(?:,|is|was)$/u.test(next.lower)) return false;
  const end = others.findIndex(({ text }) => /^[,.;:]$/u.test(text));
  const beside = end === -1 ? others : others.slice(0, end);
  const [first] = beside;
  if (!first || !/^(?:a|an|the|who|one|\p{Lu}.*)$/u.test(first.text)) return false;
  return beside.some(({ lower }) => isRoleNoun(lower) || isPerson(lower));
}
