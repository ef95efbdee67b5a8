import type { Archive, SearchOptions } from "../archive/archive.ts";
import { sentenceCosines } from "../archive/sentence-vectors.ts";
import type { ArticleId } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";
import type { NamedEmbeddings } from "../embeddings/named-embeddings.ts";
import { type ExpandedTerm, expandTerms, queryTerms } from "./expand-terms.ts";
import { spansOverlap } from "../domain/span.ts";
import { fuseHits, type Candidate } from "./find-candidates.ts";
import { foldOrigins, sharedOrigins } from "./fold-origins.ts";
import { eventsWithin, matchDatedTerms } from "./match-dated-terms.ts";
import type { Found } from "./place-sentences.ts";
import { readPassage, readPassages } from "./read-passage.ts";
import { type QuestionReading, readQuestion } from "./read-question.ts";
import { type RankedPassage, rankPassages } from "./rank-passages.ts";
import { type RankedSentence, matchAhead, rankSentences } from "./rank-sentences.ts";
import { type Scope, scopeQuestion } from "./scope-question.ts";
import { type Timeliness, timelinessOf } from "./timeliness.ts";

/** What the record holds that speaks to a question. */
export type Evidence = Readonly<{
  reading: QuestionReading;
  terms: readonly ExpandedTerm[];
  scope: Scope;
  /** Best first. */
  sentences: readonly RankedSentence[];
  /** Best first, by their best sentence. */
  passages: readonly RankedPassage[];
}>;

export type RetrieveParts = Readonly<{
  archive: Archive;
  embeddings: NamedEmbeddings | undefined;
  /** Passages read; more when a search wants more. */ limit?: number;
}>;

/** Passages whose sentences are read; 40 holds the gold article of 95 % of the realtimeqa questions. */
export const CANDIDATES = 40;

/** How much of the candidates the copies of one report may be: enough to count them, not so many that they fill the list. */
const COPIES_SHARE = 1 / 4;

/** Words beside a date up to which its events are looked up one by one. */
const OTHER_WORDS = 3;

/** @throws when the archive cannot be read; an empty record gives empty evidence. */
export async function retrieveEvidence(
  question: string,
  filters: Filters,
  { archive, embeddings, limit = CANDIDATES }: RetrieveParts,
): Promise<Evidence> {
  const scope = await scopeQuestion(question, filters, archive);
  const listed = await archive.listArticles();
  const shared = sharedOrigins(listed);
  const timely = timelinessOf(listed, scope);
  const read = Math.max(limit, CANDIDATES);
  const options = {
    limit: shared.size > 0 ? 2 * read : read,
    ...(scope.within ? { within: scope.within } : {}),
  };
  // The question's vector is made in a thread of its own meanwhile.
  const [vector, { reading, terms, hits }] = await Promise.all([
    embedQuestion(scope.question, archive, embeddings),
    findByWords(scope.question, archive, options),
  ]);
  const candidates = fuseHits(hits, vector ? await archive.searchVectors(vector, options) : []);
  const chosen = foldOrigins(candidates, shared, read * COPIES_SHARE).slice(0, read);
  const dated = asksOfDays(terms, scope) ? await findDatedPassages(scope, chosen, archive, timely) : [];
  const candidatesRead = await readCandidates(chosen, archive, timely);
  const found = await likenSentences([...candidatesRead, ...dated], vector, archive);
  const articles = new Set(found.map(({ reading: { passage } }) => passage.articleId));
  const datedTerms = await matchDatedTerms(terms, scope, articles, archive);
  const sentences = rankSentences(reading, terms, found, datedTerms);
  return { reading, terms, scope, sentences, passages: rankPassages(reading, found, sentences) };
}

/** Undefined where there are no vectors to compare it with. */
async function embedQuestion(
  question: string,
  archive: Archive,
  embeddings: NamedEmbeddings | undefined,
): Promise<Float32Array | undefined> {
  if (!embeddings || !archive.info.vectors) return undefined;
  return Float32Array.from(await embeddings.embedQuery(question));
}

async function findByWords(question: string, archive: Archive, options: SearchOptions) {
  const reading = readQuestion(question);
  const terms = await expandTerms(reading, archive);
  const hits = await archive.searchKeywords(queryTerms(terms), options);
  // Most of them are among the candidates, and the question's vector is not made yet.
  const likely = hits.slice(0, CANDIDATES).map(({ passageId }) => passageId);
  for (const passage of await readPassages(archive, likely)) matchAhead(reading, terms, passage);
  return { reading, terms, hits };
}

async function readCandidates(
  candidates: readonly Candidate[],
  archive: Archive,
  timely: Timeliness,
): Promise<Found[]> {
  const byId = new Map(candidates.map((candidate) => [candidate.passageId, candidate]));
  const readings = await readPassages(archive, [...byId.keys()]);
  return readings.flatMap((reading) => {
    const candidate = byId.get(reading.passage.id);
    return candidate ? [{ candidate, reading, timely: timely(candidate.articleId) }] : [];
  });
}

/** Each passage with how like the question its sentences are; 0 where there are no vectors of them. */
async function likenSentences(
  found: readonly Found[],
  vector: Float32Array | undefined,
  archive: Archive,
): Promise<Found[]> {
  if (!vector) return [...found];
  const kept = await archive.sentenceVectors(found.map(({ candidate }) => candidate.passageId));
  return found.map((one) => {
    const vectors = kept.get(one.candidate.passageId);
    // Made of other sentences than the passage has by now: an ingest with newer rules is still to come.
    if (vectors?.scales.length !== one.reading.sentences.length) return one;
    return { ...one, likeness: sentenceCosines(vector, vectors) };
  });
}

/** Few words beside the days, as in "What happened on 27 February?": the days themselves are what is asked for. */
function asksOfDays(terms: readonly ExpandedTerm[], { dates, question }: Scope): boolean {
  if (!dates) return false;
  const named = question.slice(dates.span.start, dates.span.end).toLowerCase();
  return terms.filter((term) => !term.light && !named.includes(term.word)).length <= OTHER_WORDS;
}

/** Passages that hold what the record dates to the days asked for, beyond those found by their words. */
async function findDatedPassages(
  scope: Scope,
  candidates: readonly Candidate[],
  archive: Archive,
  timely: Timeliness,
): Promise<Found[]> {
  if (!scope.dates) return [];
  const events = await eventsWithin(scope.dates, scope.within, archive, CANDIDATES);
  const known = new Set(candidates.map((candidate) => candidate.passageId));
  const found = new Map<number, Found>();
  for (const event of events) {
    const passages = await archive.passagesOf(event.articleId);
    const passage = passages.find(({ span }) => spansOverlap(span, event.span));
    if (!passage || known.has(passage.id)) continue;
    const { id: passageId, articleId } = passage;
    const candidate = { passageId, articleId, keyword: 0, vector: 0, similarity: null, fused: 0 };
    found.set(passageId, { reading: readPassage(passage), candidate, timely: timely(articleId) });
  }
  return [...found.values()];
}

/** The articles the passages belong to, best passage first, each once. */
export function articlesOf(passages: readonly RankedPassage[]): ArticleId[] {
  return [...new Set(passages.map(({ passage }) => passage.articleId))];
}
