import type { Fault } from "./evidence.ts";
import { PRONOUNS } from "./lexicon.ts";
import {
  coreSentence,
  homeSentence,
  isNumberOrDate,
  type Match,
  mustBeProven,
  namesSpeaker,
  sourceTokenOf,
} from "./match.ts";
import type { Token } from "./read-tokens.ts";
import { sameWord } from "./same-word.ts";

/** How many words beside an accounted one are looked at for what the claim has put something else in place of. */
const SLOT = 4;

/**
 * Words that the sentence of the rest of their clause does not hold must be linked to it: a name completed from
 * elsewhere, or a name in the place of a pronoun. In the place of another word they make it a different sentence.
 */
export function checkLinks(match: Match): Fault | undefined {
  const strangers = match.claim.tokens.flatMap((token, at) => (isStranger(match, token, at) ? [at] : []));
  const wrong = strangers.find((at) => !completesName(match, at) && displaces(match, at));
  const words = wrong === undefined ? undefined : match.claim.tokens[wrong]?.text;
  return words === undefined ? undefined : { what: "words", words };
}

function isStranger(match: Match, token: Token, at: number): boolean {
  if (!mustBeProven(token) || isNumberOrDate(match, at)) return false;
  return !namesSpeaker(match, at) && sourceTokenOf(match, at)?.sentence !== homeOf(match, at);
}

function homeOf(match: Match, at: number): number | undefined {
  return homeSentence(match, at) ?? coreSentence(match);
}

/** "Crystal" before "Palace", where the sentence has "Palace" and another has both side by side. */
function completesName(match: Match, at: number): boolean {
  const { tokens } = match.claim;
  const token = tokens[at];
  if (!token || token.possessive || !mayBeName(match, token)) return false;
  const home = homeOf(match, at);
  const partners = [at - 3, at - 2, at - 1, at + 1, at + 2, at + 3].flatMap((index) => {
    const word = tokens[index];
    const stands =
      word &&
      mustBeProven(word) &&
      mayBeName(match, word) &&
      match.source.tokens.some((other) => other.sentence === home && sameWord(word, other));
    return stands ? [word] : [];
  });
  return match.source.tokens.some(
    (other, index) => sameWord(token, other) && hasBeside(match.source.tokens, index, partners),
  );
}

function hasBeside(tokens: readonly Token[], at: number, partners: readonly Token[]): boolean {
  const around = tokens
    .slice(Math.max(0, at - 3), at + 4)
    .filter((near) => near !== tokens[at] && near.sentence === tokens[at]?.sentence);
  return around.some((near) => partners.some((partner) => sameWord(partner, near)));
}

/** In a text without capitals any word may be part of a name; countries never complete one. */
function mayBeName(match: Match, token: Token): boolean {
  if (token.stem.startsWith("country:") && token.capital) return false;
  return token.capital || !match.claim.tokens.some((other) => other.capital && !other.first);
}

/** True when the clause's own sentence has other words, unsaid by the claim, where the claim puts this one. */
function displaces(match: Match, at: number): boolean {
  const left = nextAtHome(match, at, -1);
  const right = nextAtHome(match, at, 1);
  if (left !== undefined && right !== undefined) return right > left && holdsOther(match, left + 1, right);
  const told = sourceTokenOf(match, at)?.sentence;
  if (
    right !== undefined &&
    told !== undefined &&
    opensWithPronoun(match, right) &&
    told === (match.source.tokens[right]?.sentence ?? 0) - 1
  )
    return false;
  if (right !== undefined) return holdsOther(match, startOf(match, right), right);
  return left !== undefined && holdsOther(match, left + 1, left + 1 + SLOT);
}

/** "It is Ukraine's second city": what the claim begins with may be what "it" stands for; not in "It is said that". */
function opensWithPronoun(match: Match, at: number): boolean {
  const sentence = match.source.tokens[at]?.sentence;
  const words = match.source.tokens
    .filter((token) => token.sentence === sentence && token.kind === "word")
    .slice(0, 7);
  const [first, ...rest] = words.map((token) => token.lower);
  if (first === "it" && rest.includes("that")) return false;
  return PRONOUNS.has(first ?? "");
}

function nextAtHome(match: Match, at: number, step: 1 | -1): number | undefined {
  const home = homeOf(match, at);
  for (let index = at + step; index >= 0 && index < match.claim.tokens.length; index += step) {
    const place = match.aligned[index];
    const token = match.claim.tokens[index];
    if (place !== undefined && token && mustBeProven(token) && match.source.tokens[place]?.sentence === home)
      return place;
  }
  return undefined;
}

/** At most SLOT words back, within the sentence. */
function startOf(match: Match, right: number): number {
  let from = right;
  while (
    from > 0 &&
    right - from < SLOT &&
    match.source.tokens[from - 1]?.sentence === match.source.tokens[right]?.sentence
  )
    from--;
  return from;
}

/** An unsaid content word between the two, and no pronoun that the claim may have spelt out. */
function holdsOther(match: Match, from: number, to: number): boolean {
  const said = new Set(match.aligned);
  const sentence = match.source.tokens[from]?.sentence;
  const slot = match.source.tokens.slice(from, to).filter((token) => token.sentence === sentence);
  if (slot.some((token) => PRONOUNS.has(token.lower))) return false;
  return slot.some((token, index) => mustBeProven(token) && !said.has(from + index));
}
