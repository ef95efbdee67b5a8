import type { Fault } from "./evidence.ts";
import { homeSentence, inWindow, type Match } from "./match.ts";
import { type Quantity, quantityStands } from "./quantities.ts";
import type { ReadDate } from "./read-sentence.ts";
import type { Token } from "./read-tokens.ts";
import { sameWord } from "./same-word.ts";

/** Every number with its unit stands in the sentence that says the rest of its clause. */
export function checkNumbers(match: Match): Fault | undefined {
  const wrong = match.claim.quantities.find((quantity) => !numberStands(match, quantity));
  return wrong && { what: "number", words: wordsOf(match.claim.tokens, wrong.from, wrong.to) };
}

function numberStands(match: Match, quantity: Quantity): boolean {
  const home = homeSentence(match, quantity.from);
  const beside = apposedTo(match, quantity);
  return match.source.quantities.some((other) => {
    const token = match.source.tokens[other.from];
    if (!token || !quantityStands(quantity, other)) return false;
    if (beside) return standsBeside(match, beside, other.from);
    return inWindow(match, token) && (home === undefined || token.sentence === home);
  });
}

/** "Warren Sapp, 42, was charged": the word before a number that fills its clause alone. */
function apposedTo(match: Match, quantity: Quantity): Token | undefined {
  const { tokens } = match.claim;
  const clause = tokens[quantity.from]?.clause;
  const alone = tokens.every(
    (token, at) =>
      token.clause !== clause || token.kind === "mark" || (quantity.from <= at && at <= quantity.to),
  );
  const before = tokens[quantity.from - 2];
  return alone && before?.content === true ? before : undefined;
}

/** The same two side by side, anywhere in the article. */
function standsBeside(match: Match, word: Token, at: number): boolean {
  return match.source.tokens.slice(Math.max(0, at - 3), at).some((token) => sameWord(word, token));
}

/** Every date is written so, or falls on the same day, in the sentence that says the rest of its clause. */
export function checkDates(match: Match): Fault | undefined {
  const wrong = match.claim.dates.find((date) => !dateStands(match, date));
  return wrong && { what: "date", words: wrong.words };
}

function dateStands(match: Match, date: ReadDate): boolean {
  const home = homeSentence(match, date.from);
  return match.source.dates.some(
    (other) =>
      match.first <= other.sentence &&
      other.sentence <= match.last &&
      (home === undefined || other.sentence === home) &&
      sameDate(date, other),
  );
}

function sameDate(claim: ReadDate, source: ReadDate): boolean {
  if (foldDate(claim.words) === foldDate(source.words)) return true;
  const [a, b] = [claim.found, source.found];
  if (a.date !== null && b.date !== null && a.precision === b.precision) return a.date === b.date;
  return isWithin(b, a) || namesWholeOf(claim.words, source.words);
}

/** "in February 2022" is true of 27 February 2022: the source's days lie within the claim's month or year. */
function isWithin(source: ReadDate["found"], claim: ReadDate["found"]): boolean {
  if (claim.range === null || source.range === null || claim.precision === "day") return false;
  return claim.range.from <= source.range.from && source.range.to <= claim.range.to;
}

/** "2011" for "October 2011", where no day can be worked out. */
function namesWholeOf(claim: string, source: string): boolean {
  return /^\d{4}$/u.test(foldDate(claim)) && foldDate(source).endsWith(` ${foldDate(claim)}`);
}

function foldDate(words: string): string {
  return words
    .toLowerCase()
    .replace(/^(?:on|in|by|since|at|of|the)\s+/u, "")
    .replace(/[\s,.]+/gu, " ")
    .trim();
}

/** Words in quotation marks stand in the window one after another, letter for letter, marks and case aside. */
export function checkQuotedWords(match: Match): Fault | undefined {
  const source = match.source.tokens
    .filter((token) => inWindow(match, token) && token.kind !== "mark")
    .map(plainWord);
  const wrong = quotedRuns(match.claim.tokens).find((run) => !holdsRun(source, run.map(plainWord)));
  return wrong && { what: "quoted-words", words: wrong.map((token) => token.text).join(" ") };
}

function quotedRuns(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let open: Token[] | undefined;
  for (const token of tokens) {
    if (token.quoted && token.kind !== "mark") {
      if (!open) runs.push((open = []));
      open.push(token);
    } else if (!token.quoted) open = undefined;
  }
  return runs;
}

/** The word as written, so that "sanctions" and "sanctioned" differ inside quotation marks. */
function plainWord(token: Token): string {
  return token.text.toLowerCase().replaceAll("’", "'");
}

function holdsRun(source: readonly string[], run: readonly string[]): boolean {
  if (run.length === 0) return true;
  return source.some((_, from) => run.every((word, at) => source[from + at] === word));
}

export function wordsOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to + 1)
    .map((token) => token.text)
    .join(" ");
}
