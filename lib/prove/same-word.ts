import { spellingKey } from "../text/spelling.ts";
import { FAMILIES, OPPOSITE_PAIRS } from "./lexicon.ts";
import type { Token } from "./read-tokens.ts";

type Comparable = Pick<Token, "lower" | "base" | "stem" | "capital" | "kind">;

/** Endings by which English makes one word out of another; "" is the bare stem. */
const ENDINGS = new Set(
  (
    " e s es ed er ers or ors d ing ings ion ions ation ations ition tion sion ment ments al ally ance ances ence ences ant ent ents y ies ied " +
    "ity ly ness ful fully less ive ively able ible ism ist ists ship ise ize ised ized ising izing isation ization ian ians an ans ese " +
    "ic ics ical ous ary ery ory age ages t ts st r rs n ns ied ying ee ees ce ces se ses de dence sive ssion"
  ).split(" "),
);
/** Letters two words must share at least for one to be made out of the other. */
const SHARED_MIN = 4;

/** One word in two forms: inflected, derived, or a name in another spelling. */
export function sameWord(a: Comparable, b: Comparable): boolean {
  if (a.kind !== b.kind) return false;
  if (a.lower === b.lower || a.stem === b.stem) return true;
  if (a.kind !== "word") return false;
  return sameName(a, b) || isDerived(a.lower, b.lower);
}

/** The same word, or one that news uses for it; never its opposite. */
export function nearWord(a: Comparable, b: Comparable): boolean {
  return (
    sameWord(a, b) || (a.kind === "word" && b.kind === "word" && shareFamily(a, b) && !areOpposite(a, b))
  );
}

export function areOpposite(a: Comparable, b: Comparable): boolean {
  return [a.base, a.stem].some((x) => [b.base, b.stem].some((y) => OPPOSITE_PAIRS.has(`${x} ${y}`)));
}

function sameName(a: Comparable, b: Comparable): boolean {
  if (!a.capital || !b.capital) return false;
  const key = spellingKey(a.lower);
  return key !== undefined && key === spellingKey(b.lower);
}

function shareFamily(a: Comparable, b: Comparable): boolean {
  const families = familiesOf(a);
  return families.length > 0 && familiesOf(b).some((family) => families.includes(family));
}

function familiesOf(word: Comparable): readonly string[] {
  return FAMILIES.get(word.base) ?? FAMILIES.get(word.stem) ?? FAMILIES.get(singular(word.lower)) ?? [];
}

function singular(lower: string): string {
  return lower.replace(/(?<=\p{L}{3})(?:ies$)/u, "y").replace(/(?<=[^s])s$/u, "");
}

/** "invade" and "invasion": a long enough common beginning, and an ending of the language on both sides. */
function isDerived(a: string, b: string): boolean {
  const shared = sharedPrefix(a, b);
  if (shared < SHARED_MIN || shared < 0.55 * Math.max(a.length, b.length)) return false;
  return ENDINGS.has(a.slice(shared)) && ENDINGS.has(b.slice(shared));
}

function sharedPrefix(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}
