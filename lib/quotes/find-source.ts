import type { Token } from "./clauses.ts";
import { cueVerb } from "./cue-verbs.ts";
import type { Cue } from "./find-cues.ts";
import { roleBefore } from "./name-phrase.ts";
import { nounPhraseAfter, nounPhraseBefore, type TokenRange } from "./noun-phrases.ts";
import {
  isCapitalised,
  isDeterminer,
  isPreposition,
  isPronoun,
  isRelative,
  isTimeNoun,
  isWord,
  isAuxiliary,
  isBreak,
} from "./word-classes.ts";

/** The tokens that name a verb's speaker; `relative` when they are "who" or "which". */
export type Subject = Readonly<{ source: TokenRange; relative: boolean }>;

/** How far back an insertion between subject and verb may open, in tokens. */
const INSERTION_REACH = 45;

/**
 * The subject of the verb group that begins at `group`: right before it, before an insertion between commas,
 * or a relative pronoun. Undefined when the verb has no subject of its own there.
 */
export function subjectBefore(tokens: readonly Token[], group: number): Subject | undefined {
  const before = tokens[group - 1];
  if (!before) return undefined;
  if (isRelative(before) && !isAfterCue(tokens, group - 1)) {
    return { source: { from: group - 1, to: group }, relative: true };
  }
  if (isWord(before)) {
    const source = nounPhraseBefore(tokens, group);
    return source && { source, relative: false };
  }
  return /^[,)—–-]$/u.test(before.text) ? subjectBeforeInsertion(tokens, group - 1) : undefined;
}

/** "said that": the word is a conjunction there. */
function isAfterCue(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === "that" && /(?:said|says|told|that)$/u.test(tokens[at - 1]?.lower ?? "");
}

/** "Peskov, the Kremlin press secretary, said": the insertion that ends at `close` is stepped over. */
function subjectBeforeInsertion(tokens: readonly Token[], close: number): Subject | undefined {
  const opener = tokens[close]?.text === ")" ? "(" : (tokens[close]?.text ?? "");
  const name = nameInserted(tokens, close, opener);
  if (name) return { source: name, relative: false };
  const floor = Math.max(0, close - INSERTION_REACH);
  let found: TokenRange | undefined;
  for (let at = close - 1; at > floor; at--) {
    const token = tokens[at];
    if (!token || token.kind === "quoted") break;
    if (token.text !== opener || !isWord(tokens[at - 1])) continue;
    const source = nounPhraseBefore(tokens, at);
    if (!source || !isNominal(tokens, source)) continue;
    found = source;
    if (opener !== "," || !isPartOfList(tokens, source)) break;
  }
  return found && { source: found, relative: false };
}

/** "The foreign minister, Dmytro Kuleba, said": the insertion is the name itself. */
function nameInserted(tokens: readonly Token[], close: number, opener: string): TokenRange | undefined {
  let from = close;
  while (from > 0 && isCapitalised(tokens[from - 1]) && !isTimeNoun(tokens[from - 1])) from--;
  const isName = close - from >= 2 && close - from <= 4 && tokens[from - 1]?.text === opener;
  return isName && roleBefore(tokens, from) !== null ? { from, to: close } : undefined;
}

/** "Smith, 34, of Ohio, said": an age, a place or a description, with the name still further left. */
function isPartOfList(tokens: readonly Token[], source: TokenRange): boolean {
  const first = tokens[source.from];
  if (tokens[source.from - 1]?.text !== ",") return isPreposition(tokens[source.from - 1]);
  return source.to - source.from === 1 && /^\p{N}+$/u.test(first?.text ?? "");
}

function isNominal(tokens: readonly Token[], range: TokenRange): boolean {
  const first = tokens[range.from];
  return isCapitalised(first) || isDeterminer(first) || isPronoun(first) || range.to - range.from <= 4;
}

/** "Q," said the minister: the subject right after the verb. */
export function subjectAfter(tokens: readonly Token[], cue: Cue): TokenRange | undefined {
  if (cue.from !== cue.at || (cue.verb.form !== "past" && cue.verb.form !== "finite")) return undefined;
  const before = tokens[cue.at - 1];
  const afterQuote =
    before?.kind === "quoted" ||
    (/^[,—–-]$/u.test(before?.text ?? "") && tokens[cue.at - 2]?.kind === "quoted");
  if (afterQuote) return nounPhraseAfter(tokens, cue.at + 1);
  if (before?.text !== "," || !/^(?:say|write|add|explain)$/u.test(cue.verb.lemma)) return undefined;
  return subjectAtEnd(tokens, cue.at + 1);
}

/** A named or determined subject with which the sentence ends, or nearly. */
function subjectAtEnd(tokens: readonly Token[], at: number): TokenRange | undefined {
  const source =
    isCapitalised(tokens[at]) || isDeterminer(tokens[at]) ? nounPhraseAfter(tokens, at) : undefined;
  const next = source && tokens[source.to];
  const ends = !next || next.kind === "mark" || isPreposition(next) || next.lower === "who";
  return source && ends ? source : undefined;
}

/** How many openings ("In Kyiv on Monday, …, …,") are tried for the subject of a clause. */
const OPENINGS = 6;

/**
 * The subject that a participle, a second verb or an unknown verb shares: the last noun phrase before `limit` that
 * opens the clause, or follows one of its commas, with a verb right after it.
 */
export function clauseSubject(tokens: readonly Token[], limit: number): TokenRange | undefined {
  const openings = [limit];
  for (let at = limit - 1; at > 0 && openings.length < OPENINGS; at--)
    if (/^[,:;—–]$/u.test(tokens[at - 1]?.text ?? "")) openings.push(at);
  openings.push(0);
  for (const at of openings) {
    const source = phraseOpening(tokens, at);
    if (source && source.to <= limit && isVerbLike(tokens[source.to])) return source;
  }
  const first = phraseOpening(tokens, 0);
  return first && first.to <= limit ? first : undefined;
}

function phraseOpening(tokens: readonly Token[], start: number): TokenRange | undefined {
  let at = start;
  while (
    /^(?:but|and|so|yet|then|still|also|as|when|while|after|because|although|•)$/u.test(
      tokens[at]?.lower ?? "",
    )
  )
    at++;
  const phrase = nounPhraseAfter(tokens, at);
  return phrase && cutAtVerb(tokens, phrase);
}

/** "Deputy Minister Oran Tesk disagreed": a verb we do not know ends a name. */
function cutAtVerb(tokens: readonly Token[], { from, to }: TokenRange): TokenRange {
  for (let at = from + 1; at < to; at++) {
    if (isCapitalised(tokens[at - 1]) && PAST.test(tokens[at]?.text ?? "")) return { from, to: at };
  }
  return { from, to };
}

/** Cheap: an auxiliary, a verb of saying, or a lower-case word that ends as verbs do. */
function isVerbLike(token: Token | undefined): boolean {
  if (!isWord(token) || token === undefined || isCapitalised(token)) return false;
  if (cueVerb(token.lower) || isAuxiliary(token) || isBreak(token))
    return !/^(?:that|who|which|than|or|nor)$/u.test(token.lower);
  return PAST.test(token.lower) || /[^s]s$/u.test(token.lower);
}

/** Past tenses: the regular ones, and the irregular ones of news. */
const PAST =
  /ed$|^(?:went|took|came|made|gave|got|put|began|ran|held|spoke|stood|sat|left|met|won|lost|kept|brought|drew|shot|rose|fell|grew|became|wore|sent|built|paid|sold|drove|flew|chose|broke|woke|hid|hit|cut|set|led)$/u;
