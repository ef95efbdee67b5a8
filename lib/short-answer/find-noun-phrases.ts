import type { Phrase } from "./phrase.ts";
import type { TaggedWord } from "../text/tag-words.ts";

export function isNounLike(word: TaggedWord): boolean {
  return word.tag === "NOUN" || word.tag === "PROPN";
}

/** Noun phrases whole, without their article, and the parts of them that can stand alone. */
export function findNounPhrases(words: readonly TaggedWord[]): Phrase[] {
  const found: Phrase[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!opens(words, at)) continue;
    const end = endOfRun(words, at);
    const to = lastNoun(words, at, end);
    if (to > at) found.push(...partsOf(words, at, to));
    at = Math.max(at, end - 1);
  }
  return [...found, ...joinedByOf(words, found)];
}

const INSIDE = new Set(["ADJ", "NOUN", "PROPN", "NUM"]);

function opens(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  return word !== undefined && (INSIDE.has(word.tag) || word.tag === "DET" || isPossessive(word));
}

const POSSESSIVES = new Set(["his", "her", "its", "their", "our", "my", "your"]);
const OWNERS = new Set(["'", "’", "'s", "’s"]);
const JOINERS = new Set(["of", "from", "for", "in", "to", "on", "with", "at"]);
const PARTICIPLE = /(?:ed|en|ing)$/u;

function isPossessive(word: TaggedWord): boolean {
  return POSSESSIVES.has(word.lower);
}

function endOfRun(words: readonly TaggedWord[], start: number): number {
  const first = words[start] as TaggedWord;
  let end = first.tag === "DET" || isPossessive(first) ? start + 1 : start;
  for (; end < words.length; end++) {
    const word = words[end] as TaggedWord;
    if (INSIDE.has(word.tag)) continue;
    if (joinsWithin(words, end)) continue;
    break;
  }
  return end;
}

/** A hyphen, an ampersand, a possessive or an initial's full stop between two words of one phrase. */
function joinsWithin(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  const left = words[at - 1];
  const right = words[at + 1];
  if (!word || !left || !right) return false;
  const glued = left.span.end === word.span.start && word.span.end === right.span.start;
  if (word.text === "-" || word.text === "–") return glued;
  if (OWNERS.has(word.text) && word.tag === "PART") return INSIDE.has(right.tag);
  if (word.text === "&") return INSIDE.has(right.tag);
  if (word.tag === "VERB")
    return (
      PARTICIPLE.test(word.lower) && left.tag !== "NOUN" && left.tag !== "PROPN" && INSIDE.has(right.tag)
    );
  return word.text === "." && left.text.length === 1 && right.tag === "PROPN";
}

/** The end of the run cut back to its last noun or number. */
function lastNoun(words: readonly TaggedWord[], from: number, end: number): number {
  let to = end;
  while (
    to > from &&
    !(words[to - 1] && (isNounLike(words[to - 1] as TaggedWord) || words[to - 1]?.tag === "NUM"))
  )
    to--;
  return to;
}

function partsOf(words: readonly TaggedWord[], from: number, to: number): Phrase[] {
  const first = words[from] as TaggedWord;
  const led = first.tag === "DET" || isPossessive(first);
  const bare = led ? from + 1 : from;
  const parts =
    led && bare < to
      ? [ofForm("noun-phrase-the", from, to), ofForm("noun-phrase", bare, to)]
      : [ofForm("noun-phrase", bare, to)];
  for (let at = bare + 1; at < to; at++) {
    if (OWNERS.has(words[at]?.text ?? ""))
      parts.push(ofForm("part-of-name", bare, at), ofForm("noun-phrase", at + 1, to));
  }
  return [...parts, ...nameRuns(words, bare, to), ...innerParts(words, bare, to)];
}

function ofForm(form: Phrase["form"], from: number, to: number): Phrase {
  return { from, to, form, kind: null };
}

/** Every run of up to four words inside a phrase that ends in a noun: "baby formula" of "the baby formula factory". */
function innerParts(words: readonly TaggedWord[], from: number, to: number): Phrase[] {
  const parts: Phrase[] = [];
  for (let start = from; start < to; start++) {
    if (!INSIDE.has(words[start]?.tag ?? "")) continue;
    for (let end = start + 1; end <= Math.min(to, start + 4); end++) {
      if (!isNounLike(words[end - 1] as TaggedWord) || end - start === to - from) continue;
      const form = end === to ? (end - start === 1 ? "head" : "tail") : "inner";
      parts.push({ from: start, to: end, form, kind: null });
    }
  }
  return parts;
}

/** Runs of capitalised words inside a phrase: "Colossal" and "Tasmanian tiger" of a longer one. */
function nameRuns(words: readonly TaggedWord[], from: number, to: number): Phrase[] {
  const runs: Phrase[] = [];
  for (let at = from; at < to; at++) {
    if (words[at]?.tag !== "PROPN") continue;
    let end = at + 1;
    while (end < to && (words[end]?.tag === "PROPN" || (words[end]?.tag === "NUM" && end === to - 1))) end++;
    runs.push({ from: at, to: end, form: "part-of-name", kind: null });
    for (let inner = at + 1; inner < end; inner++)
      runs.push({ from: inner, to: end, form: "part-of-name", kind: null });
    at = end;
  }
  return runs;
}

/** "thousands of mink", "damage from flooding", "the Man of the Hole". */
function joinedByOf(words: readonly TaggedWord[], phrases: readonly Phrase[]): Phrase[] {
  const whole = phrases.filter(({ form }) => form.startsWith("noun-phrase"));
  const starts = new Map<number, Phrase[]>();
  for (const phrase of whole) starts.set(phrase.from, [...(starts.get(phrase.from) ?? []), phrase]);
  return whole.flatMap((left) => {
    const joiner = words[left.to];
    if (!joiner || !JOINERS.has(joiner.lower)) return [];
    return (starts.get(left.to + 1) ?? []).map((right): Phrase => ({
      from: left.from,
      to: right.to,
      form: joiner.lower === "of" ? "with-of" : "with-preposition",
      kind: null,
    }));
  });
}
