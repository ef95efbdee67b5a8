import { type Match, missingWords, mustBeProven } from "./match.ts";

export const FEATURES = ["bias", "missing", "missingShare", "sentences", "length"] as const;

/**
 * How the claim's words lie upon the source, in the order of FEATURES: words unaccounted for, three times their share,
 * sentences beyond the first, and the claim's content words in tens (at most 3).
 */
export function supportFeatures(match: Match): number[] {
  const asked = match.claim.tokens.flatMap((token, at) => (mustBeProven(token) ? [at] : []));
  const places = asked.flatMap((at) => match.aligned[at] ?? []);
  const missing = missingWords(match).length;
  const sentences = new Set(places.map((at) => match.source.tokens[at]?.sentence)).size;
  const share = missing / Math.max(1, asked.length);
  return [1, Math.min(5, missing), share * 3, sentences - 1, Math.min(3, asked.length / 10)];
}
