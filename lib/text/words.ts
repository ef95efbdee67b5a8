import { stemmer } from "stemmer";
import type { Span } from "../domain/span.ts";

/** A word with its place in the text. `lower` is folded: lower case, no diacritics, straight apostrophes. */
export type Word = Readonly<{ text: string; lower: string; span: Span }>;

/** Letters and digits, with inner apostrophes; numbers keep their separators: "18,000", "3.5". */
const WORD = /\p{N}+(?:[.,:]\p{N}+)*(?=$|[^\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;

/** Words of `text` in order; `offset` is added to their spans. */
export function splitWords(text: string, offset = 0): Word[] {
  return mapWords(text, (word, start) => ({
    text: word,
    lower: foldText(word),
    span: { start: offset + start, end: offset + start + word.length },
  }));
}

/** What `make` makes of each word and the place where it starts, in order. */
export function mapWords<Made>(text: string, make: (word: string, start: number) => Made): Made[] {
  let from = 0;
  return listWords(text).map((word) => {
    const start = text.indexOf(word, from);
    from = start + word.length;
    return make(word, start);
  });
}

/** The same words as plain strings, for who needs no places: several times as fast. */
export function listWords(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/** Lower case, diacritics removed, typographic apostrophes made straight. Digits are never touched. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\u0000-\u007f]*$/u.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[’ʼ‘]/gu, "'");
}

const stems = new Map<string, string>();
const STEMS_KEPT = 200_000;

/**
 * The index term of a folded word: possessive dropped, thousands separators dropped, Porter stem.
 * "Ukraine's" and "ukraine" give one term; "18,000" and "18000" too.
 */
export function termOf(lower: string): string {
  const known = stems.get(lower);
  if (known !== undefined) return known;
  const term = makeTerm(lower);
  if (stems.size >= STEMS_KEPT) stems.clear();
  stems.set(lower, term);
  return term;
}

function makeTerm(lower: string): string {
  if (/^\p{N}/u.test(lower)) return lower.replace(/,(?=\d{3}(?!\d))/gu, "");
  const bare = lower.replace(/'s?$/u, "");
  return /^[a-z']+$/u.test(bare) ? stemmer(bare.replaceAll("'", "")) : bare;
}

/** Words that carry no subject of their own: articles, pronouns, prepositions, auxiliaries, question words. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the and or but nor so yet if then than that this these those there here it its itself he him his himself she her hers " +
    "herself they them their theirs themselves we us our ours you your yours i me my mine who whom whose which what when where " +
    "why how of in on at by for with from to into onto upon about against between among through during before after above below " +
    "over under again further once is are was were be been being am do does did doing done has have had having will would shall " +
    "should can could may might must ought not no nor only own same too very just also as because until while up down out off " +
    "any some such each every both either neither all most more many much few other another s t don d ll re ve m " +
    "isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't " +
    "whats whos wheres whens hows thats theres heres dont doesnt didnt isnt arent wasnt werent wont cant couldnt shouldnt hasnt havent hadnt ive im"
  ).split(" "),
);

export function isStopWord(lower: string): boolean {
  return STOP_WORDS.has(lower);
}
