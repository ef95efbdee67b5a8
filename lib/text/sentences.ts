import type { Span } from "../domain/span.ts";
import { trimSpan } from "../domain/span.ts";
import { splitParagraphs } from "./paragraphs.ts";

/** A sentence and the paragraph it stands in, counted from 0. */
export type Sentence = Readonly<{ span: Span; paragraph: number }>;

/** Ends that are part of a word, before which a full stop never closes a sentence when a name follows. */
const TITLES = new Set(
  (
    "mr mrs ms dr prof gen lt col sgt capt cmdr adm maj brig sen rep gov rev hon st pres sec amb supt det insp cpl pvt " +
    "messrs mme mlle sr sra fr mt ft vs no nos fig figs eq cf approx dept est"
  ).split(" "),
);
/** Abbreviations that may close a sentence: they do when a capital that starts no name-like run follows. */
const ABBREVIATIONS = new Set(
  (
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun inc ltd co corp jr " +
    "bros etc al ave blvd rd vol pp ed eds e.g i.e a.m p.m u.s u.k u.n u.s.a e.u d.c ph.d"
  ).split(" "),
);
const NEVER_CLOSES = new Set(["e.g", "i.e", "cf", "vs", "al", "approx"]);
const TERMINATOR = /[.!?…。！？؟]/u;
const CLOSER = /["'”’»)\]]/u;
const OPENS = /["'“‘«([]/u;
const STARTS_SENTENCE = /[\p{Lu}\p{Lt}\p{N}\p{Lo}@#$£€•–—-]/u;

/** Sentences of `body` in order, each a whole one of its paragraph; linear in the text. */
export function splitSentences(body: string): Sentence[] {
  return splitParagraphs(body).flatMap((paragraph, index) =>
    splitParagraph(body, paragraph).map((span) => ({ span, paragraph: index })),
  );
}

/** Sentences of one paragraph. A quotation's closing mark stays with the sentence it closes. */
export function splitParagraph(body: string, paragraph: Span): Span[] {
  const sentences: Span[] = [];
  let start = paragraph.start;
  for (let at = paragraph.start; at < paragraph.end; at++) {
    if (!TERMINATOR.test(body[at] ?? "")) continue;
    const end = endOfTerminator(body, at, paragraph.end);
    if (closesSentence(body, start, at, end, paragraph.end)) {
      pushSentence(sentences, body, { start, end });
      start = end;
    }
    at = end - 1;
  }
  pushSentence(sentences, body, { start, end: paragraph.end });
  return sentences;
}

function pushSentence(sentences: Span[], body: string, span: Span): void {
  const trimmed = trimSpan(body, span);
  if (trimmed.end > trimmed.start) sentences.push(trimmed);
}

/** Past the run of terminators at `at` and the closing marks right after it. */
function endOfTerminator(body: string, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit && TERMINATOR.test(body[end] ?? "")) end++;
  while (end < limit && CLOSER.test(body[end] ?? "") && !opensQuotation(body, end)) end++;
  return end;
}

/** A straight mark after white space opens; one right after a full stop closes. */
function opensQuotation(body: string, at: number): boolean {
  return /\s/u.test(body[at - 1] ?? "");
}

function closesSentence(body: string, start: number, at: number, end: number, limit: number): boolean {
  if (end >= limit) return true;
  if (!/\s/u.test(body[end] ?? "")) return isGluedSentence(body, at, end);
  const next = firstOfNext(body, end, limit);
  if (next === undefined) return true;
  if (!STARTS_SENTENCE.test(next)) return false;
  if (body[at] !== "." || end - at > 1) return true;
  return !isAbbreviation(body, start, at, next);
}

/** "…in Kyiv.The army" : a full stop with no space, between a lower-case word and a capitalised one. */
function isGluedSentence(body: string, at: number, end: number): boolean {
  return (
    /[\p{Ll}”"’)]/u.test(body[at - 1] ?? "") &&
    /^\p{Lu}\p{Ll}/u.test(body.slice(end, end + 2)) &&
    end - at === 1 &&
    /\p{Ll}{3}$/u.test(body.slice(Math.max(0, at - 3), at))
  );
}

/** The first letter of what follows, opening marks left aside; undefined when nothing does. */
function firstOfNext(body: string, from: number, limit: number): string | undefined {
  let at = from;
  while (at < limit && /\s/u.test(body[at] ?? "")) at++;
  while (at < limit && OPENS.test(body[at] ?? "")) at++;
  if (at >= limit) return undefined;
  const code = body.codePointAt(at);
  return code === undefined ? undefined : String.fromCodePoint(code);
}

function isAbbreviation(body: string, start: number, at: number, next: string): boolean {
  const word = wordBefore(body, start, at).toLowerCase();
  if (word === "") return false;
  if (/^\p{L}$/u.test(word)) return word !== "i" && /\p{Lu}/u.test(body[at - 1] ?? "");
  if (TITLES.has(word)) return word === "no" || word === "nos" ? /\p{N}/u.test(next) : true;
  if (NEVER_CLOSES.has(word)) return true;
  if (!ABBREVIATIONS.has(word)) return false;
  return /\p{N}/u.test(next) || !startsWithCommonOpener(body, at + 1);
}

/** Letters and inner full stops right before `at`: "U.S", "Mr". */
function wordBefore(body: string, start: number, at: number): string {
  let from = at;
  while (from > start && at - from < 12 && /[\p{L}.]/u.test(body[from - 1] ?? "")) from--;
  return body.slice(from, at).replace(/^\.+/u, "");
}

const COMMON_OPENERS =
  /^\s+["'“‘(]*(The|A|An|It|He|She|They|We|I|This|That|These|Those|But|And|In|On|At|For|After|Before|While|When|As|His|Her|Their|Its|However|Meanwhile|There|If|Some|Many|More|What|So|Since|According|Earlier|Last|No|Not|Our|You|With|By|To|From|One|Two)\b/u;

function startsWithCommonOpener(body: string, from: number): boolean {
  return COMMON_OPENERS.test(body.slice(from, from + 24));
}
