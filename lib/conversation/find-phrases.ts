import { isStopWord, splitWords, type Word } from "../text/words.ts";

const DETERMINERS = new Set(["the", "a", "an"]);
const DO_FORMS = new Set(["do", "does", "did"]);
/** Heads too general to be spoken of again. */
const GENERAL = new Set(
  "article articles thing things way time aspect aspects information part kind type sort lot first last next name difference differences distance reason reasons requirement requirements amount maximum minimum number age rate risk advantage advantages benefit benefits result cause purpose goal meaning definition price cost size role".split(
    " ",
  ),
);
const WORDS_MAX = 4;

/** Whether the last of `words` is too general a word to be spoken of again. */
export function isGeneral(words: string): boolean {
  return GENERAL.has(words.toLowerCase().split(" ").at(-1) ?? "");
}

/**
 * Things a question speaks of without a name, as "the …": "Was a peace treaty signed?" gives "the peace treaty".
 * Words are told apart by their endings only, so a phrase is kept short.
 */
export function findPhrases(question: string): string[] {
  const words = splitWords(question);
  return words.flatMap((word, at) => {
    if (!DETERMINERS.has(word.lower)) return [];
    const phrase = trimPhrase(wordsAfter(words, at, question), words, at);
    const head = phrase.at(-1);
    if (!head || GENERAL.has(head.lower) || phrase.some(({ text }) => /^\p{Lu}/u.test(text))) return [];
    return [`the ${phrase.map(({ text }) => text).join(" ")}`];
  });
}

/** Past participles that close a phrase; regular ones by their ending. */
export const PARTICIPLE =
  /(?:ed|ing)$|^(?:struck|hit|held|made|built|sent|taken|seen|shot|sunk|won|lost|found|left|set|known|given|born|begun|broken|chosen|brought|caught|cut|done|drawn|driven|fought|kept|led|met|paid|read|said|sold|spent|spread|thrown|told|written)$/u;

/** Content words after the determiner, up to a mark, a stop word or a participle. */
function wordsAfter(words: readonly Word[], at: number, question: string): Word[] {
  const phrase: Word[] = [];
  for (const word of words.slice(at + 1, at + 1 + WORDS_MAX)) {
    const last = phrase.at(-1) ?? words[at];
    const between = last === undefined ? " " : question.slice(last.span.end, word.span.start);
    if (isStopWord(word.lower) || !/^[\s-]+$/u.test(between)) break;
    if (phrase.length > 0 && PARTICIPLE.test(word.lower)) break;
    phrase.push(word);
  }
  return phrase;
}

/** After "did", the last word of the run is the verb; after "was", an adjective may close it. */
function trimPhrase(phrase: readonly Word[], words: readonly Word[], at: number): readonly Word[] {
  const before = words[at - 1]?.lower ?? "";
  if (phrase.length < 2) return phrase;
  if (DO_FORMS.has(before)) return phrase.slice(0, -1);
  const last = phrase.at(-1)?.lower ?? "";
  const adjective =
    /^(?:was|were|is|are)$/u.test(before) && /(?:ful|ive|al|ous|able|ible|ic|ent|ant)$/u.test(last);
  return adjective ? phrase.slice(0, -1) : phrase;
}
