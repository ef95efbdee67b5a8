import type { ArticleId } from "../domain/article.ts";
import type { Passage } from "../domain/passage.ts";
import type { Span } from "../domain/span.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import type { Candidate } from "./find-candidates.ts";
import {
  fillNames,
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
  const placed = found.map((one) => placePassage(terms, one, datedTerms));
  const articles = gatherArticles(terms, placed);
  return placed.flatMap(({ passage, candidate, places }) => {
    const article = articles.get(passage.articleId) ?? { coverage: 0, keyword: candidate.keyword };
    return places.map((place) => ({ passage, place: { ...place, article } }));
  });
}

/** A passage with its sentences in place, before it is known what else was found of its article. */
type PlacedPassage = Readonly<{
  passage: Passage;
  candidate: Candidate;
  /** Term matches of the passage and its context line together. */
  union: TermMatches;
  places: readonly Omit<SentenceInPlace, "article">[];
}>;

/** What a passage's sentences and its context line hold of a question's words. */
type PassageMatches = Readonly<{ sentences: readonly PlacedMatches[]; context: TermMatches }>;

const matched = new WeakMap<readonly ExpandedTerm[], Map<PassageReading, PassageMatches>>();

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

function placePassage(
  terms: readonly ExpandedTerm[],
  { candidate, likeness, timely, reading }: Found,
  datedTerms: DatedTerms,
): PlacedPassage {
  const { passage, sentences } = reading;
  const { sentences: placed, context } = matchPassage(terms, reading);
  const own = sentences.map((sentence, at) => {
    const matched = fillNames(terms, placed[at]?.matches ?? []);
    const dated = datedTerms(passage.articleId, sentence.span);
    return dated ? mergeMatches(matched, dated) : matched;
  });
  const matches = own.map((matched, at) => inheritMatches(matched, own[at - 1], sentences[at]));
  const none = terms.map(() => 0);
  const whole = matches.length === 0 ? none : mergeMatches(...matches);
  const union = mergeMatches(whole, context);
  const shares = {
    passage: weighMatches(terms, whole),
    context: weighMatches(terms, context),
    union: weighMatches(terms, union),
  };
  const places = sentences.map((sentence, at) => ({
    sentence,
    matches: matches[at] ?? none,
    before: matches[at - 1] ?? none,
    after: matches[at + 1] ?? none,
    passage: whole,
    context,
    places: placed[at]?.places ?? [],
    sense: { soft: own[at] ?? none, cosine: 0 },
    like: likeness?.[at] ?? 0,
    timely,
    shares,
    depth: Math.min(1, (passage.ordinal + at / Math.max(1, sentences.length)) / 12),
    candidate,
  }));
  return { passage, candidate, union, places };
}

function gatherArticles(
  terms: readonly ExpandedTerm[],
  placed: readonly PlacedPassage[],
): ReadonlyMap<ArticleId, ArticleEvidence> {
  const found = new Map<ArticleId, PlacedPassage[]>();
  for (const one of placed) {
    const { articleId } = one.passage;
    const others = found.get(articleId);
    if (others) others.push(one);
    else found.set(articleId, [one]);
  }
  const gathered = [...found].map(([articleId, passages]): [ArticleId, ArticleEvidence] => {
    const coverage = weighMatches(terms, mergeMatches(...passages.map(({ union }) => union)));
    return [
      articleId,
      { coverage, keyword: Math.max(...passages.map(({ candidate }) => candidate.keyword)) },
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
