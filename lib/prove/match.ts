import type { Alignment } from "./align-words.ts";
import type { EvidenceArticle } from "./evidence.ts";
import { AUXILIARIES, FREE_WORDS } from "./lexicon.ts";
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
  return match.claim.tokens.flatMap((token, at) =>
    mustBeProven(token) && !isNumberOrDate(match, at) && match.aligned[at] === undefined ? [at] : [],
  );
}

/** Words of a date or a number of the claim: "two" is proven by "2", "9 May" by "Thursday". */
export function isNumberOrDate({ claim }: Match, at: number): boolean {
  const covers = ({ from, to }: { from: number; to: number }): boolean => from <= at && at <= to;
  return claim.tokens[at]?.kind === "number" || claim.dates.some(covers) || claim.quantities.some(covers);
}

export function mustBeProven(token: Token): boolean {
  return token.content && !FREE_WORDS.has(token.lower);
}

/** The sentence that says most of the claim's words around `at`: those of its clause, else of the whole claim. */
export function homeSentence(match: Match, at: number): number | undefined {
  const clause = match.claim.tokens[at]?.clause;
  const ofClause = sentencesOf(match, (token) => token.clause === clause);
  return ofClause.length >= 2 && hasVerb(match, clause) ? mostFrequent(ofClause) : coreSentence(match);
}

/** A clause without a verb of its own belongs to the claim's main sentence. */
function hasVerb({ claim: { tokens } }: Match, clause: number | undefined): boolean {
  return tokens.some(
    (token, at) => token.clause === clause && (AUXILIARIES.has(token.lower) || isPastForm(tokens, at)),
  );
}

/** Endings of nouns that the lexicon leads back to a verb: "defence", "invasion", "application". */
const NOUN_ENDING = /(?:ence|ense|ance|ion|ment|al|er|or|th|ee|ist|ure|men|ple|ren|ves|eet|ice|ight|ity)$/u;

/** "destroyed", "said", "went": a past form that is no name. */
export function isPastForm(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.capital || token.kind !== "word" || AUXILIARIES.has(token.lower)) return false;
  if (/ed$/u.test(token.lower)) return true;
  const irregular = token.content && token.base !== token.lower && !token.base.startsWith("country:");
  return irregular && !/s$/u.test(token.lower) && !NOUN_ENDING.test(token.lower);
}

/** The sentence that says most of the claim. */
export function coreSentence(match: Match): number | undefined {
  return mostFrequent(sentencesOf(match, () => true));
}

function sentencesOf(match: Match, wanted: (token: Token) => boolean): number[] {
  const all = saidSentences(match, wanted, 0);
  return all.length > 0 ? all : saidSentences(match, wanted, 1);
}

/** The words of who said it count only when there are no others: they often stand a sentence earlier. */
function saidSentences(match: Match, wanted: (token: Token) => boolean, speakers: 0 | 1): number[] {
  return match.claim.tokens.flatMap((token, at) => {
    const counts = wanted(token) && mustBeProven(token) && (speakers === 1 || !namesSpeaker(match, at));
    const said = counts ? sourceTokenOf(match, at) : undefined;
    return said === undefined ? [] : [said.sentence];
  });
}

/** True for the words of the claim's own "Kuleba said". */
export function namesSpeaker(match: Match, at: number): boolean {
  return match.claim.attributions.some((by) => by.cue === at || by.speaker.includes(at));
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
