import type { Archive } from "../archive/archive.ts";
import type { Quote } from "../domain/quote.ts";
import { overlapOf, spansOverlap } from "../domain/span.ts";
import { type ExpandedTerm, expandTerms } from "../retrieve/expand-terms.ts";
import { matchTerms, mergeMatches, weighMatches } from "../retrieve/match-terms.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import { readQuestion } from "../retrieve/read-question.ts";
import { readSentence } from "../retrieve/read-sentence.ts";
import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import { foldMarks } from "../text/fold-marks.ts";
import { namesSpeaker } from "./names-speaker.ts";
import type { SpeechQuestion } from "./read-speech-question.ts";

/** A quotation that answers a question about speech, with the ranked sentence it stands in. */
export type FoundSpeech = Readonly<{ quote: Quote; sentence: RankedSentence; score: number }>;

/** Least share of the asked-about words (by rarity) that a quotation and its sentence must hold. */
const LEAST_ABOUT = 0.5;

/** Quotations that answer, best first; empty when none does. */
export async function findSpeech(
  speech: SpeechQuestion,
  evidence: Evidence,
  quotes: readonly Quote[],
  archive: Archive,
): Promise<FoundSpeech[]> {
  const about = readQuestion(speech.about);
  const terms = speech.about === "" ? [] : await expandTerms(about, archive);
  const asked = quotesAsked(speech, about.quoted, evidence, quotes);
  const found = asked.flatMap((quote) => {
    const scored = sentencesOf(quote, evidence).map((sentence) => ({
      quote,
      sentence,
      score: scoreQuote(quote, sentence, terms, about.quoted),
    }));
    const best = scored.sort((a, b) => b.score - a.score)[0];
    const enough = speech.kind === "anybody-said" ? holdsEach(terms, best?.sentence) : true;
    return best && enough && (terms.length === 0 || best.score >= LEAST_ABOUT) ? [best] : [];
  });
  return found.sort((a, b) => b.score - a.score || b.sentence.score - a.sentence.score);
}

/** Least match of each word asked about, where nothing but the words tells that the quotation speaks of it. */
const LEAST_EACH = 0.4;

function holdsEach(terms: readonly ExpandedTerm[], sentence: RankedSentence | undefined): boolean {
  if (!sentence) return false;
  const matches = matchTerms(terms, readSentence(sentence.text, sentence.span));
  return terms.every((term, at) => term.light || (matches[at] ?? 0) >= LEAST_EACH);
}

/**
 * Everybody's for "who said" and "each side", the speaker's for "what did X say". "Did X say “…”?" asks X too, unless the very words
 * are somebody else's only: then theirs are the answer.
 */
function quotesAsked(
  speech: SpeechQuestion,
  phrases: readonly string[],
  evidence: Evidence,
  quotes: readonly Quote[],
): readonly Quote[] {
  if (!("speaker" in speech)) return quotes;
  const own = quotes.filter((quote) => speaks(speech.speaker, quote));
  if (speech.kind === "what-said" || phrases.length === 0) return own;
  const holding = quotes.filter((quote) => holdsAll(quote, phrases, evidence));
  return holding.length === 0 || own.some((quote) => holding.includes(quote)) ? own : holding;
}

function holdsAll(quote: Quote, phrases: readonly string[], evidence: Evidence): boolean {
  return sentencesOf(quote, evidence).some(({ text }) =>
    phrases.every((phrase) => foldMarks(text).includes(foldMarks(phrase))),
  );
}

function speaks(name: string, quote: Quote): boolean {
  return namesSpeaker(name, quote.speaker) || (quote.via !== null && namesSpeaker(name, quote.via));
}

/** The ranked sentences that hold some of the quotation, those that hold most of it first. */
function sentencesOf(quote: Quote, evidence: Evidence): RankedSentence[] {
  const holding = evidence.sentences.filter(
    (sentence) => sentence.articleId === quote.articleId && spansOverlap(sentence.span, quote.words),
  );
  return holding.sort((a, b) => overlapOf(b.span, quote.words) - overlapOf(a.span, quote.words));
}

/** Coverage of what is asked about by the quotation and its sentence; whole phrases in quotation marks count most. */
function scoreQuote(
  quote: Quote,
  sentence: RankedSentence,
  terms: readonly ExpandedTerm[],
  phrases: readonly string[],
): number {
  const reading = readSentence(sentence.text, sentence.span);
  const own = matchTerms(terms, reading);
  const near = mergeMatches(
    own,
    matchTerms(terms, readSentence(sentence.passage.text, sentence.passage.span)),
  );
  const held = phrases.filter((phrase) => foldMarks(sentence.passage.text).includes(foldMarks(phrase)));
  const inSentence = phrases.filter((phrase) => foldMarks(sentence.text).includes(foldMarks(phrase)));
  const exact = phrases.length === 0 ? 0 : (held.length + inSentence.length) / (2 * phrases.length);
  const marked = quote.kind === "indirect" ? 0 : 0.05;
  return (
    0.75 * weighMatches(terms, own) +
    0.25 * weighMatches(terms, near) +
    exact +
    marked +
    (quote.speaker.known ? 0.05 : 0)
  );
}
