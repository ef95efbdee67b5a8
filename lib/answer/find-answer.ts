import type { Archive } from "../archive/archive.ts";
import type { Article, ArticleId } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";
import type { Attribution, Quote } from "../domain/quote.ts";
import { sliceSpan, spanContains, spansOverlap } from "../domain/span.ts";
import { mergeMatches, weighMatches } from "../retrieve/match-terms.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import { type Evidence, retrieveEvidence, type RetrieveParts } from "../retrieve/retrieve-evidence.ts";
import { splitArticleSentences } from "../text/article-sentences.ts";
import { breadthOf } from "./breadth.ts";
import { type Claim, findDifferingAccounts } from "./find-differing-accounts.ts";
import { findSpeech } from "./find-speech.ts";
import type { Finding } from "./finding.ts";
import { findShortAnswer } from "../short-answer/find-short-answer.ts";
import { judgeSupport, SPEAKS, type SupportedSentence } from "./judge-support.ts";
import { namesSpeaker } from "./names-speaker.ts";
import { readMisattribution, readPremise } from "./read-premise.ts";
import { readSpeechQuestion, type SpeechQuestion } from "./read-speech-question.ts";
import { saysTheSame } from "./same-statement.ts";
import { widenSentence } from "./widen-sentence.ts";

/** What the record answers to one question; no findings means that it is silent. */
export type FoundAnswer = Readonly<{
  evidence: Evidence;
  /** Set when the question was answered out of quotations. */
  speech: SpeechQuestion | undefined;
  findings: readonly Finding[];
  claims: readonly Claim[];
  notes: readonly string[];
}>;

/** How many of the best sentences may be the one that answers. */
const CHOICES = 3;
/** A short answer at least this likely decides which sentence comes first (realtimeqa, development half). */
const LIKELY = 0.3;
/** Best sentences that are read for other accounts. */
const ACCOUNTS_READ = 12;
/** Share of what the answer's passage holds of the question, the counted noun aside, that another account's must hold. */
const SAME_THING = 0.6;
/** At or above this a plain fact needs no second statement, unless it says the same. */
const SURE = 0.5;
/** Most statements of an answer to a plain question of fact. */
const FACTS = 2;
/** Articles whose quotations are read for a question. */
const ARTICLES_READ = 12;

export async function findAnswer(
  question: string,
  filters: Filters,
  parts: RetrieveParts,
): Promise<FoundAnswer> {
  const evidence = await retrieveEvidence(question, filters, parts);
  const around = await readSurroundings(evidence, parts.archive);
  const speech = readSpeechQuestion(evidence.reading);
  const quotes = around.quotes.filter(({ speaker }) => passesSpeakers(speaker, filters));

  const said = speech ? await findSaid(speech, evidence, { ...around, quotes }, parts.archive) : [];
  const findings = said.length > 0 ? said : findStated(evidence, around);
  const kept = keepDistinct(findings.filter(({ speaker }) => passesSpeakers(speaker, filters)));
  const notes = [
    readPremise(evidence.reading, kept[0]),
    readMisattribution(evidence.reading, around.quotes, (quote) => wordsOf(quote, around)),
  ];
  return {
    evidence,
    speech: said.length > 0 ? speech : undefined,
    findings: kept,
    claims:
      kept.length === 0
        ? []
        : findDifferingAccounts(
            evidence.reading,
            statedWidely(evidence, kept, around).filter(({ speaker }) => passesSpeakers(speaker, filters)),
            quotes,
          ),
    notes: notes.filter((note) => note !== undefined),
  };
}

/** The articles behind the best sentences, and their quotations. */
type Surroundings = Readonly<{ articles: ReadonlyMap<ArticleId, Article>; quotes: readonly Quote[] }>;

async function readSurroundings(evidence: Evidence, archive: Archive): Promise<Surroundings> {
  const ids = [...new Set(evidence.sentences.map((sentence) => sentence.articleId))].slice(0, ARTICLES_READ);
  const articles = await Promise.all(ids.map((id) => archive.findArticle(id)));
  const found = articles.flatMap((article) => (article ? [[article.id, article] as const] : []));
  const quotes = ids.length === 0 ? [] : await archive.listQuotes({ articles: new Set(ids) });
  return { articles: new Map(found), quotes };
}

/** True for the words of one of the speakers asked for, in any spelling; for all when none is. */
function passesSpeakers(speaker: Attribution | null, { speakers }: Filters): boolean {
  if (!speakers || speakers.length === 0) return true;
  return speaker !== null && speakers.some((name) => namesSpeaker(name, speaker));
}

function wordsOf(quote: Quote, { articles }: Surroundings): string {
  const article = articles.get(quote.articleId);
  return article ? sliceSpan(article.body, quote.words) : "";
}

async function findSaid(
  speech: SpeechQuestion,
  evidence: Evidence,
  around: Surroundings,
  archive: Archive,
): Promise<Finding[]> {
  const found = await findSpeech(speech, evidence, around.quotes, archive);
  const best = found[0]?.score ?? 0;
  const [most, share] =
    speech.kind === "who-said" ? [2, 0.9] : speech.kind === "did-say" ? [2, 0.85] : [4, 0.6];
  const chosen = found.filter(({ score }) => score >= share * best).slice(0, most);
  return chosen.flatMap(({ sentence, quote }) => widen(sentence, around, [quote]));
}

function findStated(evidence: Evidence, around: Surroundings): Finding[] {
  const judged = judgeSupport(evidence);
  const choices = judged.slice(0, CHOICES).filter(({ support }) => support >= SPEAKS);
  const { first, short } = chooseFirst(evidence, choices);
  if (!first) return [];
  const { most, within } = breadthOf(evidence.reading);
  const others = judged.filter(
    ({ sentence, support }) =>
      sentence !== first.sentence && support >= SPEAKS && sentence.score >= first.sentence.score - within,
  );
  const sure = most <= FACTS && short !== undefined && short.confidence >= SURE;
  const kept = sure ? others.filter(({ sentence }) => sentence.text.includes(short.text)) : others;
  const chosen = [first, ...kept].slice(0, most + 2).map(({ sentence }) => sentence);
  return chosen.flatMap((sentence) => widen(sentence, around, around.quotes)).slice(0, most);
}

type FirstChoice = Readonly<{
  first: SupportedSentence | undefined;
  short: Readonly<{ text: string; confidence: number }> | undefined;
}>;

/** Of the sentences that may answer, the one that holds the likeliest short answer; the best ranked when none is likely. */
function chooseFirst(evidence: Evidence, choices: readonly SupportedSentence[]): FirstChoice {
  if (choices.length === 0) return { first: undefined, short: undefined };
  const chosen = new Set(choices.map(({ sentence }) => sentence));
  const others = evidence.sentences.filter((sentence) => !chosen.has(sentence));
  const texts = [...chosen, ...others].map(({ text }) => text);
  const short = findShortAnswer(evidence, texts, choices.length);
  return { first: choices[short && short.confidence >= LIKELY ? short.sentence : 0], short };
}

/** Everything that may hold another account of the same thing: what speaks of it nearly as fully as the answer does. */
function statedWidely(evidence: Evidence, [answer]: readonly Finding[], around: Surroundings): Finding[] {
  const { noun } = evidence.reading.asked;
  const besideNoun = evidence.terms.map((term) => (term.word === noun ? { ...term, idf: 0 } : term));
  const aboutIt = ({ place }: RankedSentence) =>
    weighMatches(besideNoun, mergeMatches(place.passage, place.context));
  const least = answer ? SAME_THING * aboutIt(answer.sentence) : 0;
  const sentences = evidence.sentences.slice(0, ACCOUNTS_READ).filter((one) => aboutIt(one) >= least);
  return sentences.flatMap((sentence) => widen(sentence, around, around.quotes));
}

function widen(sentence: RankedSentence, around: Surroundings, quotes: readonly Quote[]): Finding[] {
  const article = around.articles.get(sentence.articleId);
  if (!article) return [];
  const own = quotes.filter((quote) => quote.articleId === article.id);
  return [widenSentence(sentence, article, splitArticleSentences(article), own)];
}

/** Drops what overlaps an earlier finding of the same article. */
function keepDistinct(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding, at) =>
      !findings
        .slice(0, at)
        .some(
          (earlier) => earlier.article.id === finding.article.id && spansOverlap(earlier.span, finding.span),
        ),
  );
}

/** Findings of different articles that say the same, together; the first of each group is the one to state. */
export function groupSame(findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const same = groups.find(([first]) => first && saysTheSame(wordsStated(first), wordsStated(finding)));
    if (same) same.push(finding);
    else groups.push([finding]);
  }
  return groups;
}

/** A whole quotation's own words, else the sentences: who signs them and where is no part of what is said. */
function wordsStated({ article, span, quote }: Finding): string {
  const quoted = quote !== null && quote.kind === "direct" && spanContains(span, quote.words);
  return sliceSpan(article.body, quoted ? quote.words : span);
}
