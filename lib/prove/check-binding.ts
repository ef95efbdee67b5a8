import type { Fault } from "./evidence.ts";
import { PREPOSITIONS } from "./lexicon.ts";
import { homeSentence, type Match, mustBeProven, namesSpeaker } from "./match.ts";
import type { Token } from "./read-tokens.ts";
import { sameWord } from "./same-word.ts";

/** How far, in words of the claim, the neighbour may stand that a name is bound to. */
const BOUND_MAX = 3;
/** Words that the source may have more between the two. */
const SLACK = 3;

/**
 * A name keeps its neighbours: where the source has another name beside the words that the claim puts this one beside,
 * the claim has put one for the other ("Kyiv's forces" for "Moscow's forces").
 */
export function checkBinding(match: Match): Fault | undefined {
  const runs = nameRuns(match);
  const wrong = runs.find((run) => isMisplaced(match, run) || isComposed(match, run));
  const names = runs.flat();
  const twice = names.find((at) => isUsedTwice(match, names, at));
  const words = wrong
    ? wrong.map((at) => match.claim.tokens[at]?.text).join(" ")
    : match.claim.tokens[twice ?? -1]?.text;
  return words === undefined ? undefined : { what: "name", words };
}

function isName(token: Token): boolean {
  if (!token.content || token.kind !== "word" || DAYS.test(token.lower)) return false;
  return (
    token.stem.startsWith("country:") ||
    (token.capital && !(token.first && /[^s]s$/u.test(token.lower) && !token.possessive))
  );
}

const DAYS =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)$/u;

/** Names that stand side by side in the claim, as indices: "Ukrainian President Volodymyr Zelensky". */
function nameRuns(match: Match): number[][] {
  const runs: number[][] = [];
  for (const [at, token] of match.claim.tokens.entries()) {
    if (!isName(token)) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === at - 1) last.push(at);
    else runs.push([at]);
  }
  return runs;
}

function isMisplaced(match: Match, run: readonly number[]): boolean {
  const [first, last] = [run[0] ?? 0, run.at(-1) ?? 0];
  if (isSpeakerBoth(match, last)) return false;
  const led =
    PREPOSITIONS.has(match.claim.tokens[first - 1]?.lower ?? "") &&
    match.claim.tokens[first - 1]?.lower !== "of";
  const sides = led
    ? [slotBeside(match, first, -1, 1)]
    : [slotBeside(match, last, 1, SLACK), slotBeside(match, first, -1, SLACK)];
  const slots = sides.filter((slot) => slot !== undefined);
  const places = run.map((at) => match.aligned[at] ?? -1);
  if (belongsElsewhere(match, last)) return true;
  if (places.every((place) => place === -1)) return false;
  if (slots.some(({ from, to }) => places.some((place) => from <= place && place < to))) return false;
  const own = run.map((at) => match.claim.tokens[at]).filter((token) => token !== undefined);
  return slots.some(
    ({ from, to }) =>
      match.source.tokens
        .slice(from, to)
        .some(
          (token) =>
            isName(token) &&
            !ownsNext(match, token) &&
            !speaks(match, token) &&
            !isOwnPart(match, run, token) &&
            !own.some((name) => sameWord(name, token)),
        ) ||
      (run.length === 1 &&
        own[0]?.possessive === true &&
        match.source.tokens
          .slice(from, to)
          .some((token) => isName(token) && token.possessive && !sameWord(token, own[0] as Token))), // own[0] was read above
  );
}

/** How many words after its noun "of Ukraine" is looked for. */
const OWNER_REACH = 4;

/** "Russian missions" where the source has "missions of Ukraine". */
function belongsElsewhere(match: Match, at: number): boolean {
  const country = match.claim.tokens[at];
  const owned = match.aligned[at + 1];
  if (!country?.stem.startsWith("country:") || owned === undefined) return false;
  const { tokens } = match.source;
  const after = tokens.slice(owned, owned + OWNER_REACH);
  const of = after.findIndex((token) => token.lower === "of");
  const owner = tokens[owned + of + 1];
  const before = tokens[owned - 1];
  return (
    of !== -1 &&
    owner?.stem.startsWith("country:") === true &&
    owner.stem !== country.stem &&
    before?.stem !== country.stem
  );
}

/** Of the same name in the source, where the claim has only a part of it. */
function isOwnPart(match: Match, run: readonly number[], token: Token): boolean {
  const place = match.source.tokens.indexOf(token);
  return run.some((at) => {
    const own = match.aligned[at];
    if (own === undefined || Math.abs(own - place) > 3) return false;
    return match.source.tokens
      .slice(Math.min(own, place), Math.max(own, place) + 1)
      .every((word) => word.capital);
  });
}

/** A word of the claim's own "X said", which stands before much. */
function speaks(match: Match, token: Token): boolean {
  const place = match.source.tokens.indexOf(token);
  return match.claim.tokens.some((_, at) => match.aligned[at] === place && namesSpeaker(match, at));
}

/** "Ukraine's second city": a possessive right before what it owns is no rival to another name. */
function ownsNext(match: Match, token: Token): boolean {
  const next = match.source.tokens[match.source.tokens.indexOf(token) + 1];
  return token.possessive && next?.kind === "word";
}

/** The name is the speaker in the claim and in the source: "said Kuleba" and "Kuleba said" are one. */
function isSpeakerBoth(match: Match, at: number): boolean {
  const place = match.aligned[at];
  return (
    namesSpeaker(match, at) &&
    place !== undefined &&
    match.source.attributions.some((by) => by.speaker.includes(place))
  );
}

/** Neighbours in a name of which the article puts no three (or no two) together: "Russian President Volodymyr Zelensky". */
function isComposed(match: Match, run: readonly number[]): boolean {
  const size = Math.min(3, run.length);
  if (size < 2) return false;
  return run.slice(0, run.length - size + 1).some((_, from) => {
    const parts = run.slice(from, from + size).flatMap((at) => match.claim.tokens[at] ?? []);
    return !match.source.tokens.some(
      (token, at) => parts[0] !== undefined && sameWord(parts[0], token) && allNear(match, parts, at),
    );
  });
}

const NEAR = 5;

function allNear(match: Match, parts: readonly Token[], at: number): boolean {
  const around = match.source.tokens
    .slice(Math.max(0, at - NEAR), at + NEAR + 1)
    .filter((token) => token.sentence === match.source.tokens[at]?.sentence);
  return parts.every((part) => around.some((token) => sameWord(part, token)));
}

type Slot = Readonly<{ from: number; to: number }>;

/** The room in the source on this side of the claim's nearest accounted word. */
function slotBeside(match: Match, at: number, step: 1 | -1, slack: number): Slot | undefined {
  for (let distance = 1; distance <= BOUND_MAX; distance++) {
    const index = at + step * distance;
    const token = match.claim.tokens[index];
    if (
      !token ||
      (token.kind === "mark" && /[,;:]/u.test(token.text)) ||
      /^(?:that|which|who|but|and)$/u.test(token.lower)
    )
      return undefined;
    const place = match.aligned[index];
    if (place === undefined || !mustBeProven(token) || isName(token)) continue;
    return step === 1
      ? wordsBefore(match, place, distance - 1 + slack)
      : wordsAfter(match, place, distance - 1 + slack);
  }
  return undefined;
}

function wordsBefore(match: Match, place: number, count: number): Slot {
  const { tokens } = match.source;
  let from = place;
  for (let words = 0; from > 0 && words < count && sameRun(tokens[from - 1], tokens[place]); from--)
    if (tokens[from - 1]?.kind !== "mark") words++;
  return { from, to: place };
}

function wordsAfter(match: Match, place: number, count: number): Slot {
  const { tokens } = match.source;
  let to = place + 1;
  for (let words = 0; to < tokens.length && words < count && sameRun(tokens[to], tokens[place]); to++)
    if (tokens[to]?.kind !== "mark") words++;
  return { from: place + 1, to };
}

function sameRun(token: Token | undefined, other: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.sentence === other?.sentence &&
    !/^[;:]$/u.test(token.text) &&
    !/^(?:and|but|while|or|that)$/u.test(token.lower)
  );
}

/** "talks between Russia and Russia": a name said more often than the sentence of its clause says it. */
function isUsedTwice(match: Match, names: readonly number[], at: number): boolean {
  const own = match.claim.tokens[at];
  const home = homeSentence(match, at);
  if (!own || home === undefined) return false;
  const claimed = names.filter(
    (other) => sameWord(own, match.claim.tokens[other] ?? own) && homeSentence(match, other) === home,
  ).length;
  const stated = match.source.tokens.filter(
    (token) => token.sentence === home && token.content && sameWord(own, token),
  ).length;
  return claimed > 1 && claimed > stated;
}
