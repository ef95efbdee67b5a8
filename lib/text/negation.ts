/** Words that turn round what follows them: "has not resigned", "refused to resign", "ruled out resigning". */
const TURNS_ROUND =
  /^(?:not|never|no|neither|nor|without|refus\w*|den(?:y|ied|ies|ying)|reject\w*|fail\w*|declin\w*|rul(?:ed|es|ing)|rather|instead|avoid\w*|cannot|.*n['’]t)$/u;

/** True for a word, in lower case, that turns round what it stands before. */
export function turnsRound(lower: string): boolean {
  return TURNS_ROUND.test(lower);
}
