import type { Article } from "../domain/article.ts";
import type { Quote } from "../domain/quote.ts";
import { joinSpans, overlapOf, type Span, spanContains, spanLength, spansOverlap } from "../domain/span.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import type { Sentence } from "../text/sentences.ts";
import { clearPronoun } from "./clear-pronoun.ts";
import type { Finding } from "./finding.ts";

/** Longest statement, in characters; beyond it the sentence stands alone. */
const LONGEST = 700;
/** Opens with a word that points back at what was said before. */
const POINTS_BACK =
  /^["“'‘]?(?:he|she|it|they|his|her|their|its|this|that|these|those|such|the (?:former|latter|move|announcement|decision|statement|meeting))\b/iu;

/** "It is worth noting that …" points at nothing before it. */
const POINTS_AHEAD = /^it (?:is|was|has been|would be|remains) (?:\w+ ){1,3}(?:that|to|whether|how)\b/iu;
/** So short a sentence with one of these is not understood alone. */
const SHORT_WORDS = 9;
const HOLDS_PRONOUN = /\b(?:it|them|there|this|that|him|her)\b/iu;

/** What a sentence needs around it to be read alone: the rest of its quotation, or the sentence it points back at. */
export function widenSentence(
  ranked: RankedSentence,
  article: Article,
  sentences: readonly Sentence[],
  quotes: readonly Quote[],
): Finding {
  const quote = quoteOf(ranked.span, quotes);
  const known = new Map<number, ReturnType<typeof clearPronoun>>();
  const clear = (span: Span) => {
    if (!known.has(span.start)) known.set(span.start, clearPronoun(article, span, sentences, quotes));
    return known.get(span.start);
  };
  const alone = quote
    ? wholeQuotation(ranked.span, quote, sentences)
    : withReferent(ranked.span, article, sentences, clear);
  const span = withList(alone, article, sentences);
  const speaker = quote && quote.speaker.known ? quote.speaker : null;
  const said = speaker && !spansOverlap(speaker.span, span) ? sentenceAt(speaker.span, sentences) : null;
  const signed = said !== null && isSignature(article.body, said, span);
  return {
    article,
    span: signed ? joinSpans(span, said) : span,
    clarification: clear(span) ?? null,
    sentence: ranked,
    speaker: speaker ?? (quote ? { known: false } : null),
    speakerSentence: signed ? null : said,
    quote: quote ?? null,
  };
}

/** "— Name (@handle) date" right after the words it signs. */
function isSignature(body: string, sentence: Span, words: Span): boolean {
  const between = sentence.start - words.end;
  return between >= 0 && between <= 3 && /^[—–-]/u.test(body.slice(sentence.start, sentence.end));
}

/** The quotation that makes up most of the sentence, or that the sentence is part of. */
function quoteOf(span: Span, quotes: readonly Quote[]): Quote | undefined {
  const inside = quotes.filter((quote) => spansOverlap(quote.words, span));
  return inside.sort((a, b) => overlapOf(b.words, span) - overlapOf(a.words, span))[0];
}

function wholeQuotation(span: Span, quote: Quote, sentences: readonly Sentence[]): Span {
  if (quote.kind === "indirect") return span;
  const touched = sentences.filter((sentence) =>
    quote.pieces.some((piece) => spansOverlap(piece, sentence.span)),
  );
  const whole = touched.map((sentence) => sentence.span).reduce(joinSpans, span);
  return spanLength(whole) <= LONGEST ? whole : span;
}

/** With the sentence before it in the same paragraph, when it opens by pointing back and no brackets can make it clear. */
function withReferent(
  span: Span,
  article: Article,
  sentences: readonly Sentence[],
  clear: (span: Span) => unknown,
): Span {
  const text = article.body.slice(span.start, span.end);
  if (!needsReferent(text) || (!isShortAndOpen(text) && clear(span) !== undefined)) return span;
  const at = sentences.findIndex(
    (sentence) => spanContains(sentence.span, span) || spansOverlap(sentence.span, span),
  );
  const own = sentences[at];
  const before = sentences[at - 1];
  if (!own || !before || own.paragraph - before.paragraph > 1) return span;
  const wide = joinSpans(before.span, span);
  return spanLength(wide) <= LONGEST ? wide : span;
}

const LIST_ITEM = /^\s*(?:[•▪◦‣*·–—-]|\d{1,2}[.)])\s/u;

/** With the list it introduces, when it ends in a colon. */
function withList(span: Span, article: Article, sentences: readonly Sentence[]): Span {
  if (!/:\s*$/u.test(article.body.slice(span.start, span.end))) return span;
  let wide = span;
  for (const next of sentences.filter((sentence) => sentence.span.start >= span.end)) {
    const grown = joinSpans(span, next.span);
    if (!LIST_ITEM.test(article.body.slice(next.span.start, next.span.end)) || spanLength(grown) > LONGEST)
      break;
    wide = grown;
  }
  return wide;
}

function needsReferent(text: string): boolean {
  return POINTS_BACK.test(text) ? !POINTS_AHEAD.test(text) : isShortAndOpen(text);
}

/** So short that a second pronoun leaves it open: "He has refused to flee from it." */
function isShortAndOpen(text: string): boolean {
  return HOLDS_PRONOUN.test(text) && text.split(/\s+/u).length <= SHORT_WORDS;
}

function sentenceAt(span: Span, sentences: readonly Sentence[]): Span | null {
  return sentences.find((sentence) => spansOverlap(sentence.span, span))?.span ?? null;
}
