import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import { holdsAnswerType } from "../retrieve/holds-answer-type.ts";
import { mergeMatches, type TermMatches, weighMatches } from "../retrieve/match-terms.ts";
import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import { SENTENCE_FEATURES } from "../retrieve/sentence-features.ts";
import { kindTest } from "../short-answer/kinds.ts";
import { foldText, isStopWord, listWords } from "../text/words.ts";
import { questionMemory } from "../retrieve/question-memory.ts";

/** What speaks for or against the record holding what the question asks about; each about in [0, 1]. */
export const SUPPORT_FEATURES = [
  "coverage",
  "windowCoverage",
  "articleCoverage",
  "missingNames",
  "missingNumbers",
  "unknownWords",
  "answerType",
  "similarity",
  "pairs",
  "rarest",
  "worstMissing",
  "worstMissingNear",
  "missingCount",
  "missingNearCount",
  "missingNamesNear",
  "fewTerms",
  "asksThing",
  "score",
  "missingVerbs",
  "missingNouns",
  "missingAdjectives",
  "missingCounted",
  "missingKind",
  "restCoverage",
  "restCoverageNear",
  "soft",
  "softNear",
  "sense",
  "senseBest",
  "softWorst",
  "allSpokenOf",
  "narrow",
] as const;

/** Where there are no vectors: what the bundled ones give a middling passage, so that their lack counts neither way. */
const UNKNOWN_SIMILARITY = 0.45;

/** Which way each may count: what is missing or unknown only against, the rest only for, and three either way. */
export const SUPPORT_SIGNS = SUPPORT_FEATURES.map((name) => {
  if (name === "fewTerms" || name === "asksThing" || name === "narrow") return 0;
  return /^(?:missing|worst|unknown)/u.test(name) ? -1 : 1;
});

export function supportFeatures(evidence: Evidence, sentence: RankedSentence): number[] {
  const { terms, reading } = evidence;
  const own = withKind(evidence, sentence, sentence.place.matches);
  const window = withKind(evidence, sentence, windowMatches(sentence));
  const article = withKind(evidence, sentence, articleMatches(evidence, sentence));
  const feature = (name: (typeof SENTENCE_FEATURES)[number]) =>
    sentence.features[SENTENCE_FEATURES.indexOf(name)] ?? 0;
  return [
    weighMatches(terms, own),
    weighMatches(terms, window),
    weighMatches(terms, article),
    missingShare(evidence, article, (at) => terms[at]?.named === true),
    missingShare(evidence, window, (at) => /^\p{N}/u.test(terms[at]?.term ?? "")),
    unknownShare(evidence),
    holdsAnswerType(reading, sentence.place.sentence) ? 1 : 0,
    Math.max(0, sentence.place.candidate.similarity ?? UNKNOWN_SIMILARITY),
    feature("pairs"),
    feature("rarest"),
    worstMissing(evidence, own),
    worstMissing(evidence, window),
    missingShare(evidence, own, () => true),
    missingShare(evidence, window, () => true),
    missingShare(evidence, window, (at) => terms[at]?.named === true),
    1 / Math.max(1, terms.length),
    reading.asked.type === "thing" ? 1 : 0,
    Math.tanh(sentence.score / 10),
    missingShare(evidence, window, (at) => isRole(terms[at], "verb")),
    missingShare(evidence, window, (at) => isRole(terms[at], "noun")),
    missingShare(evidence, window, (at) => isRole(terms[at], "adjective")),
    missingShare(evidence, window, (at) => isFocus(evidence, terms[at], "count")),
    missingShare(evidence, window, (at) => isFocus(evidence, terms[at], "thing")),
    restCoverage(evidence, own),
    restCoverage(evidence, window),
    weighMatches(terms, withKind(evidence, sentence, sentence.place.sense.soft)),
    weighMatches(terms, mergeMatches(window, sentence.place.sense.soft)),
    Math.max(0, sentence.place.sense.cosine),
    Math.max(0, ...evidence.sentences.slice(0, BESIDE).map(({ place }) => place.sense.cosine)),
    softWorst(evidence, mergeMatches(window, sentence.place.sense.soft)),
    terms.every((term, at) => term.light || (own[at] ?? 0) >= 0.7) ? 1 : 0,
    1 / Math.max(1, evidence.passages.length),
  ];
}

/** Sentences among which the nearest in meaning is sought. */
const BESIDE = 20;

/** Match of the telling word (no name, not light) that is matched least; 1 when there is none. */
function softWorst({ terms }: Evidence, matches: TermMatches): number {
  return Math.min(1, ...terms.flatMap((term, at) => (term.named || term.light ? [] : [matches[at] ?? 0])));
}

function isRole(term: ExpandedTerm | undefined, role: ExpandedTerm["role"]): boolean {
  return term?.role === role && !term.light;
}

/** The noun that says what is asked for ("which *hotel*"), unless a name of that kind answers without it ("which city"). */
function isFocus({ reading }: Evidence, term: ExpandedTerm | undefined, asked: "count" | "thing"): boolean {
  const { noun, type } = reading.asked;
  return term !== undefined && term.word === noun && type === asked && !term.light;
}

/** Share of the question's weight beside its names that is matched: what is asked of them. 1 when it is names only. */
function restCoverage({ terms }: Evidence, matches: TermMatches): number {
  const rest = terms.flatMap((term, at) => (term.named ? [] : [{ idf: term.idf, match: matches[at] ?? 0 }]));
  const total = rest.reduce((sum, { idf }) => sum + idf, 0);
  return total === 0 ? 1 : rest.reduce((sum, { idf, match }) => sum + idf * match, 0) / total;
}

/** Matches in the sentence, its neighbours in the passage, and the article's title, outlet and date. */
function windowMatches({ place }: RankedSentence): TermMatches {
  return mergeMatches(place.matches, place.before, place.after, place.context);
}

/** Matches in every passage found of the sentence's article. */
function articleMatches(evidence: Evidence, sentence: RankedSentence): TermMatches {
  const same = evidence.sentences.filter((other) => other.articleId === sentence.articleId);
  return mergeMatches(...same.map((other) => mergeMatches(other.place.passage, other.place.context)));
}

/** Share of the chosen terms that are not matched; 0 when none is chosen. */
function missingShare(evidence: Evidence, matches: TermMatches, isChosen: (at: number) => boolean): number {
  const chosen = evidence.terms.map((_, at) => at).filter(isChosen);
  const missing = chosen.filter((at) => (matches[at] ?? 0) < 0.5);
  return chosen.length === 0 ? 0 : missing.length / chosen.length;
}

/** Rarity of the rarest term that is not matched, against the rarest there can be. */
function worstMissing({ terms }: Evidence, matches: TermMatches): number {
  const missing = terms.map((term, at) => ((matches[at] ?? 0) < 0.5 ? term.idf : 0));
  const rarest = Math.max(...terms.map((term) => term.idf), 1);
  return Math.max(0, ...missing) / rarest;
}

/** Share of the question's weight in words that stand nowhere in the record, nor any word that speaks of them. */
function unknownShare({ terms }: Evidence): number {
  return weighMatches(
    terms,
    terms.map(({ inRecord, related }) => (inRecord ? 0 : 1 - Math.max(0, ...related.values()))),
  );
}

/** How surely the noun of "which *building*" is spoken of where a consulate is. */
const OF_KIND = 0.75;
const focusKinds = questionMemory<Evidence, Readonly<{ at: number; isKind: (word: string) => boolean }>>();

/** The matches, that of the noun asked for raised where the sentence holds something of its kind that the question does not. */
function withKind(evidence: Evidence, { text }: RankedSentence, matches: TermMatches): TermMatches {
  const { at, isKind } = focusKinds.get(evidence) ?? readFocusKind(evidence);
  if (at === -1 || (matches[at] ?? 0) >= OF_KIND) return matches;
  if (!listWords(text).some((word) => isKind(foldText(word)))) return matches;
  return matches.map((match, place) => (place === at ? OF_KIND : match));
}

function readFocusKind(evidence: Evidence) {
  const { asked, text } = evidence.reading;
  const at = evidence.terms.findIndex((term) => isFocus(evidence, term, "thing"));
  const given = new Set(listWords(text).map((word) => foldText(word)));
  const test = kindTest(asked.noun ?? "");
  const known = new Map<string, boolean>();
  const isKind = (word: string) => {
    const met = known.get(word) ?? (!given.has(word) && !isStopWord(word) && test(word));
    known.set(word, met);
    return met;
  };
  const read = { at, isKind };
  focusKinds.set(evidence, read);
  return read;
}
