import type { QuoteKind } from "../domain/quote.ts";
import { joinSpans, type Span } from "../domain/span.ts";
import type { Clause, Token } from "./clauses.ts";
import { type CueVerb, cueVerb } from "./cue-verbs.ts";
import {
  isAuxiliary,
  isCapitalised,
  isDeterminer,
  isPreposition,
  isPronoun,
  isTimeNoun,
  nounPhraseAfter,
  spanOfRange,
  subjectBefore,
  type TokenRange,
  verbGroup,
} from "./find-source.ts";

/** One act of reporting inside a clause: who, with which cue, and which stretches are said. */
export type Report = Readonly<{
  kind: QuoteKind;
  cue: Span;
  lemma: string;
  /** Where the speaker stands; undefined when the clause does not name one. */
  source: Span | undefined;
  /** Tokens that are said, as ranges of the clause. */
  content: readonly TokenRange[];
  relative: boolean;
}>;

type Cue = Readonly<{ at: number; verb: CueVerb; from: number; negated: boolean; infinitive: boolean }>;

const ADDRESSED =
  /^(?:tell|ask|inform|remind|assure|warn|advise|notify|urge|invite|implore|beg|instruct|order|exhort|thank|text|email)$/u;
const CLOSES = /^[.;!?]$/u;
const BE = /^(?:is|are|was|were|be|been|being|'s|'re|gets|got)$/u;
const SUBORDINATE = /^(?:that|whether|if|how|why|what|who|where|when|which)$/u;

/** The reports of one clause, in the order of their cues. */
export function findReports(clause: Clause): Report[] {
  const { tokens } = clause;
  const reports: Report[] = [];
  let last: Span | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const report = reportAt(tokens, at, last, reports);
    if (!report) continue;
    reports.push(report);
    last = report.source ?? last;
  }
  return reports;
}

function reportAt(
  tokens: readonly Token[],
  at: number,
  last: Span | undefined,
  earlier: readonly Report[],
): Report | undefined {
  if (tokens[at]?.lower === "according" && tokens[at + 1]?.lower === "to") return accordingTo(tokens, at);
  const cue = readCue(tokens, at);
  return cue && (reportAfterContent(tokens, cue, earlier) ?? reportBeforeContent(tokens, cue, last));
}

function readCue(tokens: readonly Token[], at: number): Cue | undefined {
  const token = tokens[at];
  if (!token || token.kind !== "word") return undefined;
  if (isCapitalised(token) && at > 0) return undefined;
  const verb = cueVerb(token.lower);
  if (!verb) return undefined;
  const group = verbGroup(tokens, at);
  const cue = { at, verb, ...group };
  return standsAsVerb(tokens, cue) ? cue : undefined;
}

/** "the report", "a planned visit", "reports of" are no verbs. */
function standsAsVerb(tokens: readonly Token[], cue: Cue): boolean {
  const before = tokens[cue.at - 1];
  const group = tokens[cue.from - 1];
  if (cue.verb.form === "ing") return cue.at > 0 || tokens.length > 6;
  if (!before) return cue.verb.form === "past" && cue.at === 0;
  if (before.kind === "mark") return !/^[$#("]$/u.test(before.text) && cue.verb.form !== "base";
  if (before.kind === "quoted") return cue.verb.form !== "base";
  if (isDeterminer(before) || /['’]s?$/u.test(before.text)) return false;
  if (isPreposition(group) && cue.verb.form !== "past") return false;
  if (isPreposition(before) && before.lower !== "to") return false;
  if (cue.verb.form === "base") {
    if (cue.from < cue.at) return true;
    return (
      isPronoun(before) ||
      before.lower === "they" ||
      /[^s]s$/u.test(before.lower) ||
      /^(?:people|and|who|many|some|critics)$/u.test(before.lower)
    );
  }
  return true;
}

/** "…, said Mr Smith", "…," he said: the content stands before. */
function reportAfterContent(
  tokens: readonly Token[],
  cue: Cue,
  earlier: readonly Report[],
): Report | undefined {
  if (cue.verb.kind === "label" && cue.verb.lemma !== "describe") return undefined;
  const inverted = invertedSource(tokens, cue);
  const subject = inverted ? undefined : subjectBefore(tokens, cue.from);
  const source = inverted ?? subject?.source;
  if (!source || subject?.relative) return undefined;
  const left = Math.min(source.from, cue.from);
  const right = Math.max(source.to, cue.at + 1);
  const content = contentBefore(tokens, left, right, cue, earlier);
  if (!content) return undefined;
  const ranges = [content, ...continuedContent(tokens, right, cue)];
  return makeReport(tokens, cue, spanOfRange(tokens, source), ranges, false);
}

/** "Q," said the minister. */
function invertedSource(tokens: readonly Token[], cue: Cue): TokenRange | undefined {
  if (cue.from !== cue.at || (cue.verb.form !== "past" && cue.verb.form !== "finite")) return undefined;
  const before = tokens[cue.at - 1];
  const afterQuote =
    before?.kind === "quoted" ||
    (/^[,—–-]$/u.test(before?.text ?? "") && tokens[cue.at - 2]?.kind === "quoted");
  const afterComma = before?.text === "," && /^(?:say|write|add|explain)$/u.test(cue.verb.lemma);
  if (!afterQuote && !afterComma) return undefined;
  const next = tokens[cue.at + 1];
  if (!afterQuote && !isCapitalised(next) && !isDeterminer(next)) return undefined;
  const source = nounPhraseAfter(tokens, cue.at + 1);
  return source;
}

function contentBefore(
  tokens: readonly Token[],
  left: number,
  right: number,
  cue: Cue,
  earlier: readonly Report[],
): TokenRange | undefined {
  const previous = tokens[left - 1];
  if (!previous) return undefined;
  const comma = /^[,—–-]$/u.test(previous.text);
  const quotedAt =
    previous.kind === "quoted" ? left - 1 : comma && tokens[left - 2]?.kind === "quoted" ? left - 2 : -1;
  const from = contentStart(tokens, left, earlier);
  if (quotedAt !== -1 && (comma || quotedAt === from || endsOpen(tokens[quotedAt]))) {
    return { from: quotedIsWhole(tokens, from, quotedAt) ? quotedAt : from, to: quotedAt + 1 };
  }
  if (!comma || cue.verb.kind !== "speech" || left - from < 4 || !nothingFollows(tokens, right))
    return undefined;
  return { from, to: left - 1 };
}

/** The quotation ends in a comma or the like: a verb of saying is to follow. */
function endsOpen(token: Token | undefined): boolean {
  return token?.quoted !== undefined && token.span.end > token.span.start;
}

/** Only a short lead ("But", "And then") stands before the quotation. */
function quotedIsWhole(tokens: readonly Token[], from: number, quotedAt: number): boolean {
  return quotedAt - from <= 1 || tokens[quotedAt - 1]?.text === ":";
}

function contentStart(tokens: readonly Token[], left: number, earlier: readonly Report[]): number {
  let from = 0;
  for (let at = left - 2; at >= 0; at--) {
    if (tokens[at]?.text === ";") {
      from = at + 1;
      break;
    }
  }
  if (/^(?:and|but|so|yet|still|•|-|–)$/u.test(tokens[from]?.lower ?? "") && from + 1 < left) from++;
  const taken = earlier.at(-1)?.content.at(-1);
  return taken && taken.to < left - 1 && taken.from >= from && tokens[taken.to]?.text === "," ? from : from;
}

/** After a postposed verb of saying nothing is said any more: the end, a comma, or a phrase of time and place. */
function nothingFollows(tokens: readonly Token[], right: number): boolean {
  const next = tokens[right];
  if (!next || CLOSES.test(next.text) || next.text === "," || next.text === ")" || next.text === "—")
    return true;
  return (
    isPreposition(next) ||
    isTimeNoun(next) ||
    isAuxiliary(next) ||
    /^(?:last|this|earlier|reporters|cnn|the)$/u.test(next.lower)
  );
}

/** "Q," he said, "Q": what goes on after the verb. */
function continuedContent(tokens: readonly Token[], right: number, cue: Cue): TokenRange[] {
  for (let at = right; at < tokens.length && at < right + 25; at++) {
    const token = tokens[at];
    if (token?.kind === "quoted") {
      const separated = /^[,:;.—–-]$/u.test(tokens[at - 1]?.text ?? "");
      return separated && isLastThing(tokens, at) ? [{ from: at, to: at + 1 }] : [];
    }
    if (
      token?.kind === "word" &&
      at > right &&
      cueVerb(token.lower) &&
      !isCapitalised(token) &&
      tokens[at - 1]?.lower !== "a"
    )
      return [];
  }
  return cue.verb.kind === "speech" ? [] : [];
}

function isLastThing(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return !next || next.kind === "mark";
}

/** "He said that …", "He said: Q": the content follows. */
function reportBeforeContent(tokens: readonly Token[], cue: Cue, last: Span | undefined): Report | undefined {
  const subject = subjectBefore(tokens, cue.from);
  const passive = cue.verb.form === "past" && hasBe(tokens, cue);
  if (passive) return undefined;
  if (freeRelative(tokens, subject?.source)) return undefined;
  const source = subject ? spanOfRange(tokens, subject.source) : (last ?? clauseSubject(tokens, cue));
  const content = contentAfter(tokens, cue);
  if (content.length === 0) return undefined;
  return makeReport(tokens, cue, source, content, subject?.relative ?? false);
}

function hasBe(tokens: readonly Token[], cue: Cue): boolean {
  for (let at = cue.from; at < cue.at; at++) if (BE.test(tokens[at]?.lower ?? "")) return true;
  return false;
}

/** "what it termed …", "what the ministry said were …": a name given, not a report. */
function freeRelative(tokens: readonly Token[], source: TokenRange | undefined): boolean {
  return source !== undefined && tokens[source.from - 1]?.lower === "what";
}

/** The first noun phrase of the clause: the subject that a participle or a second verb shares. */
function clauseSubject(tokens: readonly Token[], cue: Cue): Span | undefined {
  let from = 0;
  if (isPreposition(tokens[0]) || isTimeNoun(tokens[0])) {
    while (from < cue.from && tokens[from]?.text !== ",") from++;
    from = from < cue.from ? from + 1 : 0;
  }
  const source = nounPhraseAfter(tokens, from);
  return source && source.to <= cue.from ? spanOfRange(tokens, source) : undefined;
}

function contentAfter(tokens: readonly Token[], cue: Cue): TokenRange[] {
  const start = skipAddressee(tokens, cue);
  const from = skipCircumstance(tokens, start);
  const end = contentEnd(tokens, from);
  if (end <= from) return [];
  const quotedAt = firstQuoted(tokens, from, end);
  if (quotedAt !== -1 && standsApart(tokens, start, quotedAt) && quotedEnds(tokens, quotedAt, end)) {
    return [{ from: quotedAt, to: quotedAt + 1 }];
  }
  return [{ from, to: end }];
}

function firstQuoted(tokens: readonly Token[], from: number, end: number): number {
  for (let at = from; at < end; at++) if (tokens[at]?.kind === "quoted") return at;
  return -1;
}

/** Between the verb and the quotation nothing is said: an addressee, a place, a mark, or "that". */
function standsApart(tokens: readonly Token[], start: number, quotedAt: number): boolean {
  if (quotedAt === start) return true;
  const mark = tokens[quotedAt - 1];
  if (mark?.text === ":") return true;
  if (mark?.lower === "that" && quotedAt - 1 === start) return true;
  if (mark?.text !== ",") return false;
  for (let at = start; at < quotedAt - 1; at++) {
    if (SUBORDINATE.test(tokens[at]?.lower ?? "")) return false;
  }
  return true;
}

/** The quotation is all that is said: the clause ends with it, or goes on with something else. */
function quotedEnds(tokens: readonly Token[], quotedAt: number, end: number): boolean {
  const next = tokens[quotedAt + 1];
  return (
    !next ||
    quotedAt + 1 >= end ||
    next.kind === "mark" ||
    /^(?:as|when|while|according|before|after|in|on|during|at|to)$/u.test(next.lower)
  );
}

function skipAddressee(tokens: readonly Token[], cue: Cue): number {
  let at = cue.at + 1;
  if (!ADDRESSED.test(cue.verb.lemma)) return at;
  const next = tokens[at];
  if (!next || SUBORDINATE.test(next.lower) || next.kind !== "word" || isPreposition(next)) return at;
  if (/^(?:him|her|them|me|us|you|it|everyone|people|reporters)$/u.test(next.lower)) at++;
  else at = nounPhraseAfter(tokens, at)?.to ?? at;
  return at;
}

/** Steps over "on Monday", "in a statement", "on Facebook" when a "that" or a mark shows that the words come later. */
function skipCircumstance(tokens: readonly Token[], start: number): number {
  const first = tokens[start];
  if (!first) return start;
  if (first.text === ":" || first.text === ",") return start + 1;
  const time = isTimeNoun(first)
    ? start + 1
    : isPreposition(first) && isTimeNoun(tokens[start + 1])
      ? start + 2
      : start;
  if (!isPreposition(first) && !isTimeNoun(first) && !isAuxiliary(first)) return start;
  for (let at = time; at < tokens.length && at < start + 16; at++) {
    const token = tokens[at];
    if (!token || token.kind === "quoted") break;
    if (token.lower === "that" && !isPreposition(tokens[at - 1])) return at;
    if (token.text === ":") return at + 1;
    if (CLOSES.test(token.text)) break;
  }
  return time;
}

/** Where what is said ends: the clause's end, a turn to another speaker, or a participle of saying. */
function contentEnd(tokens: readonly Token[], from: number): number {
  for (let at = from + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.text === ";" || (CLOSES.test(token.text) && at + 1 >= tokens.length)) return at;
    if (token.text !== ",") continue;
    const next = tokens[at + 1];
    const verb = next && cueVerb(next.lower);
    if (verb?.form === "ing" && verb.kind !== "stance") return at;
    if (next?.lower === "according") return at;
    if (/^(?:but|and|while)$/u.test(next?.lower ?? "") && cueSoon(tokens, at + 2)) return at;
  }
  return tokens.length;
}

function cueSoon(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 6 && at < tokens.length; at++) {
    const token = tokens[at];
    const verb = token && !isCapitalised(token) ? cueVerb(token.lower) : undefined;
    if (verb?.kind === "speech" && verb.form !== "base" && verb.form !== "ing") return true;
    if (token?.kind !== "word") return false;
  }
  return false;
}

/** "According to X, …" and "…, according to X". */
function accordingTo(tokens: readonly Token[], at: number): Report | undefined {
  const source = nounPhraseAfter(tokens, at + 2);
  if (!source) return undefined;
  const content: TokenRange[] = [];
  const before = at > 0 && tokens[at - 1]?.text === "," ? at - 1 : at;
  if (before > 2 || tokens[before - 1]?.kind === "quoted") {
    const quotedAt = tokens[before - 1]?.kind === "quoted" ? before - 1 : -1;
    content.push({
      from: quotedAt > 0 && quotedAt <= 1 ? quotedAt : contentStart(tokens, before + 1, []),
      to: before,
    });
  } else {
    let comma = source.to;
    while (comma < tokens.length && tokens[comma]?.text !== "," && tokens[comma]?.kind !== "quoted") comma++;
    const from = tokens[comma]?.text === "," ? comma + 1 : comma;
    const end = contentEnd(tokens, from);
    if (end > from) content.push({ from, to: end });
  }
  if (content.length === 0) return undefined;
  const cue = joinSpans(
    tokens[at]?.span ?? { start: 0, end: 0 },
    tokens[at + 1]?.span ?? { start: 0, end: 0 },
  );
  return {
    kind: kindOf(tokens, content),
    cue,
    lemma: "according",
    source: spanOfRange(tokens, source),
    content,
    relative: false,
  };
}

function makeReport(
  tokens: readonly Token[],
  cue: Cue,
  source: Span | undefined,
  content: readonly TokenRange[],
  relative: boolean,
): Report {
  const span = spanOfRange(tokens, { from: cue.from, to: cue.at + 1 });
  return { kind: kindOf(tokens, content), cue: span, lemma: cue.verb.lemma, source, content, relative };
}

/** direct when only quotations are said, mixed when some are, indirect when none. */
export function kindOf(tokens: readonly Token[], content: readonly TokenRange[]): QuoteKind {
  let quoted = 0;
  let words = 0;
  for (const { from, to } of content) {
    for (let at = from; at < to; at++) {
      if (tokens[at]?.kind === "quoted") quoted++;
      else if (tokens[at]?.kind === "word" && tokens[at]?.lower !== "that") words++;
    }
  }
  if (quoted === 0) return "indirect";
  return words === 0 ? "direct" : "mixed";
}
