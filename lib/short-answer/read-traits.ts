import { isCountryName } from "../text/countries.ts";
import type { TaggedWord } from "../text/tag-words.ts";
import { isStopWord } from "../text/words.ts";

/** What a phrase is, whatever is asked: each a bit, and all together one number, since many phrases are remembered. */
export type Traits = number;

export const TRAIT = {
  /** All its words of content begin with a capital or a digit, one of them at least with a capital. */
  capitals: 1 << 0,
  digits: 1 << 1,
  quoted: 1 << 2,
  /** A country's own name. */
  country: 1 << 3,
  /** Begins with an article. */
  article: 1 << 4,
  possessive: 1 << 5,
  /** Holds no word of content. */
  empty: 1 << 6,
  /** After "in", "at", "from". */
  placed: 1 << 7,
  /** Beside a word of saying. */
  sayer: 1 << 8,
  accordingTo: 1 << 9,
  /** After "called", "named", "titled". */
  called: 1 << 10,
  /** After a form of "be". */
  is: 1 << 11,
  comma: 1 << 12,
  commaBoth: 1 << 13,
  ownerBefore: 1 << 14,
  ownerAfter: 1 << 15,
  nounAfter: 1 << 16,
  nameAfter: 1 << 17,
  nameBefore: 1 << 18,
  /** Begins in the second half of the sentence. */
  late: 1 << 19,
} as const;

export function hasTrait(traits: Traits, trait: number): boolean {
  return (traits & trait) !== 0;
}

type Place = Readonly<{ from: number; to: number }>;

/** Of the words `from` up to `to`, which are `text` as written. */
export function readTraits(words: readonly TaggedWord[], place: Place, text: string): Traits {
  return ownTraits(words, place, text) | traitsAround(words, place);
}

const DIGIT = /^\p{N}/u;
const ARTICLES = wordSet("the a an");
const POSSESSIVES = wordSet("his her its their our my your");

function ownTraits(words: readonly TaggedWord[], { from, to }: Place, text: string): Traits {
  let [content, capitals, onlyCapitals, digits] = [false, false, true, false];
  for (let at = from; at < to; at++) {
    const word = words[at] as TaggedWord;
    const digit = DIGIT.test(word.text);
    if (digit) digits = true;
    if (word.term === "" || isStopWord(word.lower)) continue;
    content = true;
    if (word.capital) capitals = true;
    else if (!digit) onlyCapitals = false;
  }
  const first = words[from]?.lower ?? "";
  const capital = capitals && onlyCapitals;
  return (
    trait(capital, TRAIT.capitals) |
    trait(digits, TRAIT.digits) |
    trait(isQuoted(words, { from, to }), TRAIT.quoted) |
    trait(capital && isCountryName(text), TRAIT.country) |
    trait(ARTICLES.has(first), TRAIT.article) |
    trait(POSSESSIVES.has(first), TRAIT.possessive) |
    trait(!content, TRAIT.empty)
  );
}

function isQuoted(words: readonly TaggedWord[], { from, to }: Place): boolean {
  return OPENING.has(words[from - 1]?.text ?? "") && CLOSING.has(words[to]?.text ?? "");
}

const OPENING: ReadonlySet<string> = new Set(`"“‘'`);
const CLOSING: ReadonlySet<string> = new Set(`"”’',.`);
const SAYING = wordSet("said says told tweeted wrote added reported according reports");
const CALLING = wordSet("called named titled dubbed entitled as nicknamed");
const BEING = wordSet("is was are were be been");
const PLACING = wordSet("in at near from to");
const COMMAS = new Set(",:—");
const OWNERS = wordSet("' ’ 's ’s");

function traitsAround(words: readonly TaggedWord[], { from, to }: Place): Traits {
  const before = words[from - 1];
  const after = words[to];
  const ahead = wordAhead(words, from)?.lower ?? "";
  const [lowerBefore, textBefore] = [before?.lower ?? "", before?.text ?? ""];
  const toAccording = lowerBefore === "to" && words[from - 2]?.lower === "according";
  return (
    trait(PLACING.has(ahead), TRAIT.placed) |
    trait(SAYING.has(after?.lower ?? "") || SAYING.has(lowerBefore), TRAIT.sayer) |
    trait(toAccording, TRAIT.accordingTo) |
    trait(CALLING.has(lowerBefore), TRAIT.called) |
    trait(BEING.has(ahead), TRAIT.is) |
    trait(COMMAS.has(textBefore), TRAIT.comma) |
    trait(textBefore === "," && after?.text === ",", TRAIT.commaBoth) |
    trait(OWNERS.has(textBefore), TRAIT.ownerBefore) |
    trait(OWNERS.has(after?.text ?? ""), TRAIT.ownerAfter) |
    trait(after?.tag === "NOUN", TRAIT.nounAfter) |
    trait(after?.tag === "PROPN", TRAIT.nameAfter) |
    trait(before?.tag === "PROPN", TRAIT.nameBefore) |
    trait(from / Math.max(1, words.length) > 0.5, TRAIT.late)
  );
}

/** The word before the phrase, over its article. */
export function wordAhead(words: readonly TaggedWord[], from: number): TaggedWord | undefined {
  const before = words[from - 1];
  return before?.tag === "DET" ? words[from - 2] : before;
}

function trait(has: boolean, bit: number): Traits {
  return has ? bit : 0;
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
