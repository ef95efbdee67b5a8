import type { Fault } from "./evidence.ts";
import { isVerbLike } from "./check-roles.ts";
import { AUXILIARIES, PLURALS } from "./lexicon.ts";
import { coreSentence, inWindow, type Match, missingWords, mustBeProven, namesSpeaker } from "./match.ts";
import type { Token } from "./read-tokens.ts";
import { areOpposite, sameWord } from "./same-word.ts";

/** A slot: the room between two words that stand close together in the source. */
const SLOT_MAX = 4;
/** A name elsewhere in the article counts when its parts stand this close together, in words. */
const NAME_REACH = 4;

/** Every capitalised word is in the window, or stands beside a name of the window somewhere in the article. */
export function checkNames(match: Match): Fault | undefined {
  const { tokens } = match.claim;
  for (const at of missingWords(match)) {
    const token = tokens[at];
    if (!token || !isNameLike(match, at)) continue;
    if (!namedElsewhere(match, at)) return { what: "name", words: token.text };
  }
  return undefined;
}

/** Capitals in the middle of a sentence; at its beginning a word that a name or a verb follows, unless it is a plural. */
function isNameLike(match: Match, at: number): boolean {
  const { tokens } = match.claim;
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token?.capital || token.kind !== "word") return false;
  if (!token.first || token.possessive) return true;
  if (next === undefined || isPlural(token)) return false;
  return (
    next.capital || AUXILIARIES.has(next.lower) || isVerbLike(match.claim, at + 1) || namesSpeaker(match, at)
  );
}

function isPlural(token: Token): boolean {
  return /[^s]s$/u.test(token.lower) || PLURALS.has(token.lower);
}

/** "Dmytro Kuleba" where the window has "Kuleba": the article puts the two words side by side. */
export function namedElsewhere(match: Match, at: number): boolean {
  const { tokens } = match.claim;
  const token = tokens[at];
  const partners = nearbyNames(match, at);
  if (!token || partners.length === 0) return false;
  return match.source.tokens.some((other, index) => {
    if (!sameWord(token, other)) return false;
    const around = match.source.tokens.slice(Math.max(0, index - NAME_REACH), index + NAME_REACH + 1);
    return partners.some((partner) =>
      around.some((near) => near.sentence === other.sentence && sameWord(partner, near)),
    );
  });
}

/** Accounted names of the same run of capitals as `at`, in the claim. */
function nearbyNames(match: Match, at: number): Token[] {
  const { tokens } = match.claim;
  const run = [at];
  while (tokens[(run[0] ?? 0) - 1]?.capital) run.unshift((run[0] ?? 0) - 1);
  while (tokens[(run.at(-1) ?? 0) + 1]?.capital) run.push((run.at(-1) ?? 0) + 1);
  return run.flatMap((index) =>
    index !== at && match.aligned[index] !== undefined ? (tokens[index] ?? []) : [],
  );
}

/** No word of the claim is the opposite of a word of the sentence it rests on, or stands in the place of another. */
export function checkOpposites(match: Match): Fault | undefined {
  const { tokens } = match.claim;
  const core = coreSentence(match);
  for (const at of missingWords(match)) {
    const token = tokens[at];
    if (!token) continue;
    const displaced = takesPlaceOf(match, at);
    if (displaced?.capital === true && token.capital) return { what: "name", words: token.text };
    if (namedElsewhere(match, at)) continue;
    const opposite = match.source.tokens.some(
      (other) => other.sentence === core && other.content && areOpposite(token, other),
    );
    if (opposite) return { what: "opposite", words: token.text };
    if (isVerbLike(match.claim, at)) return { what: "words", words: token.text };
    if (displaced !== undefined) return { what: "words", words: token.text };
  }
  return undefined;
}

/** The source word, itself unsaid by the claim, in whose place the claim puts another. */
function takesPlaceOf(match: Match, at: number): Token | undefined {
  const left = neighbour(match, at, -1);
  const right = neighbour(match, at, 1);
  if (left === undefined || right === undefined || right <= left || right - left - 1 > SLOT_MAX)
    return undefined;
  const said = new Set(match.aligned);
  return match.source.tokens
    .slice(left + 1, right)
    .find((token, index) => mustBeProven(token) && inWindow(match, token) && !said.has(left + 1 + index));
}

/** Where the next accounted word on that side stands in the source; undefined when none is close by. */
function neighbour(match: Match, at: number, step: 1 | -1): number | undefined {
  for (let index = at + step, seen = 0; seen < SLOT_MAX; index += step, seen++) {
    const token = match.claim.tokens[index];
    if (!token) return undefined;
    if (match.aligned[index] !== undefined) return match.aligned[index];
  }
  return undefined;
}
