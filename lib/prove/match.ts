import type { Alignment } from "./align-words.ts";
import type { EvidenceArticle } from "./evidence.ts";
import { FREE_WORDS } from "./lexicon.ts";
import type { Reading } from "./read-sentence.ts";
import type { Token } from "./read-tokens.ts";

/** A claim laid upon the sentences `first` to `last` of its evidence: what every check looks at. */
export type Match = Readonly<{
  claim: Reading;
  /** All sentences of the evidence; only tokens of sentences `first` to `last` count. */
  source: Reading;
  first: number;
  last: number;
  aligned: Alignment;
  article: EvidenceArticle;
}>;

/** The source token that says claim token `at`. */
export function sourceTokenOf(match: Match, at: number): Token | undefined {
  const index = match.aligned[at];
  return index === undefined ? undefined : match.source.tokens[index];
}

export function inWindow(match: Match, token: Pick<Token, "sentence"> | undefined): boolean {
  return token !== undefined && match.first <= token.sentence && token.sentence <= match.last;
}

/** Content words that no word of the evidence accounts for; dates and numbers have checks of their own. */
export function missingWords(match: Match): number[] {
  const { tokens, dates } = match.claim;
  return tokens.flatMap((token, at) => {
    if (!mustBeProven(token) || token.kind === "number" || match.aligned[at] !== undefined) return [];
    return dates.some((date) => date.from <= at && at <= date.to) ? [] : [at];
  });
}

export function mustBeProven(token: Token): boolean {
  return token.content && !FREE_WORDS.has(token.lower);
}

/** The sentence that says most of the claim's words around `at`: those of its clause, else of the whole claim. */
export function homeSentence(match: Match, at: number): number | undefined {
  const clause = match.claim.tokens[at]?.clause;
  const ofClause = sentencesOf(match, (token) => token.clause === clause);
  return mostFrequent(ofClause.length >= 2 ? ofClause : sentencesOf(match, () => true));
}

/** The sentence that says most of the claim. */
export function coreSentence(match: Match): number | undefined {
  return mostFrequent(sentencesOf(match, () => true));
}

function sentencesOf(match: Match, wanted: (token: Token) => boolean): number[] {
  return match.claim.tokens.flatMap((token, at) => {
    const said = wanted(token) && mustBeProven(token) ? sourceTokenOf(match, at) : undefined;
    return said === undefined ? [] : [said.sentence];
  });
}

function mostFrequent(values: readonly number[]): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const value of values) {
    const count = values.filter((other) => other === value).length;
    if (count > most) [best, most] = [value, count];
  }
  return best;
}
