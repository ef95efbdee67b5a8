import type { Span } from "../domain/span.ts";
import type { Token } from "./clauses.ts";
import { cueVerb } from "./cue-verbs.ts";
import {
  isAuxiliary,
  isBreak,
  isCapitalised,
  isDeterminer,
  isPreposition,
  isPronoun,
  isTie,
  isTimeNoun,
} from "./word-classes.ts";

/** A stretch of a clause's tokens, half-open. */
export type TokenRange = Readonly<{ from: number; to: number }>;

/** How far a noun phrase reaches at most, in tokens. */
const REACH = 45;

export function spanOfRange(tokens: readonly Token[], range: TokenRange): Span {
  return { start: tokens[range.from]?.span.start ?? 0, end: tokens[range.to - 1]?.span.end ?? 0 };
}

/** The noun phrase that ends right before `end`, or undefined when none does. */
export function nounPhraseBefore(tokens: readonly Token[], end: number): TokenRange | undefined {
  const floor = Math.max(0, end - REACH);
  let from = end;
  while (from > floor && continuesLeft(tokens, from - 1)) {
    from--;
    if (isPronoun(tokens[from])) break;
  }
  const start = phraseStart(tokens, from, end);
  return start < end ? { from: start, to: end } : undefined;
}

/** True when the token at `at` can belong to the noun phrase right of it. */
function continuesLeft(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.kind === "quoted") return false;
  if (token.kind === "mark") return token.text === "&";
  if (token.lower === "and") return joinsNames(tokens, at);
  return !isBreak(token) && !isFiniteCue(token);
}

function joinsNames(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return isCapitalised(tokens[at - 1]) && (isCapitalised(next) || isDeterminer(next));
}

/** A verb of saying that cannot well be part of a noun phrase. */
function isFiniteCue(token: Token): boolean {
  if (isCapitalised(token)) return false;
  const verb = cueVerb(token.lower);
  return verb?.kind === "speech" && verb.form !== "base" && !verb.nounToo;
}

/** Leaves an introduction ("On Thursday", "In a statement") out of the phrase between `from` and `end`. */
function phraseStart(tokens: readonly Token[], from: number, end: number): number {
  let start = leadsTo(tokens, from) ? from + 2 : from;
  while (start < end && !startsPhrase(tokens[start])) start++;
  return isIntroduction(tokens, from) ? lastPhrase(tokens, start, end) : start;
}

/** Where the last phrase begins that nothing ties to the words before it. */
function lastPhrase(tokens: readonly Token[], start: number, end: number): number {
  let last = start;
  for (let at = start + 1; at < end; at++) {
    if (startsPhrase(tokens[at]) && !isTied(tokens, at)) last = at;
  }
  return last;
}

/** The token at `at` goes on with the phrase of the one before: a tie, a run of capitals, a modifier. */
function isTied(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (isPreposition(before) || isTie(before) || isDeterminer(before)) return true;
  if (isTimeNoun(before)) return false;
  if (isCapitalised(before)) return isCapitalised(token) || !(isDeterminer(token) || isPronoun(token));
  return !isDeterminer(token) && !isPronoun(token);
}

/** "…, leading to Ukraine warning of": the participle is no part of the subject. */
function leadsTo(tokens: readonly Token[], from: number): boolean {
  return (
    /^[a-z]+ing$/u.test(tokens[from]?.text ?? "") && /^(?:to|with|from)$/u.test(tokens[from + 1]?.lower ?? "")
  );
}

function isIntroduction(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from];
  if (isPreposition(first) || isTimeNoun(first) || /^[a-z]+(?:ing|ed)$/u.test(first?.text ?? "")) return true;
  return /^(?:last|earlier|later|this|next)$/u.test(first?.lower ?? "") && isTimeNoun(tokens[from + 1]);
}

function startsPhrase(token: Token | undefined): boolean {
  if (!token || token.kind !== "word" || isPreposition(token) || token.lower === "and") return false;
  return isCapitalised(token)
    ? !/^(?:But|And|So|Yet|Still|Then|Also)$/u.test(token.text)
    : !isAuxiliary(token);
}

/** The noun phrase that begins at `start`, up to a comma, a preposition of time or place, or a verb. */
export function nounPhraseAfter(tokens: readonly Token[], start: number): TokenRange | undefined {
  const first = tokens[start];
  if (!first || first.kind !== "word") return undefined;
  if (isPronoun(first)) return { from: start, to: start + 1 };
  if (isPreposition(first) || isBreak(first) || isTimeNoun(first)) return undefined;
  let to = start + 1;
  while (to < tokens.length && to - start < REACH && continuesRight(tokens, to)) to++;
  return { from: start, to };
}

function continuesRight(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || token.kind === "quoted") return false;
  if (token.kind === "mark") return token.text === "&";
  if (token.lower === "and") return joinsNames(tokens, at);
  if (/^(?:of|for|from|with|at)$/u.test(token.lower)) return !isTimeNoun(tokens[at + 1]);
  const free = isPreposition(before) || isTie(before) || isDeterminer(before) || before?.lower === "and";
  if (isPronoun(token) || (isDeterminer(token) && !free)) return false;
  if (isAuxiliary(token) && !isCapitalised(token)) return false;
  return !isPreposition(token) && !isBreak(token) && !isTimeNoun(token) && !isFiniteCue(token);
}
