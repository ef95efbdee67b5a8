import type { QuoteKind } from "../domain/quote.ts";
import { joinSpans, type Span } from "../domain/span.ts";
import { type Claim, claimQuotations } from "./claim-quotations.ts";
import type { Clause, Token } from "./clauses.ts";
import { findReports, kindOf, piecesOf } from "./find-reports.ts";
import { clauseSubject } from "./find-source.ts";
import { nounPhraseAfter, nounPhraseBefore, spanOfRange, type TokenRange } from "./noun-phrases.ts";
import type { Quoted } from "./quotation-marks.ts";
import { isCapitalised, isPreposition } from "./word-classes.ts";

/** A quotation while the article is still being read: later sentences may add pieces to it. */
export type Draft = Readonly<{
  kind: QuoteKind;
  pieces: readonly Span[];
  cue: Span | undefined;
  source: Span | undefined;
  via: Span | undefined;
  context: Span;
  paragraph: number;
  /** The quotation in marks it ends with, if it does. */
  last: Quoted | undefined;
}>;

/** What the reading of one clause leaves for the next. */
type Reading = {
  drafts: Draft[];
  /** Place of the last draft with quotation marks. */
  marked: number;
  /** Who was last heard, where, and whether a colon announces words of theirs. */
  voice: { source: Span | undefined; paragraph: number; announces: boolean } | undefined;
};

/** Drafts of every quotation, clause by clause. */
export function draftQuotes(body: string, clauses: readonly Clause[]): Draft[] {
  const reading: Reading = { drafts: [], marked: -1, voice: undefined };
  for (const clause of clauses) readClause(body, clause, reading);
  return reading.drafts;
}

function readClause(body: string, clause: Clause, reading: Reading): void {
  const { tokens } = clause;
  const claims = claimQuotations(clause, findReports(clause));
  const claimed = new Set<Quoted>();
  for (const claim of claims) {
    for (const { from, to } of claim.content) {
      for (const token of tokens.slice(from, to)) if (token.quoted) claimed.add(token.quoted);
    }
    addDraft(reading, draftOf(clause, claim));
  }
  for (const [at, token] of tokens.entries()) {
    if (token.quoted && !claimed.has(token.quoted)) readUnclaimed(body, clause, at, token.quoted, reading);
  }
  hear(clause, claims, reading);
}

function addDraft(reading: Reading, draft: Draft): void {
  reading.drafts.push(draft);
  if (draft.kind !== "indirect") reading.marked = reading.drafts.length - 1;
}

function draftOf({ tokens, span, paragraph }: Clause, { report, content, via }: Claim): Draft {
  const range = content.at(-1);
  return {
    kind: kindOf(tokens, content),
    pieces: piecesOf(tokens, content),
    cue: spanOfRange(tokens, report.cue),
    source: report.source && spanOfRange(tokens, report.source),
    via: via && spanOfRange(tokens, via),
    context: span,
    paragraph,
    last: range && tokens[range.to - 1]?.quoted,
  };
}

/** Remembers whose voice the clause leaves in the reader's ear. */
function hear(clause: Clause, claims: readonly Claim[], reading: Reading): void {
  const { tokens, paragraph } = clause;
  const announces = tokens.at(-1)?.text === ":";
  const speaking =
    claims.findLast(({ content }) => kindOf(tokens, content) === "direct") ??
    claims.find(({ report }) => report.manner !== "stance" && !report.relative) ??
    claims[0];
  if (speaking) {
    const { source } = speaking.report;
    reading.voice = {
      source: source && spanOfRange(tokens, source),
      paragraph,
      announces,
    };
  } else if (announces) {
    const source = clauseSubject(tokens, tokens.length);
    reading.voice = { source: source && spanOfRange(tokens, source), paragraph, announces };
  }
}

/** A quotation that no verb of its own clause claims. */
function readUnclaimed(body: string, clause: Clause, at: number, quoted: Quoted, reading: Reading): void {
  const previous = reading.drafts[reading.marked];
  if (previous?.last?.continues && previous.last.paragraph === clause.paragraph - 1)
    return goOn(clause, quoted, reading);
  if (standsAlone(clause)) {
    const sameSpeech =
      previous?.kind === "direct" &&
      clause.paragraph - previous.paragraph <= 1 &&
      sameVoice(previous, clause, reading);
    return sameSpeech
      ? goOn(clause, quoted, reading)
      : addDraft(reading, unclaimed(clause, quoted, voiceFor(clause, reading)));
  }
  const source =
    signature(clause.tokens, at) ?? announced(clause.tokens, at) ?? speakerBeside(body, clause, at, quoted);
  if (source) addDraft(reading, unclaimed(clause, quoted, spanOfRange(clause.tokens, source)));
}

/** Nobody else was heard since, and the paragraph before belongs to the same speech. */
function sameVoice(previous: Draft, clause: Clause, { voice }: Reading): boolean {
  if (!voice || voice.announces || voice.source === undefined || previous.source === undefined)
    return !voice?.announces;
  if (clause.paragraph !== previous.paragraph && voice.paragraph !== previous.paragraph) return false;
  return voice.source.start === previous.source.start;
}

function standsAlone({ tokens }: Clause): boolean {
  return tokens.every((token) => token.kind !== "word");
}

function voiceFor(clause: Clause, { voice }: Reading): Span | undefined {
  return voice && clause.paragraph - voice.paragraph <= 1 ? voice.source : undefined;
}

/** Adds a piece to the last quotation in marks. */
function goOn(clause: Clause, quoted: Quoted, reading: Reading): void {
  const draft = reading.drafts[reading.marked];
  if (!draft) return;
  reading.drafts[reading.marked] = {
    ...draft,
    pieces: [...draft.pieces, quoted.words],
    context: joinSpans(draft.context, clause.span),
    paragraph: clause.paragraph,
    last: quoted,
  };
}

function unclaimed({ span, paragraph }: Clause, quoted: Quoted, source: Span | undefined): Draft {
  return {
    kind: "direct",
    pieces: [quoted.words],
    cue: undefined,
    source,
    via: undefined,
    context: span,
    paragraph,
    last: quoted,
  };
}

/** "Q" — Name, at the end of the clause. */
function signature(tokens: readonly Token[], at: number): TokenRange | undefined {
  if (!/^[—–―-]$/u.test(tokens[at + 1]?.text ?? "") || !isCapitalised(tokens[at + 2])) return undefined;
  const source = nounPhraseAfter(tokens, at + 2);
  return source && (tokens[source.to]?.kind ?? "mark") === "mark" ? source : undefined;
}

/** "Name: Q". */
function announced(tokens: readonly Token[], at: number): TokenRange | undefined {
  if (tokens[at - 1]?.text !== ":") return undefined;
  return isCapitalised(tokens[at - 2]) ? nounPhraseBefore(tokens, at - 1) : clauseSubject(tokens, at - 1);
}

/** A whole utterance beside a verb we do not know: "Q," Smith gushed. */
function speakerBeside(body: string, { tokens }: Clause, at: number, quoted: Quoted): TokenRange | undefined {
  const words = body.slice(quoted.words.start, quoted.words.end);
  const utterance = words.split(/\s+/u, 6).length >= 4 && /^[“‘"'([…]*\p{Lu}/u.test(words);
  if (!utterance) return undefined;
  const next = tokens[at + 1];
  if (/[,?!…—–-]$/u.test(words) && next?.kind === "word" && !isPreposition(next))
    return nounPhraseAfter(tokens, at + 1);
  return tokens[at - 1]?.text === "," ? clauseSubject(tokens, at) : undefined;
}
