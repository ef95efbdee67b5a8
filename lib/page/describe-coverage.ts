import type { Coverage } from "../domain/answer.ts";
import { formatDayRange } from "./format-day.ts";

/** Outlets named before the rest are counted. */
const OUTLETS_NAMED = 6;

/** "The record holds 5 articles, 27 February to 11 March 2022, from LBC, BBC News and 3 other outlets." */
export function describeCoverage(coverage: Coverage): string {
  if (coverage.articles === 0) return "The record holds no articles yet.";
  const articles = `${coverage.articles.toLocaleString("en")} ${coverage.articles === 1 ? "article" : "articles"}`;
  const range = formatDayRange(coverage.from, coverage.to);
  const outlets = coverage.outlets.length === 0 ? undefined : `from ${listOutlets(coverage.outlets)}`;
  return `The record holds ${[articles, range, outlets].filter(Boolean).join(", ")}.`;
}

function listOutlets(outlets: readonly string[]): string {
  const fits = outlets.length <= OUTLETS_NAMED;
  const named = fits ? outlets : outlets.slice(0, OUTLETS_NAMED - 1);
  const rest = outlets.length - named.length;
  const all = fits ? [...named] : [...named, `${String(rest)} other outlets`];
  const last = all.pop() ?? "";
  return all.length === 0 ? last : `${all.join(", ")} and ${last}`;
}
