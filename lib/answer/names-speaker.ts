import type { Attribution } from "../domain/quote.ts";
import { isRoleNoun, roleFits } from "../quotes/roles.ts";
import { countryOf, countryOfSeat } from "../text/countries.ts";
import { spellingKey } from "../text/spelling.ts";
import { foldText, isStopWord, splitWords } from "../text/words.ts";

/** Words before a name that do not tell two people apart. */
const TITLES = new Set(
  "mr mrs ms miss dr president prime minister foreign defence defense secretary general sir".split(" "),
);

/** True when `name` ("Mr Zelensky", "Zelenskiy", "the Kremlin spokesman") can mean the one a quotation is attributed to. */
export function namesSpeaker(name: string, speaker: Attribution): boolean {
  if (!speaker.known) return false;
  if (isDescription(name)) return speaker.role !== null && fitsRole(name, speaker.role);
  const asked = keysOf(name);
  if (asked.length === 0) return false;
  const known = new Set([
    ...keysOf(speaker.name),
    ...keysOf(speaker.asWritten),
    ...keysOf(speaker.role ?? ""),
  ]);
  return asked.every((key) => known.has(key));
}

/** "the president", "the defence minister": somebody's office and nothing else. */
export function isBareRole(name: string): boolean {
  const states = (word: string) => countryOf(word) !== undefined || countryOfSeat(word) !== undefined;
  return isDescription(name) && !roleWords(name).some(states);
}

/** "the Russian president", "the Kremlin spokesman": an office, a country's or not, and no name. */
export function isDescription(name: string): boolean {
  const words = roleWords(name);
  const describes = (word: string) =>
    isRoleNoun(word) ||
    OFFICES.has(word) ||
    countryOf(word) !== undefined ||
    countryOfSeat(word) !== undefined;
  return /^(?:the|a|an) /iu.test(name.trim()) && words.some(isRoleNoun) && words.every(describes);
}

function roleWords(name: string): string[] {
  return splitWords(name)
    .map(({ lower }) => lower.replace(/['’]s$/u, ""))
    .filter((word) => !isStopWord(word));
}

/** As `roleFits`, but a deputy is not the one he stands in for. */
export function fitsRole(description: string, role: string): boolean {
  const deputy = /\b(?:deputy|vice|assistant)\b/iu;
  return roleFits(oneWord(description), oneWord(role)) && deputy.test(description) === deputy.test(role);
}

/** Who speaks for an office is its spokesman or its press secretary. */
function oneWord(role: string): string {
  return role.replace(/\b(?:press secretary|spokes(?:woman|person))\b/giu, "spokesman");
}

const OFFICES = new Set(
  "foreign defense defence prime interior finance justice press health energy state education economy trade culture".split(
    " ",
  ),
);

function keysOf(name: string): string[] {
  const words = splitWords(name)
    .map((word) => word.lower.replace(/'s$/u, ""))
    .filter((word) => !isStopWord(word));
  const telling = words.filter((word) => !TITLES.has(word));
  return (telling.length > 0 ? telling : words).map((word) => spellingKey(word) ?? foldText(word));
}
