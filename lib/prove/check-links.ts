import type { Fault } from "./evidence.ts";
import { PRONOUNS } from "./lexicon.ts";
import { coreSentence, homeSentence, type Match, mustBeProven, sourceTokenOf } from "./match.ts";
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
  if (
    !mustBeProven(token) ||
    token.kind === "number" ||
    match.claim.dates.some((date) => date.from <= at && at <= date.to)
  )
    return false;
  return sourceTokenOf(match, at)?.sentence !== homeOf(match, at);
}

function homeOf(match: Match, at: number): number | undefined {
  return homeSentence(match, at) ?? coreSentence(match);
}

/** "Crystal" before "Palace", where the sentence has "Palace" and another has both side by side. */
function completesName(match: Match, at: number): boolean {
  const token = match.claim.tokens[at];
  const home = homeOf(match, at);
  const partners = [at - 3, at - 2, at - 1, at + 1, at + 2, at + 3].flatMap((index) => {
    const word = match.claim.tokens[index];
    return word &&
      mustBeProven(word) &&
      match.source.tokens.some((other) => other.sentence === home && sameWord(word, other))
      ? [word]
      : [];
  });
  return match.source.tokens.some(
    (other, index) =>
      token !== undefined &&
      sameWord(token, other) &&
      match.source.tokens
        .slice(Math.max(0, index - 3), index + 4)
        .some(
          (near) =>
            near.sentence === other.sentence &&
            near !== other &&
            partners.some((partner) => sameWord(partner, near)),
        ),
  );
}

/** True when the clause's own sentence has other words, unsaid by the claim, where the claim puts this one. */
function displaces(match: Match, at: number): boolean {
  const left = nextAtHome(match, at, -1);
  const right = nextAtHome(match, at, 1);
  if (left !== undefined && right !== undefined) return right > left && holdsOther(match, left + 1, right);
  if (right !== undefined) return holdsOther(match, startOf(match, right), right);
  return left !== undefined && holdsOther(match, left + 1, left + 1 + SLOT);
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
