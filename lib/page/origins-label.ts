import type { AnswerStatement } from "../domain/answer.ts";

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** "3 articles, one origin": copies of one report do not count as several. */
export function originsLabel({ articles, origins }: Readonly<{ articles: number; origins: number }>): string {
  const counted = NUMBERS[origins] ?? origins.toLocaleString("en");
  return `${articles.toLocaleString("en")} articles, ${counted} ${origins === 1 ? "origin" : "origins"}`;
}

/** What stands beside a sentence wherever it goes: "verbatim", "supported; 3 articles, one origin". */
export function standingLabel({ status, origins }: Pick<AnswerStatement, "status" | "origins">): string {
  return origins === undefined ? status : `${status}; ${originsLabel(origins)}`;
}
