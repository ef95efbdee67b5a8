import lexicon from "./lexicon.json" with { type: "json" };

/** A term that may stand for another in a text; `strength` in (0, 1], in tenths. */
export type RelatedTerm = Readonly<{ term: string; strength: number }>;

let entries: ReadonlyMap<string, string> | undefined;

/**
 * Index terms (`termOf`) that speak of what `term` asks about, strongest first: another form, a synonym, a kind of it.
 * Not symmetric: a rifle is a gun, a gun need not be a rifle. `term` may be a verb with its particle (`phraseOf`).
 */
export function relatedTerms(term: string): readonly RelatedTerm[] {
  entries ??= new Map(lexicon.entries.map(splitEntry));
  const related = entries.get(term);
  return related === undefined ? [] : related.split(" ").map(parseRelated);
}

/** How surely `found` speaks of what `asked` asks about: 1 the same term, 0 nothing known. */
export function lexicalStrength(asked: string, found: string): number {
  if (asked === found) return 1;
  return relatedTerms(asked).find(({ term }) => term === found)?.strength ?? 0;
}

/** "gun: firearm8 rifl6" */
function splitEntry(entry: string): [string, string] {
  const at = entry.indexOf(": ");
  return [entry.slice(0, at), entry.slice(at + 2)];
}

function parseRelated(written: string): RelatedTerm {
  return { term: written.slice(0, -1), strength: Number(written.slice(-1)) / 10 };
}
