import { isKeyTerm, keyTermOf } from "../../text/index-terms.ts";
import { commonestFirst, isOneEditAway, mayBeMistyped, MOST_TERMS } from "../near-terms.ts";
import type { Database } from "./database.ts";
import type { TermFrequencies } from "./term-frequencies.ts";

/** Sorts after every character, so that `prefix + LAST` ends the range of what begins with the prefix. */
const LAST = "\u{10ffff}";

/** As `nearTerms` finds them, of the vocabulary of generation `at`. */
export async function similarTerms(
  word: string,
  { database, at, frequencies }: Readonly<{ database: Database; at: number; frequencies: TermFrequencies }>,
): Promise<string[]> {
  const key = keyTermOf(word);
  const known = key === undefined ? [] : [...(await frequencies.find([key])).keys()];
  const mistyped = mayBeMistyped(word);
  const near = mistyped === undefined ? [] : await termsOneEditAway(mistyped, database, at);
  return [...known, ...near].slice(0, MOST_TERMS);
}

/** One edit leaves the first half of a word as it is, or what comes after its middle letter. */
async function termsOneEditAway(term: string, database: Database, at: number): Promise<string[]> {
  const half = Math.floor(term.length / 2);
  const start = term.slice(0, half).toWellFormed();
  const end = [...term.slice(half + 1).toWellFormed()].reverse().join("");
  const rows = await database.rows<{ term: string; passages: number }>(
    `SELECT term, passages FROM vocabulary
     WHERE born <= $1 AND died > $1 AND length(term) BETWEEN $2 - 1 AND $2 + 1
       AND ((term >= $3 AND term < $4)
         OR (reverse(term) COLLATE "C" >= $5 AND reverse(term) COLLATE "C" < $6))`,
    [at, [...term].length, start, start + LAST, end, end + LAST],
  );
  const frequency = new Map(rows.map((row) => [row.term, row.passages]));
  const near = [...frequency.keys()].filter(
    (other) => !isKeyTerm(other) && !/\p{N}/u.test(other) && other !== term && isOneEditAway(other, term),
  );
  return commonestFirst(near, (other) => frequency.get(other) ?? 0);
}
