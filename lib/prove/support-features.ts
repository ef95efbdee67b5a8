import { type Match, missingWords, mustBeProven } from "./match.ts";

/** A jump wider than this many tokens leaves a part of the source sentence out. */
const WIDE = 8;

export const FEATURES = [
  "bias",
  "missing",
  "missingShare",
  "sentences",
  "switches",
  "backSteps",
  "wideSteps",
  "near",
  "adjacent",
  "length",
  "missingAcross",
  "openEnd",
] as const;

/** How the claim's words lie upon the source, as numbers; in the order of FEATURES, each about 0 to 3. */
export function supportFeatures(match: Match): number[] {
  const { tokens } = match.claim;
  const asked = tokens.flatMap((token, at) => (mustBeProven(token) ? [at] : []));
  const placed = asked.flatMap((at) => (match.aligned[at] === undefined ? [] : [match.aligned[at] ?? 0]));
  const missing = missingWords(match).length;
  const steps = placed.slice(1).map((to, index) => ({ from: placed[index] ?? 0, to }));
  const sentenceOf = (at: number): number => match.source.tokens[at]?.sentence ?? 0;
  const inside = steps.filter((step) => sentenceOf(step.from) === sentenceOf(step.to));
  const sentences = new Set(placed.map(sentenceOf)).size;
  const near = asked.filter((at) => {
    const index = match.aligned[at];
    return index !== undefined && match.source.tokens[index]?.stem !== tokens[at]?.stem;
  }).length;
  const adjacent = inside.filter((step) => step.to > step.from && step.to - step.from <= 4).length;
  const share = (count: number): number => count / Math.max(1, asked.length);
  return [
    1,
    Math.min(5, missing),
    share(missing) * 3,
    sentences - 1,
    steps.length - inside.length,
    inside.filter((step) => step.to <= step.from).length,
    inside.filter((step) => step.to - step.from > WIDE).length,
    share(near) * 3,
    share(adjacent) * 3,
    Math.min(3, asked.length / 10),
    missing > 0 && sentences > 1 ? 1 : 0,
    /[\p{L}\p{N}]$/u.test(tokens.at(-1)?.text ?? "") ? 1 : 0,
  ];
}
