import type { Token } from "./clauses.ts";
import { cueVerb } from "./cue-verbs.ts";
import type { Cue } from "./find-cues.ts";
import { nounPhraseAfter, type TokenRange } from "./noun-phrases.ts";
import { isAuxiliary, isCapitalised, isPreposition, isPronoun, isTimeNoun } from "./word-classes.ts";

const ADDRESSED =
  /^(?:tell|ask|inform|remind|assure|warn|advise|notify|urge|invite|implore|beg|instruct|order|exhort|thank|text|email)$/u;
const CLOSES = /^[.;!?]$/u;
const SUBORDINATE = /^(?:that|whether|if|how|why|what|who|where|when|which)$/u;
/** How far after a verb its quotation may begin or go on, in tokens. */
const QUOTATION_REACH = 25;
const CIRCUMSTANCE_REACH = 16;

/** What is said before a verb group that fills `left` to `right`: "Q, he said", "The plan is dead, he said". */
export function contentBefore(
  tokens: readonly Token[],
  left: number,
  right: number,
  cue: Cue,
): TokenRange | undefined {
  const comma = /^[,—–-]$/u.test(tokens[left - 1]?.text ?? "");
  const end = comma ? left - 1 : left;
  const from = contentStart(tokens, end);
  if (tokens[end - 1]?.kind === "quoted") {
    const lead = end - 1 - from;
    const whole = lead <= 1 || /^[:,]$/u.test(tokens[end - 2]?.text ?? "");
    return { from: whole ? end - 1 : from, to: end };
  }
  const stated =
    comma && cue.verb.kind === "speech" && isStatement(tokens, from, end) && nothingFollows(tokens, right);
  return stated ? { from, to: end } : undefined;
}

/** Long enough to be one, and not a mere introduction ("Speaking in Kyiv", "When he came"). */
function isStatement(tokens: readonly Token[], from: number, end: number): boolean {
  const first = tokens[from];
  if (end - from < 4 || !first) return false;
  const introduces =
    isPreposition(first) ||
    /ing$|^(?:as|when|while|after|before|if|although|though|since|because|asked)$/u.test(first.lower);
  return !introduces || tokens.slice(from, end).some((token) => token.text === ",");
}

/** Where a statement that ends at `end` begins: after a semicolon, a bullet or an opening "But". */
export function contentStart(tokens: readonly Token[], end: number): number {
  let from = 0;
  for (let at = end - 1; at >= 0 && from === 0; at--) if (tokens[at]?.text === ";") from = at + 1;
  return /^(?:and|but|so|yet|still|•|-|–)$/u.test(tokens[from]?.lower ?? "") && from + 1 < end
    ? from + 1
    : from;
}

/** After a postposed verb nothing is said any more: the end, a comma, or a phrase of time and place. */
function nothingFollows(tokens: readonly Token[], right: number): boolean {
  const next = tokens[right];
  if (!next || CLOSES.test(next.text) || /^[,)—–]$/u.test(next.text)) return true;
  for (let at = right; at < right + CIRCUMSTANCE_REACH; at++) {
    if (tokens[at]?.lower === "that" && !isPreposition(tokens[at - 1])) return false;
  }
  const leads = (isPreposition(next) && next.lower !== "to") || isTimeNoun(next) || isAuxiliary(next);
  return leads || /^(?:last|this|earlier|reporters)$/u.test(next.lower);
}

/** "Q," he said, "Q": the quotation that goes on after the verb group. */
export function contentGoingOn(
  tokens: readonly Token[],
  right: number,
  first: TokenRange,
): TokenRange | undefined {
  const limit = Math.min(tokens.length, right + QUOTATION_REACH);
  let otherCue = -QUOTATION_REACH;
  for (let at = right; at < limit; at++) {
    if (tokens[at]?.kind === "quoted")
      return at - otherCue > CUE_REACH && goesOn(tokens, first, at) ? { from: at, to: at + 1 } : undefined;
    if (at > right && startsOtherCue(tokens[at])) otherCue = at;
  }
  return undefined;
}

/** A verb of saying so near before a quotation has it for itself. */
const CUE_REACH = 5;

function startsOtherCue(token: Token | undefined): boolean {
  const verb = token === undefined || isCapitalised(token) ? undefined : cueVerb(token.lower);
  return verb !== undefined && verb.kind !== "stance" && verb.form !== "base";
}

function goesOn(tokens: readonly Token[], first: TokenRange, at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (tokens[first.to - 1]?.kind !== "quoted" || !/^[,:;.—–-]$/u.test(before?.text ?? "")) return false;
  return (
    !after ||
    after.kind === "mark" ||
    isPreposition(after) ||
    /^(?:when|while|as|after|before)$/u.test(after.lower)
  );
}

/** What is said after a verb: a quotation that stands apart, or the words from the verb to the end of its clause. */
export function contentAfter(tokens: readonly Token[], cue: Cue): TokenRange | undefined {
  const start = skipAddressee(tokens, cue);
  const from = skipCircumstance(tokens, start);
  const to = contentEnd(tokens, from);
  if (to <= from) return undefined;
  const quotedAt = firstQuoted(tokens, from, to);
  const only = quotedAt !== -1 && firstQuoted(tokens, quotedAt + 1, to) === -1;
  const apart = only && standsApart(tokens, start, quotedAt) && quotedEnds(tokens, quotedAt, to);
  return apart ? { from: quotedAt, to: quotedAt + 1 } : { from, to };
}

function firstQuoted(tokens: readonly Token[], from: number, end: number): number {
  for (let at = from; at < end; at++) if (tokens[at]?.kind === "quoted") return at;
  return -1;
}

/** Between the verb and the quotation nothing is said: an addressee, a place, a mark, or "that". */
function standsApart(tokens: readonly Token[], start: number, quotedAt: number): boolean {
  const mark = tokens[quotedAt - 1];
  if (quotedAt === start || mark?.text === ":") return true;
  if (mark?.lower === "that" && quotedAt - 1 === start) return true;
  if (mark?.text !== ",") return false;
  for (let at = start; at < quotedAt - 1; at++) if (SUBORDINATE.test(tokens[at]?.lower ?? "")) return false;
  return true;
}

/** The quotation is all that is said: the clause ends with it, or goes on with something else. */
function quotedEnds(tokens: readonly Token[], quotedAt: number, end: number): boolean {
  const next = tokens[quotedAt + 1];
  if (!next || quotedAt + 1 >= end || next.kind === "mark") return true;
  return /^(?:as|when|while|according|before|after|in|on|during|at|to)$/u.test(next.lower);
}

function skipAddressee(tokens: readonly Token[], cue: Cue): number {
  const at = cue.at + 1;
  const next = tokens[at];
  if (!next || !ADDRESSED.test(cue.verb.lemma)) return at;
  if (SUBORDINATE.test(next.lower) || next.kind !== "word" || isPreposition(next)) return at;
  if (/^(?:him|her|them|me|us|you|it|everyone|people|reporters)$/u.test(next.lower)) return at + 1;
  return nounPhraseAfter(tokens, at)?.to ?? at;
}

/** Steps over "on Monday", "in a statement", "on Facebook" when a "that" or a mark shows that the words come later. */
function skipCircumstance(tokens: readonly Token[], start: number): number {
  const first = tokens[start];
  if (!first) return start;
  if (/^[:,]$/u.test(first.text)) return start + 1;
  if (!isPreposition(first) && !isTimeNoun(first) && !isAuxiliary(first)) return start;
  const day = isTimeNoun(first)
    ? start + 1
    : isPreposition(first) && isTimeNoun(tokens[start + 1])
      ? start + 2
      : start;
  for (let at = day; at < tokens.length && at < start + CIRCUMSTANCE_REACH; at++) {
    const token = tokens[at];
    if (!token || token.kind === "quoted" || CLOSES.test(token.text)) break;
    if (token.lower === "that" && !isPreposition(tokens[at - 1])) return at;
    if (token.text === ":") return at + 1;
  }
  return day;
}

/** Where what is said ends: the clause's end, a turn to another speaker, or a participle of saying. */
export function contentEnd(tokens: readonly Token[], from: number): number {
  for (let at = from + 1; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? "";
    if (text === ";" || (CLOSES.test(text) && at + 1 >= tokens.length)) return at;
    if (text === "," && turnsAway(tokens, at + 1)) return at;
  }
  return tokens.length;
}

function turnsAway(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (!next) return false;
  const verb = cueVerb(next.lower);
  if (verb?.form === "ing" && verb.kind !== "stance") return true;
  if (next.lower === "according" || (isPronoun(next) && cueSoon(tokens, at))) return true;
  if (next.lower === "as" && /^(?:reported|quoted|cited|told)$/u.test(tokens[at + 1]?.lower ?? ""))
    return true;
  return /^(?:but|and|while)$/u.test(next.lower) && cueSoon(tokens, at + 1);
}

function cueSoon(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 6; at++) {
    const token = tokens[at];
    if (token?.kind !== "word") return false;
    const verb = isCapitalised(token) ? undefined : cueVerb(token.lower);
    if (verb?.kind === "speech" && verb.form !== "base" && verb.form !== "ing") return true;
  }
  return false;
}
