import { COUNT_MAX, countTerms } from "../bm25.ts";

/** Postgres takes lexemes of up to 2 KB; no word that anybody asks for is as long. */
const TERM_CHARACTERS = 500;

/** Index terms as Postgres' `tsvector` in writing; how often a term counts is how many positions it has. */
export function writeTermVector(terms: readonly string[]): string {
  const counted = countTerms(terms.map(cutTerm));
  return [...counted].map(([term, count]) => `${quoteTerm(term)}:${writePositions(count)}`).join(" ");
}

/** A `tsquery` in writing, for what holds any of the terms. */
export function writeAnyOf(terms: readonly string[]): string {
  return terms.map((term) => quoteTerm(cutTerm(term))).join(" | ");
}

/** For what holds the first term and any of the others. */
export function writeFirstWith(first: string, others: readonly string[]): string {
  return others.length === 0 ? writeAnyOf([first]) : `${writeAnyOf([first])} & (${writeAnyOf(others)})`;
}

export function cutTerm(term: string): string {
  return term.length <= TERM_CHARACTERS ? term : term.slice(0, TERM_CHARACTERS).toWellFormed();
}

function quoteTerm(term: string): string {
  return `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

function writePositions(count: number): string {
  return Array.from({ length: Math.min(count, COUNT_MAX) }, (_, at) => at + 1).join(",");
}
