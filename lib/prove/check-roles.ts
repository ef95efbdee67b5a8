import type { Fault } from "./evidence.ts";
import { AUXILIARIES, BE_FORMS, PREPOSITIONS } from "./lexicon.ts";
import { type Match, sourceTokenOf } from "./match.ts";
import type { Reading } from "./read-sentence.ts";
import type { Token } from "./read-tokens.ts";

/** Who did it in the claim did it in the source: the subject's name is not the object's, nor another subject's. */
export function checkRoles(match: Match): Fault | undefined {
  for (const [at, token] of match.claim.tokens.entries()) {
    if (match.aligned[at] === undefined || !isVerbLike(match.claim, at)) continue;
    const subject = subjectBefore(match.claim.tokens, at);
    if (subject !== undefined && swapsRoles(match, subject, at))
      return { what: "roles", words: `${match.claim.tokens[subject]?.text} ${token.text}` };
  }
  return undefined;
}

/** A word after an auxiliary or ending like a past form. */
function isVerbLike({ tokens }: Reading, at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token?.content || token.kind !== "word" || token.capital) return false;
  return (before !== undefined && AUXILIARIES.has(before.lower)) || isPastForm(token);
}

function isPastForm(token: Token): boolean {
  if (token.capital || token.kind !== "word" || AUXILIARIES.has(token.lower)) return false;
  return (
    /ed$/u.test(token.lower) ||
    (token.content &&
      token.base !== token.lower &&
      !/s$/u.test(token.lower) &&
      !token.base.startsWith("country:"))
  );
}

/** The last name before the verb in its clause that no preposition leads and no possessive ends. */
function subjectBefore(tokens: readonly Token[], verb: number): number | undefined {
  for (let at = verb - 1; at >= 0; at--) {
    const token = tokens[at];
    if (!token || (token.kind === "mark" && /^[;:,"“”]$/u.test(token.text))) return undefined;
    if (/^(?:that|which|who|whom|to|by|and|but|he|she|it|they|we)$/u.test(token.lower)) return undefined;
    if (isPastForm(token)) return undefined;
    if (!token.capital || !token.content || token.possessive) continue;
    return ledByPreposition(tokens, at) ? undefined : at;
  }
  return undefined;
}

function ledByPreposition(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= 0; back--) {
    const token = tokens[back];
    if (!token || token.kind === "mark") return false;
    if (token.capital || /^(?:the|a|an|his|her|their|its)$/u.test(token.lower)) continue;
    return PREPOSITIONS.has(token.lower);
  }
  return false;
}

function swapsRoles(match: Match, subject: number, verb: number): boolean {
  const [name, act] = [sourceTokenOf(match, subject), sourceTokenOf(match, verb)];
  const [nameAt, actAt] = [match.aligned[subject], match.aligned[verb]];
  if (!name || !act || nameAt === undefined || actAt === undefined || name.sentence !== act.sentence)
    return false;
  const turned = isPassive(match.claim.tokens, verb) !== isPassive(match.source.tokens, actAt);
  if (turned)
    return (
      nameAt < actAt &&
      !ledByPreposition(match.source.tokens, nameAt) &&
      isPassive(match.source.tokens, actAt) !== isPassive(match.claim.tokens, verb) &&
      bothVerbs(match, verb, actAt)
    );
  if (nameAt > actAt) return bothVerbs(match, verb, actAt) && !followsSaying(match, nameAt);
  return ledByOf(match.source.tokens, nameAt) || otherSubjectBetween(match, nameAt, actAt);
}

function bothVerbs(match: Match, verb: number, actAt: number): boolean {
  return isVerbLike(match.claim, verb) && isVerbLike(match.source, actAt);
}

function isPassive(tokens: readonly Token[], verb: number): boolean {
  for (let back = verb - 1; back >= 0 && verb - back <= 3; back--) {
    const token = tokens[back];
    if (!token || token.kind === "mark") return false;
    if (BE_FORMS.has(token.lower)) return !/ing$/u.test(tokens[verb]?.lower ?? "");
  }
  return false;
}

/** "said Kuleba": a name after a verb of saying is its subject all the same. */
function followsSaying(match: Match, nameAt: number): boolean {
  return match.source.attributions.some((by) => by.speaker.includes(nameAt));
}

/** "the infrastructure of Ukraine and destroyed": a name led by "of" does nothing. */
function ledByOf(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before?.lower === "of" || (before?.lower === "the" && tokens[at - 2]?.lower === "of");
}

/** Another name stands nearer to the verb, as its subject. */
function otherSubjectBetween(match: Match, nameAt: number, actAt: number): boolean {
  const { tokens } = match.source;
  const said = new Set(match.aligned);
  for (let at = nameAt + 1; at < actAt; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (
      !token?.capital ||
      token.first ||
      !token.content ||
      token.possessive ||
      said.has(at) ||
      tokens[at - 1]?.capital
    )
      continue;
    if (ledByPreposition(tokens, at) || token.kind === "mark") continue;
    const opensClause =
      /^(?:and|but|while|that|,)$/u.test(tokens[at - 1]?.lower ?? "") ||
      token.clause !== tokens[nameAt]?.clause;
    if (
      opensClause &&
      next !== undefined &&
      (AUXILIARIES.has(next.lower) ||
        /ed$/u.test(next.lower) ||
        (next.capital && AUXILIARIES.has(tokens[at + 2]?.lower ?? "")))
    )
      return true;
  }
  return false;
}
