import type { Span } from "../domain/span.ts";
import { splitParagraph } from "../text/sentences.ts";
import { cueVerb } from "./cue-verbs.ts";
import type { Quoted } from "./quotation-marks.ts";

/** A word, a punctuation mark, or a whole quotation taken as one thing. */
export type Token = Readonly<{
  kind: "word" | "mark" | "quoted";
  text: string;
  /** Lower case, straight apostrophes; empty for a quotation. */
  lower: string;
  /** A word that begins with a capital, or a handle that does. */
  capital: boolean;
  span: Span;
  quoted?: Quoted;
}>;

/** A sentence whose quotations are single tokens: full stops inside them do not end it. */
export type Clause = Readonly<{ tokens: readonly Token[]; span: Span; paragraph: number }>;

/** Longer runs without an end are cut here, so that the work stays linear in the text. */
const MAX_TOKENS = 400;
const TOKEN =
  /(?:\p{L}\.){2,}\p{L}?|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|St|Sens|Reps|Jr|Sr|No|Gens|Messrs)\.(?!\p{L})|\p{L}\.(?=\s\p{Lu})|\p{N}+(?:[.,:]\p{N}+)*(?:\p{L}+)?(?:-[\p{L}\p{N}]+)*%?|[@#$£€]?[\p{L}\p{M}][\p{L}\p{N}\p{M}_]*(?:['’ʼ.&\-‑/](?=[\p{L}\p{N}])(?<![\p{L}]{2}\.)[\p{L}\p{N}\p{M}_]+)*|[^\s\u200b]/gu;

/** The clauses of one paragraph, in order; `quoted` are the quotations of that paragraph. */
export function splitClauses(
  body: string,
  paragraph: Span,
  index: number,
  quoted: readonly Quoted[],
): Clause[] {
  const tokens = tokenize(body, paragraph, quoted);
  const ends = sentenceEnds(body, paragraph, quoted);
  const clauses: Clause[] = [];
  let from = 0;
  let nextEnd = 0;
  for (let at = 0; at < tokens.length; at++) {
    const end = tokens[at]?.span.end ?? 0;
    while ((ends[nextEnd] ?? Infinity) < end) nextEnd++;
    if (ends[nextEnd] === end || at + 1 === tokens.length || at + 1 - from >= MAX_TOKENS) {
      clauses.push(clauseOf(tokens.slice(from, at + 1), index));
      from = at + 1;
    }
  }
  return joinAttributions(clauses);
}

/** "Why?" Smith asked. : a quotation's own full stop does not part it from the verb of saying that follows. */
function joinAttributions(clauses: readonly Clause[]): Clause[] {
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const previous = joined.at(-1);
    if (previous?.tokens.at(-1)?.kind === "quoted" && isAttribution(clause.tokens)) {
      joined[joined.length - 1] = clauseOf([...previous.tokens, ...clause.tokens], clause.paragraph);
    } else joined.push(clause);
  }
  return joined;
}

/** How late the verb may come in a clause that does nothing but tell who spoke, in tokens. */
const ATTRIBUTION_REACH = 8;

/** A short subject and a verb of saying, with nothing said after it. */
function isAttribution(tokens: readonly Token[]): boolean {
  for (let at = 1; at < Math.min(tokens.length, ATTRIBUTION_REACH); at++) {
    const token = tokens[at];
    if (token?.kind !== "word") return false;
    const verb = /^\p{Lu}/u.test(token.text) ? undefined : cueVerb(token.lower);
    if (verb && verb.kind !== "stance" && !verb.nounToo && /^(?:past|finite)$/u.test(verb.form)) {
      const next = tokens[at + 1];
      if (!next || (next.kind === "mark" && next.text !== ":")) return tokens[at + 2]?.kind !== "quoted";
      return /^(?:in|on|at|during|to|of|last|this|reporters|cnn|after|before|while|as|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/u.test(
        next.lower,
      );
    }
  }
  return false;
}

function clauseOf(tokens: readonly Token[], paragraph: number): Clause {
  return {
    tokens,
    paragraph,
    span: { start: tokens[0]?.span.start ?? 0, end: tokens.at(-1)?.span.end ?? 0 },
  };
}

/** Ends of sentences that do not fall inside a quotation. */
function sentenceEnds(body: string, paragraph: Span, quoted: readonly Quoted[]): number[] {
  const ends: number[] = [];
  let next = 0;
  for (const { end } of splitParagraph(body, paragraph)) {
    while ((quoted[next]?.outer.end ?? Infinity) < end) next++;
    const around = quoted[next];
    if (around && around.outer.start < end && end < around.outer.end) continue;
    ends.push(end);
  }
  return ends;
}

function tokenize(body: string, paragraph: Span, quoted: readonly Quoted[]): Token[] {
  const tokens: Token[] = [];
  let from = paragraph.start;
  for (const one of quoted) {
    pushWords(tokens, body, { start: from, end: one.outer.start });
    tokens.push(isTitle(body, one, tokens.at(-1)) ? titleToken(body, one) : quotedToken(one));
    from = one.outer.end;
  }
  pushWords(tokens, body, { start: from, end: paragraph.end });
  return tokens;
}

function quotedToken(quoted: Quoted): Token {
  return { kind: "quoted", text: "", lower: "", capital: false, span: quoted.outer, quoted };
}

/** The name of a work or a body, taken as one word of its sentence. */
function titleToken(body: string, { outer }: Quoted): Token {
  const text = body.slice(outer.start, outer.end);
  return { kind: "word", text, lower: text.toLowerCase(), capital: false, span: outer };
}

/** Longer than this no name of a programme or a book is, in characters. */
const TITLE_MAX = 80;
const TITLE_WORDS =
  /^(?:[\p{Lu}\p{N}][\p{L}\p{N}'’.&-]*|of|the|a|an|and|in|on|to|for|with|from|at|by|vs\.?|&|\s)+[,.!?:;]*$/u;

/** on “Meet the Press”, the ‘International Legion’: capitals throughout, in the middle of a sentence, and no verb of saying before. */
function isTitle(body: string, { words }: Quoted, before: Token | undefined): boolean {
  if (before?.kind !== "word" || words.end - words.start > TITLE_MAX) return false;
  if (/^(?:that|as|him|her|it|them|me|us|to|is|was|are|were|be)$/u.test(before.lower)) return false;
  if (cueVerb(before.lower) && !/^\p{Lu}/u.test(before.text)) return false;
  return TITLE_WORDS.test(body.slice(words.start, words.end));
}

function pushWords(tokens: Token[], body: string, span: Span): void {
  for (const match of body.slice(span.start, span.end).matchAll(TOKEN)) {
    const start = span.start + match.index;
    const text = match[0];
    const first = text[0] === "@" ? (text[1] ?? "") : (text[0] ?? "");
    tokens.push({
      capital: first !== first.toLowerCase(),
      kind: /[\p{L}\p{N}]/u.test(text) ? "word" : "mark",
      text,
      lower: text.toLowerCase().replaceAll("’", "'"),
      span: { start, end: start + text.length },
    });
  }
}
