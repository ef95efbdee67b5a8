import { type Attribution, UNKNOWN_ATTRIBUTION } from "../domain/quote.ts";
import { type Span, sliceSpan } from "../domain/span.ts";
import { type Cast, findByRole, findMember, type Member, readCast } from "./cast.ts";
import type { Clause, Token } from "./clauses.ts";
import { clauseSubject } from "./find-source.ts";
import { nameRunBefore, readNameRun, textOf } from "./name-phrase.ts";
import { nounPhraseBefore, type TokenRange } from "./noun-phrases.ts";
import { type Gender, genderOf, isRoleNoun } from "./roles.ts";
import { isCapitalised, isDeterminer, isPreposition, isWord } from "./word-classes.ts";

/** Somebody or something at the place where the article makes it the subject. */
type Heard = Readonly<{ at: number; paragraph: number; who: Who }>;

/** Whom a source means: somebody the cast knows, or a description that stands for itself. */
type Who = Readonly<{
  member: Member | undefined;
  name: string;
  role: string | null;
  kind: Member["kind"] | "described";
}>;

/** So many subjects back, and so many paragraphs, a pronoun is followed. */
const PRONOUN_REACH = { subjects: 12, paragraphs: 4 };
const THIRD_PERSON = /^(?:he|she)$/u;

/**
 * Names the sources of an article's quotations. Sources and the subjects of sentences are read in the order of the
 * article, so that a pronoun finds whom it follows; a source that cannot be told is unknown.
 */
export function nameSpeakers(
  body: string,
  clauses: readonly Clause[],
  sources: readonly Span[],
): (source: Span) => Attribution {
  const cast = readCast(clauses);
  const named = new Map<number, Who>();
  const heard: Heard[] = [];
  for (const point of pointsOf(clauses, sources)) {
    const { clause, range, at } = point;
    const who = whoIs(cast, clause, range, heard);
    if (!who) continue;
    heard.push({ at, paragraph: clause.paragraph, who });
    if (heard.length > PRONOUN_REACH.subjects) heard.shift();
    named.set(at, who);
  }
  return (source) => {
    const who = named.get(source.start);
    if (!who) return UNKNOWN_ATTRIBUTION;
    return { known: true, name: who.name, role: who.role, asWritten: sliceSpan(body, source), span: source };
  };
}

/** A place where somebody is made the subject, or the source of a quotation. */
type Point = Readonly<{ at: number; clause: Clause; range: TokenRange }>;

function pointsOf(clauses: readonly Clause[], sources: readonly Span[]): Point[] {
  const points = new Map<number, Point>();
  const ends = new Map(sources.map(({ start, end }) => [start, end]));
  for (const clause of clauses) {
    const subject = clauseSubject(clause.tokens, clause.tokens.length);
    if (subject) addPoint(points, clause, subject);
    clause.tokens.forEach(({ span }, at) => {
      const end = ends.get(span.start);
      if (end !== undefined) addPoint(points, clause, { from: at, to: endOf(clause.tokens, at, end) });
    });
  }
  return [...points.values()].sort((a, b) => a.at - b.at);
}

function addPoint(points: Map<number, Point>, clause: Clause, range: TokenRange): void {
  const at = clause.tokens[range.from]?.span.start ?? 0;
  points.set(at, { at, clause, range });
}

function endOf(tokens: readonly Token[], from: number, end: number): number {
  let to = from + 1;
  while (to < tokens.length && (tokens[to]?.span.end ?? Infinity) <= end) to++;
  return to;
}

function whoIs(cast: Cast, clause: Clause, range: TokenRange, heard: readonly Heard[]): Who | undefined {
  const { tokens } = clause;
  const first = tokens[range.from]?.lower ?? "";
  if (THIRD_PERSON.test(first)) return personHeard(heard, clause, genderOf(first));
  if (first === "it" || first === "they") return bodyHeard(heard, clause);
  if (/^(?:we|i|you)$/u.test(first)) return undefined;
  if (/^(?:who|which|that)$/u.test(first) && range.to - range.from === 1)
    return antecedent(cast, clause, range.from, heard);
  return whoIsNamed(cast, tokens, issuer(tokens, range) ?? range);
}

/** "he" is the last person who was a subject, when the gender agrees. */
function personHeard(heard: readonly Heard[], clause: Clause, gender: Gender): Who | undefined {
  const found = heard.findLast(({ who, paragraph }) => {
    const other = who.member?.gender;
    const near = clause.paragraph - paragraph <= PRONOUN_REACH.paragraphs;
    return near && who.kind !== "body" && (other === undefined || other === gender);
  })?.who;
  if (found?.member) found.member.gender ??= gender;
  return found;
}

function bodyHeard(heard: readonly Heard[], clause: Clause): Who | undefined {
  const last = heard.at(-1);
  return last && last.who.kind === "body" && clause.paragraph - last.paragraph <= 1 ? last.who : undefined;
}

/** "Medinsky, who stated": the noun phrase before the relative. */
function antecedent(cast: Cast, clause: Clause, at: number, heard: readonly Heard[]): Who | undefined {
  const { tokens } = clause;
  const end = tokens[at - 1]?.text === "," ? at - 1 : at;
  const run = nameRunBefore(tokens, end, 0);
  if (run) return whoIsNamed(cast, tokens, run);
  const phrase = nounPhraseBefore(tokens, end);
  return phrase && whoIs(cast, clause, phrase, heard);
}

const DOCUMENTS =
  /^(?:notice|statement|report|communique|communiqué|letter|email|memo|memorandum|document|post|tweet|message|press|release|filing|affidavit|announcement)$/u;

/** "the notice by the General Staff": who issued it speaks. */
function issuer(tokens: readonly Token[], range: TokenRange): TokenRange | undefined {
  for (let at = range.from + 1; at < range.to - 1; at++) {
    if (/^(?:by|from)$/u.test(tokens[at]?.lower ?? "") && DOCUMENTS.test(tokens[at - 1]?.lower ?? ""))
      return { from: at + 1, to: range.to };
  }
  return undefined;
}

/** The person or body a noun phrase names, if a name is its head; else what it describes. */
function whoIsNamed(cast: Cast, tokens: readonly Token[], range: TokenRange): Who | undefined {
  const head = headOf(tokens, range);
  const run = isCapitalised(tokens[head.to - 1]) ? nameRunBefore(tokens, head.to, head.from) : undefined;
  const named = run && readNameRun(tokens, run, head.from);
  const member = named && findMember(cast, named);
  if (
    named &&
    member &&
    (member.kind !== "body" || run.from === head.from || isDeterminer(tokens[run.from - 1]))
  ) {
    if (member.kind !== "body") return { member, name: member.name, role: member.role, kind: member.kind };
    return { member, name: fullerName(bodyName(tokens, range), member), role: null, kind: "body" };
  }
  return described(cast, tokens, range);
}

/** The phrase up to the preposition that ties more to it: "a spokesman", of "a spokesman for Mr Putin". */
function headOf(tokens: readonly Token[], range: TokenRange): TokenRange {
  for (let at = range.from + 1; at < range.to; at++) {
    if (isPreposition(tokens[at]) && isWord(tokens[at - 1])) return { from: range.from, to: at };
  }
  return range;
}

function described(cast: Cast, tokens: readonly Token[], range: TokenRange): Who | undefined {
  const text = bodyName(tokens, range);
  const isRole = tokens.slice(range.from, range.to).some((token) => isRoleNoun(token.lower));
  const member = isRole && isDeterminer(tokens[range.from]) ? findByRole(cast, text) : undefined;
  if (member) return { member, name: member.name, role: member.role, kind: "person" };
  if (text === "") return undefined;
  const single = isRole && /^(?:the|a|an|his|her|one|another)$/u.test(tokens[range.from]?.lower ?? "");
  return { member: undefined, name: text, role: null, kind: single ? "described" : "body" };
}

/** "The Post", after "The Washington Post", is called by the longer name. */
function fullerName(name: string, member: Member): string {
  return member.name.endsWith(` ${name}`) ? member.name : name;
}

/** The phrase without its article. */
function bodyName(tokens: readonly Token[], range: TokenRange): string {
  return textOf(tokens, range).replace(/^(?:the|a|an)\s+/iu, "");
}
