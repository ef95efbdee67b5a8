import type { ArticleId } from "../domain/article.ts";
import type { Passage } from "../domain/passage.ts";
import type { Span } from "../domain/span.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import type { Candidate } from "./find-candidates.ts";
import {
  fillNames,
  holdsLongName,
  matchTerms,
  mergeMatches,
  type PlacedMatches,
  placeTerms,
  type TermMatches,
  weighMatches,
} from "./match-terms.ts";
import type { PassageReading } from "./read-passage.ts";
import type { SentenceReading } from "./read-sentence.ts";
import type { ArticleEvidence, SentenceInPlace } from "./sentence-features.ts";
import { questionMemory } from "./question-memory.ts";

/** A passage found, read. */
export type Found = Readonly<{
  candidate: Candidate;
  reading: PassageReading;
  /** Cosine similarity of each sentence to the question; absent without vectors. */
  likeness?: Float32Array;
  /** How near its article was put out to the days asked about, in (0, 1]. */
  timely: number;
}>;

/** Terms a date in the sentence stands for, though it does not hold the question's words for it. */
export type DatedTerms = (articleId: ArticleId, span: Span) => TermMatches | undefined;

/** Every sentence of the passages, in their order, with all that surrounds it. */
export function placeSentences(
  terms: readonly ExpandedTerm[],
  found: readonly Found[],
  datedTerms: DatedTerms,
): Readonly<{ passage: Passage; place: SentenceInPlace }>[] {
  const spansNames = holdsLongName(terms);
  const read = found.map((one) => readMatches(terms, one, datedTerms, spansNames));
  const articles = gatherArticles(terms, read);
  return read.flatMap((one) => {
    const { passage } = one.found.reading;
    const article = articles.get(passage.articleId) ?? { coverage: 0, keyword: one.found.candidate.keyword };
    return placePassage(terms, one, article).map((place) => ({ passage, place }));
  });
}

/** What a passage found holds of the question, before it is known what else was found of its article. */
type MatchedPassage = Readonly<{
  found: Found;
  placed: PassageMatches;
  /** Matches of each sentence: its own, and with what it inherits from the one before. */
  own: readonly TermMatches[];
  matches: readonly TermMatches[];
  /** Of all sentences together, and of these and the context line. */
  whole: TermMatches;
  union: TermMatches;
}>;

/** What a passage's sentences and its context line hold of a question's words. */
type PassageMatches = Readonly<{ sentences: readonly PlacedMatches[]; context: TermMatches }>;

const matched = questionMemory<readonly ExpandedTerm[], Map<PassageReading, PassageMatches>>();

/** Matched once for a question. */
export function matchPassage(terms: readonly ExpandedTerm[], reading: PassageReading): PassageMatches {
  const known = matched.get(terms) ?? new Map<PassageReading, PassageMatches>();
  matched.set(terms, known);
  const matches = known.get(reading) ?? {
    sentences: reading.sentences.map((sentence) => placeTerms(terms, sentence)),
    context: matchTerms(terms, reading.context),
  };
  known.set(reading, matches);
  return matches;
}

function readMatches(
  terms: readonly ExpandedTerm[],
  found: Found,
  datedTerms: DatedTerms,
  spansNames: boolean,
): MatchedPassage {
  const { passage, sentences } = found.reading;
  const placed = matchPassage(terms, found.reading);
  const own = sentences.map((sentence, at) => {
    const held = placed.sentences[at]?.matches ?? [];
    const matched = spansNames ? fillNames(terms, held) : held;
    const dated = datedTerms(passage.articleId, sentence.span);
    return dated ? mergeMatches(matched, dated) : matched;
  });
  const matches = own.map((matched, at) => inheritMatches(matched, own[at - 1], sentences[at]));
  const whole = matches.length === 0 ? terms.map(() => 0) : mergeMatches(...matches);
  return { found, placed, own, matches, whole, union: mergeMatches(whole, placed.context) };
}

function placePassage(
  terms: readonly ExpandedTerm[],
  { found, placed, own, matches, whole, union }: MatchedPassage,
  article: ArticleEvidence,
): SentenceInPlace[] {
  const { candidate, likeness, timely, reading } = found;
  const { passage, sentences } = reading;
  const none = terms.map(() => 0);
  const shares = {
    passage: weighMatches(terms, whole),
    context: weighMatches(terms, placed.context),
    union: weighMatches(terms, union),
  };
  return sentences.map((sentence, at) => ({
    sentence,
    matches: matches[at] ?? none,
    before: matches[at - 1] ?? none,
    after: matches[at + 1] ?? none,
    passage: whole,
    context: placed.context,
    places: placed.sentences[at]?.places ?? [],
    sense: { soft: own[at] ?? none, cosine: 0 },
    like: likeness?.[at] ?? 0,
    timely,
    shares,
    article,
    depth: Math.min(1, (passage.ordinal + at / Math.max(1, sentences.length)) / 12),
    candidate,
  }));
}

function gatherArticles(
  terms: readonly ExpandedTerm[],
  matched: readonly MatchedPassage[],
): ReadonlyMap<ArticleId, ArticleEvidence> {
  const read = new Map<ArticleId, MatchedPassage[]>();
  for (const one of matched) {
    const { articleId } = one.found.reading.passage;
    const others = read.get(articleId);
    if (others) others.push(one);
    else read.set(articleId, [one]);
  }
  const gathered = [...read].map(([articleId, passages]): [ArticleId, ArticleEvidence] => {
    const coverage = weighMatches(terms, mergeMatches(...passages.map(({ union }) => union)));
    return [
      articleId,
      { coverage, keyword: Math.max(...passages.map(({ found }) => found.candidate.keyword)) },
    ];
  });
  return new Map(gathered);
}

/** Opens with a word that stands for what the sentence before it names. */
const STANDS_FOR_BEFORE =
  /^["“'‘]?(?:he|she|it|they|his|her|their|its|these|those|this)\b(?! (?:is|was) \w+ (?:that|to)\b)/iu;
/** How surely it does. */
const INHERITED = 0.7;

function inheritMatches(
  own: TermMatches,
  before: TermMatches | undefined,
  sentence: SentenceReading | undefined,
): TermMatches {
  if (!before || !sentence || !STANDS_FOR_BEFORE.test(sentence.text)) return own;
  return mergeMatches(
    own,
    before.map((match) => match * INHERITED),
  );
}
