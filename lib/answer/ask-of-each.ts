import { countryOf, countryOfSeat, isCountryName } from "../text/countries.ts";
import { foldText, splitWords, type Word } from "../text/words.ts";

/** Words that want two named beside each other answered one by one. */
const ONE_BY_ONE =
  /\b(?:each|both|either|respectively|differ(?:s|ed|ent|ently|ence)?|compare[ds]?|versus|vs)\b/iu;
/** What two have together is asked of both at once: "talks between Rovia and Ostrel". */
const TOGETHER = /\b(?:between|together)\b/iu;
/** What belongs to asking two at once, and to neither question. */
const OF_TWO = /\s*\b(?:each|both|either|respectively)\b|,?\s*\bor both\b/giu;
const JOIN = /^\s*(?:,\s*)?(?:and|or|versus|vs\.?|&)\s+(?:the\s+)?$/iu;
const NAME_WORDS = 3;

type Party = Readonly<{ start: number; end: number }>;

/**
 * A question put to two at once, put to each: "What do Rovia and Ostrel each say about the dam?" becomes what Rovia says
 * and what Ostrel says. Every other question is alone. Parties are countries, their capitals and peoples, and names.
 */
export function askOfEach(question: string): string[] {
  if (!ONE_BY_ONE.test(question) || TOGETHER.test(question)) return [question];
  const joined = findJoined(question);
  if (!joined) return [question];
  const [first, second] = joined;
  const ask = ({ start, end }: Party) => {
    const party = question.slice(start, end);
    const head = question.slice(0, first.start);
    const asked = isPeople(party)
      ? head
      : head.replace(OF_MANY, (verb) => OF_ONE[verb.toLowerCase()] ?? verb);
    return `${asked}${party}${question.slice(second.end)}`
      .replace(OF_TWO, "")
      .replace(/\s{2,}/gu, " ")
      .trim();
  };
  return [ask(first), ask(second)];
}

/** Verbs before the two, and what they are before one. */
const OF_ONE: Readonly<Record<string, string>> = { do: "does", are: "is", were: "was", have: "has" };
const OF_MANY = /(?<=^|\s)(?:do|are|were|have)(?=\s+(?:(?:the|both|either)\s+)*$)/iu;

/** "Norwegians", not "Norway" or a person: many, however they are asked about. */
function isPeople(party: string): boolean {
  return /s$/u.test(party) && countryOf(party) !== undefined && !isCountryName(party);
}

/** The first two parties with nothing but "and", "or" or "versus" between them. */
function findJoined(question: string): [Party, Party] | undefined {
  const parties = findParties(question);
  for (const [at, second] of parties.entries()) {
    const first = parties[at - 1];
    if (first && JOIN.test(question.slice(first.end, second.start))) return [first, second];
  }
  return undefined;
}

/** Runs of words that name a party, the word that opens the question aside. */
function findParties(question: string): Party[] {
  const parties: { start: number; end: number; words: number }[] = [];
  for (const [at, word] of splitWords(question).entries()) {
    if (!namesParty(word, at)) continue;
    const { start, end } = word.span;
    const last = parties.at(-1);
    if (last && question.slice(last.end, start) === " " && last.words < NAME_WORDS) {
      last.end = end;
      last.words++;
    } else parties.push({ start, end, words: 1 });
  }
  return parties;
}

function namesParty({ text }: Word, at: number): boolean {
  const folded = foldText(text);
  return (
    (at > 0 && /^\p{Lu}/u.test(text)) || countryOf(text) !== undefined || countryOfSeat(folded) !== undefined
  );
}
