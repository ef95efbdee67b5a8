import type { QuoteKind } from "../domain/quote.ts";
import type { Span } from "../domain/span.ts";
import type { Clause, Token } from "./clauses.ts";
import { contentAfter, contentBefore, contentEnd, contentGoingOn, contentStart } from "./content-ranges.ts";
import type { CueKind } from "./cue-verbs.ts";
import { type Cue, cueAt } from "./find-cues.ts";
import { clauseSubject, subjectAfter, subjectBefore } from "./find-source.ts";
import { nounPhraseAfter, spanOfRange, type TokenRange } from "./noun-phrases.ts";
import { isCapitalised, isPreposition, isTimeNoun, isWord } from "./word-classes.ts";

/** One act of reporting inside a clause: who, with which cue, and which tokens are said. */
export type Report = Readonly<{
  cue: TokenRange;
  lemma: string;
  /** The kind of the verb; "according" for "according to". */
  manner: CueKind | "according";
  /** Where the speaker stands; undefined when the clause does not name one. */
  source: TokenRange | undefined;
  /** The source is "who" or "which". */
  relative: boolean;
  /** The source is the subject of another verb, shared. */
  shared: boolean;
  content: readonly TokenRange[];
  negated: boolean;
}>;

/** The reports of one clause, in the order of their cues; one may hold another in its content. */
export function findReports({ tokens }: Clause): Report[] {
  const reports: Report[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const report = reportAt(tokens, at, reports);
    if (report) reports.push(report);
  }
  return reports;
}

function reportAt(tokens: readonly Token[], at: number, earlier: readonly Report[]): Report | undefined {
  if (tokens[at]?.lower === "according" && tokens[at + 1]?.lower === "to") return accordingTo(tokens, at, 2);
  if (isAsReportedBy(tokens, at)) return accordingTo(tokens, at, 3);
  const cue = cueAt(tokens, at);
  if (!cue || cue.passive) return undefined;
  return afterItsContent(tokens, cue) ?? beforeItsContent(tokens, cue, earlier);
}

/** "…, said Mr Smith", "…," he said: the content stands before. */
function afterItsContent(tokens: readonly Token[], cue: Cue): Report | undefined {
  if (cue.verb.kind === "label" || cue.verb.form === "ing" || cue.verb.form === "base") return undefined;
  const after = subjectAfter(tokens, cue);
  const before = after ? undefined : subjectBefore(tokens, cue.from);
  const source = after ?? before?.source;
  if (!source || before?.relative) return undefined;
  const right = Math.max(source.to, cue.at + 1);
  const content = contentBefore(tokens, Math.min(source.from, cue.from), right, cue);
  if (!content) return undefined;
  const rest = contentGoingOn(tokens, right, content);
  return makeReport(cue, source, rest ? [content, rest] : [content]);
}

/** "He said that …", "He said: Q": the content follows. */
function beforeItsContent(
  tokens: readonly Token[],
  cue: Cue,
  earlier: readonly Report[],
): Report | undefined {
  const subject = subjectBefore(tokens, cue.from);
  if (subject && tokens[subject.source.from - 1]?.lower === "what") return undefined;
  const content = contentAfter(tokens, cue);
  if (!content || !isSaid(tokens, cue, content)) return undefined;
  if (subject && isReducedRelative(tokens, cue, subject.source, content)) return undefined;
  if (subject) return { ...makeReport(cue, subject.source, [content]), relative: subject.relative };
  const shared =
    cue.at === 0
      ? clauseSubject(tokens, tokens.length)
      : (clauseSubject(tokens, cue.from) ??
        earlier.findLast(({ source, manner }) => source && manner !== "according")?.source);
  return { ...makeReport(cue, shared, [content]), shared: true };
}

/** "applications from foreigners expressing their readiness" reports nothing, unless a name speaks or words are quoted. */
function isReducedRelative(
  tokens: readonly Token[],
  cue: Cue,
  source: TokenRange,
  { from, to }: TokenRange,
): boolean {
  if (cue.verb.form !== "ing" || cue.from !== cue.at || isCapitalised(tokens[source.from])) return false;
  return !tokens.slice(from, to).some((token) => token.kind === "quoted");
}

const PLAIN_SAYING = /^(?:say|add|write|tweet|post|explain|comment|reply|respond|state|tell)$/u;

/** Without a quotation: a verb of saying that is not denied, and words that can be what is said. */
function isSaid(tokens: readonly Token[], cue: Cue, { from, to }: TokenRange): boolean {
  const said = tokens.slice(from, to);
  const first = said[0];
  const adrift = PLAIN_SAYING.test(cue.verb.lemma) && isPreposition(first);
  if (said.some((token) => token.kind === "quoted")) return !adrift;
  const subordinate = first !== undefined && /^(?:that|whether|how|why)$/u.test(first.lower);
  if (cue.verb.kind === "stance" || (cue.verb.kind === "quoting" && !subordinate)) return false;
  if (cue.negated || said.filter(isWord).length < 2) return false;
  return !adrift;
}

function makeReport(cue: Cue, source: TokenRange | undefined, content: readonly TokenRange[]): Report {
  const { verb, negated } = cue;
  const range = { from: cue.group, to: cue.at + 1 };
  return {
    cue: range,
    lemma: verb.lemma,
    manner: verb.kind,
    source,
    content,
    negated,
    relative: false,
    shared: false,
  };
}

/** "as reported by Reuters". */
function isAsReportedBy(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.lower !== "as" || tokens[at + 2]?.lower !== "by") return false;
  return /^(?:reported|quoted|cited|told|relayed)$/u.test(tokens[at + 1]?.lower ?? "");
}

/** "According to X, …" and "…, according to X"; the phrase is `length` tokens long. */
function accordingTo(tokens: readonly Token[], at: number, length: number): Report | undefined {
  const phrase = nounPhraseAfter(tokens, at + length);
  const source = phrase && withPlace(tokens, phrase);
  if (!source) return undefined;
  const content =
    at > 2 || tokens[0]?.kind === "quoted" ? contentLeadingTo(tokens, at) : contentComing(tokens, source.to);
  if (content.to <= content.from) return undefined;
  const cue = { from: at, to: at + length };
  return {
    cue,
    lemma: "according",
    manner: "according",
    source,
    content: [content],
    relative: false,
    shared: false,
    negated: false,
  };
}

/** "officials in Kiev". */
function withPlace(tokens: readonly Token[], { from, to }: TokenRange): TokenRange {
  const inPlace = tokens[to]?.lower === "in" && isCapitalised(tokens[to + 1]) && !isTimeNoun(tokens[to + 1]);
  return { from, to: inPlace ? (nounPhraseAfter(tokens, to + 1)?.to ?? to) : to };
}

function contentLeadingTo(tokens: readonly Token[], at: number): TokenRange {
  const to = tokens[at - 1]?.text === "," ? at - 1 : at;
  return { from: contentStart(tokens, to), to };
}

function contentComing(tokens: readonly Token[], after: number): TokenRange {
  let comma = after;
  while (comma < tokens.length && tokens[comma]?.text !== "," && tokens[comma]?.kind !== "quoted") comma++;
  const from = tokens[comma]?.text === "," ? comma + 1 : comma;
  return { from, to: contentEnd(tokens, from) };
}

/** direct when only quotations are said, mixed when some are, indirect when none. */
export function kindOf(tokens: readonly Token[], content: readonly TokenRange[]): QuoteKind {
  let quoted = false;
  let others = false;
  for (const { from, to } of content) {
    for (let at = from; at < to && !(quoted && others); at++) {
      const token = tokens[at];
      quoted ||= token?.kind === "quoted";
      others ||= token?.kind === "word" && token.lower !== "that";
    }
  }
  if (!quoted) return "indirect";
  return others ? "mixed" : "direct";
}

/** The pieces said, without outer punctuation; a piece that is one quotation is without its marks. */
export function piecesOf(tokens: readonly Token[], content: readonly TokenRange[]): Span[] {
  return content.map((range) => pieceOf(tokens, range));
}

function pieceOf(tokens: readonly Token[], range: TokenRange): Span {
  let { from, to } = range;
  const isMark = (at: number) => /^[.,;:!?—–]$/u.test(tokens[at]?.text ?? "");
  while (to > from + 1 && isMark(to - 1)) to--;
  while (from < to - 1 && isMark(from)) from++;
  const only = to - from === 1 ? tokens[from]?.quoted : undefined;
  return only?.words ?? spanOfRange(tokens, { from, to });
}
