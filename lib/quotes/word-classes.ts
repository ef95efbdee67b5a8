import type { Token } from "./clauses.ts";

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** May stand between a subject and its verb. */
const AUXILIARIES = wordSet(
  "has have had having is are was were be been being will would can could may might must shall should did does do didn't " +
    "doesn't don't hasn't haven't hadn't won't wouldn't couldn't can't cannot isn't wasn't not never also then later once even " +
    "still just already again now soon often always sometimes earlier further instead merely simply both all first recently " +
    "reportedly too only rather thus therefore thereby ever quickly himself herself themselves itself yesterday today tonight " +
    "monday tuesday wednesday thursday friday saturday sunday 's 've 'd 'll",
);
/** Lead to an infinitive of saying: "went on to say", "declined to say". */
const LEADING_VERBS = wordSet(
  "went going on continued continues proceeded began started declined declines refused refuses sought seeks wanted wants tried " +
    "failed fails used came managed chose felt happened had has expected likely quick attempted took",
);
const NEGATIONS = wordSet(
  "not never didn't doesn't don't hasn't haven't hadn't won't wouldn't couldn't can't cannot isn't wasn't declined declines " +
    "refused refuses failed fails without neither nor",
);
const PRONOUNS = wordSet("he she they i we it you who");
/** End a noun phrase: conjunctions, relatives, finite auxiliaries. */
const BREAKS = wordSet(
  "but that as when while because if since although though whether than what how why which who where so yet nor or until unless " +
    "after before once is are was were be been has have had will would could can should may might do does did",
);
const PREPOSITIONS = wordSet(
  "in on at by for with from to of about after during against over under into through between among amid like near since until " +
    "upon via within without before behind beyond despite per toward towards as following",
);
/** Tie a noun to the noun before: "a spokesman for the army". */
const TIES = wordSet("of for from with at in on by to against behind");
const DETERMINERS = wordSet(
  "the a an his her their its my our your this that these those one some many several both two three four five six another other " +
    "no each every most few",
);
const TIME_NOUNS = wordSet(
  "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week month year morning afternoon " +
    "evening night january february march april may june july august september october november december",
);

export function isWord(token: Token | undefined): boolean {
  return token?.kind === "word";
}

/** A subject pronoun, "who" included. */
export function isPronoun(token: Token | undefined): boolean {
  return token !== undefined && PRONOUNS.has(token.lower);
}

export function isRelative(token: Token | undefined): boolean {
  return token !== undefined && /^(?:who|which|that)$/u.test(token.lower);
}

export function isPreposition(token: Token | undefined): boolean {
  return token !== undefined && PREPOSITIONS.has(token.lower);
}

export function isTie(token: Token | undefined): boolean {
  return token !== undefined && TIES.has(token.lower);
}

export function isBreak(token: Token | undefined): boolean {
  return token !== undefined && BREAKS.has(token.lower) && token.text !== "May";
}

export function isDeterminer(token: Token | undefined): boolean {
  return token !== undefined && (DETERMINERS.has(token.lower) || /^\p{N}/u.test(token.text));
}

export function isCapitalised(token: Token | undefined): boolean {
  return token?.capital ?? false;
}

export function isAuxiliary(token: Token | undefined): boolean {
  return token?.kind === "word" && (AUXILIARIES.has(token.lower) || /[a-z]{3}ly$/u.test(token.text));
}

export function isLeadingVerb(token: Token | undefined): boolean {
  return token !== undefined && LEADING_VERBS.has(token.lower);
}

export function isNegation(token: Token | undefined): boolean {
  return token !== undefined && NEGATIONS.has(token.lower);
}

export function isTimeNoun(token: Token | undefined): boolean {
  return token !== undefined && TIME_NOUNS.has(token.lower);
}
