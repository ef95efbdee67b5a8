import type { Statement } from "../domain/statement.ts";
import { foldText, isStopWord, splitWords, type Word } from "../text/words.ts";

/** A question after what an abbreviation is short for. */
export type AskedAbbreviation = Readonly<{
  /** In capitals. */
  letters: string;
  /** False for "What is the WTO?", which a description answers as well as the long form. */
  onlyLongForm: boolean;
}>;

const LETTERS = String.raw`(?:the )?["“‘']?(?<letters>\p{L}[\p{L}\p{N}-]{1,7})["”’']?`;
/** Ask for a long form; the letters may be small: "what does wto stand for". */
const LONG_FORM: readonly RegExp[] = [
  asPattern(
    `what (?:do|does|did) (?:the (?:letters|abbreviation|acronym|initials) )?${LETTERS} (?:stand|stands) for`,
  ),
  asPattern(`what(?: is| are|['’]s) ${LETTERS} (?:short for|an (?:abbreviation|acronym) (?:of|for))`),
  asPattern(`(?:what(?: is| are|['’]s) )?the (?:full|long) (?:name|form|title)s? (?:of|for) ${LETTERS}`),
];
/** The same of letters written in capitals: "What does he mean?" asks something else. */
const MEANING: readonly RegExp[] = [
  asPattern(`what (?:do|does|did) (?:the (?:letters|abbreviation|acronym|initials) )?${LETTERS} mean`),
  asPattern(`what(?: is|['’]s) the meaning of ${LETTERS}`),
];
const DESCRIPTION: readonly RegExp[] = [asPattern(`what(?: is| are|['’]s) ${LETTERS}`)];

/** "What does WTO stand for?", "What is the WTO?"; undefined for other questions. */
export function readAskedAbbreviation(question: string): AskedAbbreviation | undefined {
  const text = question.trim().replace(/\s+/gu, " ");
  // In a question all in capitals any word may be meant, and so may a name: "What does Mara stand for?"
  const telling = /\p{Ll}/u.test(text);
  const long = lettersOf(text, LONG_FORM);
  if (long !== undefined) return { letters: long.toUpperCase(), onlyLongForm: telling && isCapitals(long) };
  const meant = lettersOf(text, MEANING);
  if (meant !== undefined) return isCapitals(meant) ? { letters: meant, onlyLongForm: telling } : undefined;
  const described = lettersOf(text, DESCRIPTION);
  return described !== undefined && isCapitals(described)
    ? { letters: described, onlyLongForm: false }
    : undefined;
}

/** Of a question with single spaces. */
function asPattern(form: string): RegExp {
  return new RegExp(`^(?:(?:and|so|but|please) )?${form}\\s*[?.!]*$`, "iu");
}

function lettersOf(text: string, forms: readonly RegExp[]): string | undefined {
  return forms.map((form) => form.exec(text)?.groups?.["letters"]).find((found) => found !== undefined);
}

function isCapitals(letters: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}-]+$/u.test(letters);
}

/**
 * Where `text` writes the long form beside the letters, one of the two in brackets: "the World Trade Organization (WTO)",
 * "WTO (World Trade Organization)". The long form as it stands there; undefined when it does not.
 */
export function findLongForm(letters: string, text: string): string | undefined {
  const written = [...letters].join(String.raw`\.?`) + String.raw`\.?`;
  const before = new RegExp(String.raw`\(["“]?${written}["”]?[,;)]`, "gu");
  const after = new RegExp(String.raw`(?<![\p{L}\p{N}])${written}\s*\((?<long>[^()]{4,90})\)`, "gu");
  for (const match of text.matchAll(before)) {
    const long = endsWithLongForm(letters, text.slice(0, match.index));
    if (long !== undefined) return long;
  }
  for (const { groups } of text.matchAll(after)) {
    const long = groups?.["long"]?.trim() ?? "";
    if (startsAlike(letters, splitWords(long))) return long;
  }
  return undefined;
}

/** The statement with the long form marked as what answers, where it stands in it. */
export function markLongForm(letters: string, statement: Statement): Statement {
  const text = findLongForm(letters, statement.text);
  if (text === undefined) return statement;
  const start = statement.text.indexOf(text);
  return { ...statement, shortAnswer: { start, end: start + text.length, text } };
}

/** A long form has at most so many words more than the abbreviation has letters ("of", "and", "the"). */
const WORDS_MORE = 4;

/** The words right before the bracket that the letters stand for: by their first letters, or one name with the same first. */
function endsWithLongForm(letters: string, text: string): string | undefined {
  const from = text.search(/[^.;:!?()"“”]*$/u);
  const words = splitWords(text.slice(from));
  const counts = Array.from({ length: letters.length + WORDS_MORE - 1 }, (_, at) => at + 2);
  const runs = counts.flatMap((count) => (count <= words.length ? [words.slice(-count)] : []));
  const run = runs.find((one) => initialsAre(letters, one)) ?? runs.find((one) => isNameFrom(letters, one));
  const first = run?.[0];
  return first && text.slice(from + first.span.start).trim();
}

function startsAlike(letters: string, words: readonly Word[]): boolean {
  return words.length > 1 && (initialsAre(letters, words) || sharesFirst(letters, words));
}

/** "gross domestic product" for GDP; words that carry nothing may be left out, but not at its start. */
function initialsAre(letters: string, words: readonly Word[]): boolean {
  if (isStopWord(words[0]?.lower ?? "")) return false;
  const telling = words.filter(({ lower }) => !isStopWord(lower));
  return [words, telling].some(
    (some) => some.map(({ lower }) => lower[0] ?? "").join("") === foldText(letters),
  );
}

/** "Luhansk People's Republic" for LNR: one name whose letters another language gives. */
function isNameFrom(letters: string, words: readonly Word[]): boolean {
  const named = words.every(({ text, lower }) => /^\p{Lu}/u.test(text) || isStopWord(lower));
  return named && !isStopWord(words[0]?.lower ?? "") && sharesFirst(letters, words);
}

function sharesFirst(letters: string, words: readonly Word[]): boolean {
  return (words[0]?.lower[0] ?? "") === foldText(letters)[0];
}
