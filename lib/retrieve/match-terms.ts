import { sharesRoot } from "../text/related-words.ts";
import type { ExpandedTerm } from "./expand-terms.ts";
import type { SentenceReading } from "./read-sentence.ts";

/** For each question term, how surely the sentence speaks of it: 1 the word itself, less for a related form, 0 not at all. */
export type TermMatches = readonly number[];

const MATCH = { country: 0.9, root: 0.7 };

export function matchTerms(terms: readonly ExpandedTerm[], sentence: SentenceReading): TermMatches {
  return terms.map((term) => matchTerm(term, sentence));
}

function matchTerm(term: ExpandedTerm, sentence: SentenceReading): number {
  if (sentence.terms.has(term.term) || term.forms.some((form) => sentence.terms.has(form))) return 1;
  if (term.country !== null && sentence.terms.has(term.country)) return MATCH.country;
  for (const found of sentence.terms) if (sharesRoot(term.term, found)) return MATCH.root;
  return 0;
}

/** The matches of several sentences taken as one. */
export function mergeMatches(...all: readonly TermMatches[]): TermMatches {
  const first = all[0] ?? [];
  return first.map((_, at) => Math.max(...all.map((matches) => matches[at] ?? 0)));
}

/** Share of the question's weight (by rarity) that is matched, in [0, 1]; 0 for a question without terms. */
export function weighMatches(terms: readonly ExpandedTerm[], matches: TermMatches): number {
  const total = terms.reduce((sum, term) => sum + term.idf, 0);
  const matched = terms.reduce((sum, term, at) => sum + term.idf * (matches[at] ?? 0), 0);
  return total === 0 ? 0 : matched / total;
}
