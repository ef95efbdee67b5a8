import { ownText } from "../text/own-text.ts";
import type { TaggedWord } from "../text/tag-words.ts";
import { findPhrases } from "./find-phrases.ts";
import { isDateline } from "./is-dateline.ts";
import type { Phrase } from "./phrase.ts";
import { hasTrait, readTraits, TRAIT, type Traits } from "./read-traits.ts";

/** A phrase that could answer some question, with what can be told of it before any is asked. */
export type AnsweringPhrase = Phrase &
  Readonly<{
    /** As written. */
    text: string;
    /** Its folded words and marks, an article that leads them left aside: the same for what is the same phrase elsewhere. */
    key: string;
    /** The same, marks left aside. */
    bare: string;
    /** The last word of `bare` when it has more than one. */
    last: string | null;
    /** Words, marks left aside. */
    length: number;
    traits: Traits;
  }>;

/** A mark alone answers nothing, whatever the tagger takes it for. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Of a sentence read before and still remembered by the tagger: its phrases are the same for every question. */
const known = new WeakMap<readonly TaggedWord[], readonly AnsweringPhrase[]>();

/** Phrases of a tagged sentence, datelines left out. */
export function answeringPhrases(text: string, words: readonly TaggedWord[]): readonly AnsweringPhrase[] {
  const met = known.get(words);
  if (met) return met;
  const own = ownText(text);
  const phrases: AnsweringPhrase[] = [];
  for (const phrase of findPhrases(own, words)) {
    const { start, end } = spanOf(words, phrase);
    const written = own.slice(start, end);
    if (SAYS_SOMETHING.test(written) && !isDateline(words, phrase))
      phrases.push(readPhrase(words, phrase, written));
  }
  known.set(words, phrases);
  return phrases;
}

/** Where the phrase stands in the text of its sentence. */
export function spanOf(words: readonly TaggedWord[], { from, to }: Pick<Phrase, "from" | "to">) {
  return { start: words[from]?.span.start ?? 0, end: words[to - 1]?.span.end ?? 0 };
}

/** Where the words of the key begin. */
export function keyFrom({ from, to, traits }: Pick<AnsweringPhrase, "from" | "to" | "traits">): number {
  return to - from > 1 && hasTrait(traits, TRAIT.article) ? from + 1 : from;
}

function readPhrase(
  words: readonly TaggedWord[],
  { from, to, form, kind }: Phrase,
  text: string,
): AnsweringPhrase {
  const traits = readTraits(words, { from, to }, text);
  const inside = words.slice(hasTrait(traits, TRAIT.article) ? from + 1 : from, to);
  const bare = inside.filter(({ term }) => term !== "");
  const inKey = inside.length > 0 ? inside : words.slice(from, to);
  const ledByWord = inside.length < to - from && words[from]?.term !== "";
  return {
    from,
    to,
    form,
    kind,
    text,
    key: joinWords(inKey),
    bare: joinWords(bare),
    last: bare.length > 1 ? (bare.at(-1)?.lower ?? null) : null,
    length: bare.length + (ledByWord ? 1 : 0),
    traits,
  };
}

function joinWords(words: readonly TaggedWord[]): string {
  return words.length === 1 ? (words[0] as TaggedWord).lower : words.map(({ lower }) => lower).join(" ");
}
