import type { Span } from "../domain/span.ts";

/**
 * Every place of `sought` in `text`, in order, none overlapping. Case, diacritics, typographic marks and kinds of white
 * space are looked through; digits are not. Empty when nothing but white space is sought.
 */
export function findInText(text: string, sought: string): Span[] {
  const wanted = foldEach(sought.trim());
  if (wanted === "") return [];
  const folded = foldEach(text);
  const places: Span[] = [];
  for (
    let start = folded.indexOf(wanted);
    start !== -1;
    start = folded.indexOf(wanted, start + wanted.length)
  ) {
    places.push({ start, end: start + wanted.length });
  }
  return places;
}

const MARKS: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
};

/** Folds without moving anything: each UTF-16 unit becomes exactly one, so that places stay places. */
function foldEach(text: string): string {
  return text.replace(/[^a-z0-9 ]/gu, (character) => {
    if (/\s/u.test(character)) return " ";
    const plain = MARKS[character] ?? character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.length === character.length ? plain : character;
  });
}
