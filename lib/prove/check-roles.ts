import type { Fault } from "./evidence.ts";
import { AUXILIARIES, BE_FORMS, PREPOSITIONS, SAYING } from "./lexicon.ts";
import { isPastForm, type Match, sourceTokenOf } from "./match.ts";
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
export function isVerbLike({ tokens }: Reading, at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (
    !token?.content ||
    token.kind !== "word" ||
    token.capital ||
    SAYING.has(token.base) ||
    SAYING.has(token.stem)
  )
    return false;
  return (before !== undefined && AUXILIARIES.has(before.lower)) || isPastForm(tokens, at);
}

/** The last name before the verb in its clause that no preposition leads and no possessive ends. */
function subjectBefore(tokens: readonly Token[], verb: number): number | undefined {
  for (let at = verb - 1; at >= 0; at--) {
    const token = tokens[at];
    if (!token || (token.kind === "mark" && /^[;:,"“”]$/u.test(token.text))) return undefined;
    if (
      token.lower === "to" &&
      tokens
        .slice(Math.max(0, at - 3), at)
        .some((word) => /^believ|^report|^said$|^thought$/u.test(word.lower))
    )
      continue;
    if (/^(?:that|which|who|whom|to|by|and|but|he|she|it|they|we)$/u.test(token.lower)) return undefined;
    if (isPastForm(tokens, at) && !SAYING.has(token.base) && !SAYING.has(token.stem)) return undefined;
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
    return PREPOSITIONS.has(token.lower) && !/^(?:after|before|since|until|as|than|like)$/u.test(token.lower);
  }
  return false;
}

function swapsRoles(match: Match, subject: number, verb: number): boolean {
  const [name, act] = [sourceTokenOf(match, subject), sourceTokenOf(match, verb)];
  const [nameAt, actAt] = [match.aligned[subject], match.aligned[verb]];
  if (!name || !act || nameAt === undefined || actAt === undefined) return false;
  if (name.sentence !== act.sentence) return isVerbLike(match.source, actAt) && hasOwnSubject(match, actAt);
  const turned = isPassive(match.claim.tokens, verb) !== isPassive(match.source.tokens, actAt);
  if (turned)
    return (
      nameAt < actAt &&
      !ledByPreposition(match.source.tokens, nameAt) &&
      isPassive(match.source.tokens, actAt) !== isPassive(match.claim.tokens, verb) &&
      bothVerbs(match, verb, actAt)
    );
  if (nameAt > actAt) return bothVerbs(match, verb, actAt) && !followsSaying(match, nameAt);
  return isLedAside(match.source.tokens, nameAt) || otherSubjectBetween(match, nameAt, actAt);
}

/** Words before a verb in which its own subject is looked for. */
const SUBJECT_REACH = 5;

/** The verb's sentence names another who does it, whom the claim does not name. */
function hasOwnSubject(match: Match, verb: number): boolean {
  const { tokens } = match.source;
  const said = new Set(match.aligned);
  for (let at = verb - 1; at >= 0 && verb - at <= SUBJECT_REACH; at--) {
    const token = tokens[at];
    if (!token || token.sentence !== tokens[verb]?.sentence || /^[;:,"“”]$/u.test(token.text)) return false;
    const names = token.content && (token.capital || token.stem.startsWith("country:")) && !token.possessive;
    if (names && !said.has(at) && !ledByPreposition(tokens, at)) return true;
  }
  return false;
}

/** In a phrase of its own ("the infrastructure of Ukraine"), unless the phrase is the state itself ("the government of Ukraine"). */
function isLedAside(tokens: readonly Token[], at: number): boolean {
  if (!ledByPreposition(tokens, at)) return false;
  const of = tokens[at - 1]?.lower === "of" ? at - 1 : at - 2;
  const body = /^(?:government|military|army|forces|authorities|parliament|republic|kingdom|people)$/u;
  return !(tokens[of]?.lower === "of" && body.test(tokens[of - 1]?.lower ?? ""));
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
