import type { Token } from "./read-tokens.ts";
import { nearWord, sameWord } from "./same-word.ts";

/** For each token of the claim, the index of the source token that says it, or undefined. */
export type Alignment = readonly (number | undefined)[];

/** Costs of the way through the source. Only their order of size matters: a missing word is worse than any jump. */
const COST = {
  missing: 6,
  near: 0.4,
  step: 0.12,
  maxStep: 1.6,
  back: 0.9,
  otherSentence: 1.1,
  sentenceStep: 0.3,
};

type Path = Readonly<{
  cost: number;
  at: number | undefined;
  last: number | undefined;
  previous: Path | undefined;
}>;

/**
 * The cheapest way to read the claim's words off the source: it prefers neighbours, the same order and one sentence.
 * Quadratic in the places a word may stand at, linear in the claim.
 */
export function alignWords(places: Places, source: readonly Token[]): Alignment {
  let paths: Path[] = [{ cost: 0, at: undefined, last: undefined, previous: undefined }];
  for (const candidates of places) paths = extendPaths(paths, candidates, source);
  const best = paths.reduce((a, b) => (b.cost < a.cost ? b : a));
  return readPath(best, places.length);
}

/** Where in the source a word of the claim may be said; `near` when by another word. */
export type Place = Readonly<{ at: number; near: boolean }>;

/** Places of each token of the claim; none for words without content. */
export type Places = readonly (readonly Place[])[];

export function findPlaces(claim: readonly Token[], source: readonly Token[]): Places {
  return claim.map((token) => (token.content ? placesOf(token, source) : []));
}

/** Each word of the source is compared once, however often it stands there. */
function placesOf(token: Token, source: readonly Token[]): Place[] {
  const judged = new Map<string, "same" | "near" | "other">();
  return source.flatMap((other, at) => {
    if (!other.content || other.kind === "mark") return [];
    const key = `${other.kind}${other.capital ? "^" : ""}${other.text}`;
    const kin = judged.get(key) ?? compareWords(token, other);
    judged.set(key, kin);
    return kin === "other" ? [] : [{ at, near: kin === "near" }];
  });
}

function compareWords(token: Token, other: Token): "same" | "near" | "other" {
  if (sameWord(token, other)) return "same";
  return nearWord(token, other) ? "near" : "other";
}

function extendPaths(paths: readonly Path[], places: readonly Place[], source: readonly Token[]): Path[] {
  if (places.length === 0) return paths.map((path) => ({ ...path, at: undefined, previous: path }));
  const placed = places.map((place): Path => {
    const steps = paths.map((path) => path.cost + stepCost(path.last, place.at, source));
    const cheapest = steps.reduce(
      (best, cost, index) => (cost < (steps[best] ?? Infinity) ? index : best),
      0,
    );
    const cost = (steps[cheapest] ?? 0) + (place.near ? COST.near : 0);
    return { cost, at: place.at, last: place.at, previous: paths[cheapest] };
  });
  const skipping = paths.map((path): Path => ({
    ...path,
    cost: path.cost + COST.missing,
    at: undefined,
    previous: path,
  }));
  const cheapestSkip = skipping.reduce((a, b) => (b.cost < a.cost ? b : a));
  return [...placed, cheapestSkip];
}

function stepCost(last: number | undefined, at: number, source: readonly Token[]): number {
  if (last === undefined) return 0;
  const sentences = Math.abs((source[at]?.sentence ?? 0) - (source[last]?.sentence ?? 0));
  if (sentences > 0) return COST.otherSentence + COST.sentenceStep * sentences;
  if (at === last) return COST.back;
  const distance = Math.min(COST.maxStep, COST.step * (Math.abs(at - last) - 1));
  return at > last ? distance : COST.back + distance;
}

function readPath(end: Path, length: number): Alignment {
  const alignment: (number | undefined)[] = [];
  let path: Path | undefined = end;
  for (let index = 0; index < length && path; index++) {
    alignment.unshift(path.at);
    path = path.previous;
  }
  return alignment;
}
