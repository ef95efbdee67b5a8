import type { WordReading } from "./word-table.ts";

/** Letters at the start that two words must share for `sharesRoot` to hold. */
export const ROOT_LETTERS = 5;

/** Marks of a word: of its term, of its root, and of each name it is found by. */
const EACH = 4;
/** Of what a word does not have; no text has it. */
const NO_MARK = 0;

/** Values of `markOf`. */
const VALUES = 8192;

/** A number by which nearly all of the few strings compared differ. */
function markOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) + 1;
  return (hash ^ (hash >>> 16)) & (VALUES - 1) || 1;
}

/** Of each word of a table, small numbers by which it is told without a look at its letters that it cannot be one of a few. */
export class WordMarks {
  private readonly marks: Uint16Array;

  /** `most`: of the table's words. */
  constructor(most: number) {
    this.marks = new Uint16Array(EACH * most);
  }

  add(word: number, { term, names }: WordReading): void {
    for (const [at, text] of [term, term.slice(0, ROOT_LETTERS), ...names].entries())
      this.marks[EACH * word + at] = text === "" ? NO_MARK : markOf(text);
  }

  /** False where the word has none of the terms, as its own or as a name, and none of the roots. */
  mayBe(word: number, { terms, roots }: Sought): boolean {
    const { marks } = this;
    const at = word * EACH;
    return (
      terms[marks[at] as number] === 1 ||
      roots[marks[at + 1] as number] === 1 ||
      terms[marks[at + 2] as number] === 1 ||
      terms[marks[at + 3] as number] === 1
    );
  }
}

/** For each mark 1 where a term, or a root, that is looked for has it. */
export type Sought = Readonly<{ terms: Uint8Array; roots: Uint8Array }>;

export function seek(terms: Iterable<string>, roots: Iterable<string>): Sought {
  const sought = { terms: new Uint8Array(VALUES), roots: new Uint8Array(VALUES) };
  for (const term of terms) sought.terms[markOf(term)] = 1;
  for (const root of roots) sought.roots[markOf(root)] = 1;
  return sought;
}
