import type { ArticleId, ArticleSummary } from "../domain/article.ts";
import type { Filters } from "../domain/conversation.ts";
import { countryOf } from "../text/countries.ts";
import { findProperNames } from "../text/proper-names.ts";
import { foldText, listWords, termOf } from "../text/words.ts";
import type { Attribution } from "../domain/quote.ts";
import type { Archive } from "../archive/archive.ts";
import { mergeMatches, weighMatches } from "../retrieve/match-terms.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import { type Evidence, retrieveEvidence, type RetrieveParts } from "../retrieve/retrieve-evidence.ts";
import { type AskedAbbreviation, findLongForm, readAskedAbbreviation } from "./asked-abbreviation.ts";
import { breadthOf } from "./breadth.ts";
import { chooseSentences } from "./choose-sentences.ts";
import { type Claim, countsSomething, findDifferingAccounts } from "./find-differing-accounts.ts";
import { findSpeech } from "./find-speech.ts";
import type { Finding } from "./finding.ts";
import { type FindingGroup, groupSame } from "./group-same.ts";
import { isDescription, namesSpeaker } from "./names-speaker.ts";
import { findOpenRole, type OpenRole } from "./open-role.ts";
import { readMisattribution, readPremise } from "./read-premise.ts";
import { readArticlesQuestion, readSpeechQuestion, type SpeechQuestion } from "./read-speech-question.ts";
import { readSurroundings, type Surroundings, widenIn, wordsOf } from "./surroundings.ts";

/** What the record answers to one question; no groups means that it is silent. */
export type FoundAnswer = Readonly<{
  evidence: Evidence;
  /** Set when the question was answered out of quotations. */
  speech: SpeechQuestion | undefined;
  /** Set when it was answered by what an abbreviation is short for. */
  abbreviation: AskedAbbreviation | undefined;
  /** Set when it asks after an office that several hold: nothing else is found then. */
  open: OpenRole | undefined;
  /** A statement each, the one that answers first. */
  groups: readonly FindingGroup[];
  claims: readonly Claim[];
  notes: readonly string[];
}>;

/** Best sentences that are read for other accounts. */
const ACCOUNTS_READ = 12;
/** Most things that one abbreviation is said to be short for. */
const SPELT = 3;
/** Share of what the answer's passage holds of the question, the counted noun aside, that another account's must hold. */
const SAME_THING = 0.6;

/** A question that stands alone. `spoken`: the turns before it, for whom an office may mean; never evidence. */
export type Asking = Readonly<{ question: string; filters: Filters; spoken: string }>;

export async function findAnswer(
  { question, filters, spoken }: Asking,
  parts: RetrieveParts & Readonly<{ articles: ReadonlyMap<ArticleId, ArticleSummary> }>,
): Promise<FoundAnswer> {
  const evidence = await retrieveEvidence(question, filters, parts);
  const around = await readSurroundings(evidence, parts.archive);
  const silent = {
    evidence,
    speech: undefined,
    abbreviation: undefined,
    open: undefined,
    claims: [],
    notes: [],
  };
  const passes = ({ speaker }: { speaker: Attribution | null }) => passesSpeakers(speaker, filters);
  const abbreviation = readAskedAbbreviation(evidence.reading.text);
  const spelt = abbreviation ? findSpelt(abbreviation, evidence, around).filter(passes) : [];
  if (spelt.length > 0 || abbreviation?.onlyLongForm)
    return { ...silent, abbreviation, groups: groupSame(spelt) };
  const read = readSpeechQuestion(evidence.reading);
  const open = read && "speaker" in read ? findOpenRole(read, around.resolved(), spoken) : undefined;
  if (open && open.names.length > 1) return { ...silent, open, groups: [] };
  const asked =
    read && "speaker" in read && open?.names[0] !== undefined ? { ...read, speaker: open.names[0] } : read;
  const heard = { ...around, quotes: around.quotes.filter(passes) };

  const hear = async (speech: SpeechQuestion | undefined) =>
    speech ? groupSame((await findSaid(speech, evidence, heard, parts.archive)).filter(passes)) : [];
  const said = await hear(asked);
  const { most } = breadthOf(evidence);
  const stated =
    said.length > 0 ? said : groupSame(findStated(evidence, around, asked).filter(passes)).slice(0, most);
  const groups = stated.length > 0 ? stated : await hear(readArticlesQuestion(evidence.reading));
  const first = groups[0]?.[0];
  const compareAccounts = (answer: Finding) =>
    findDifferingAccounts(
      evidence.reading,
      statedWidely(evidence, answer, around).filter(passes),
      around.resolved().filter(passes),
      (id) => originOf(id, parts.articles),
    );
  const notes = [
    readPremise(evidence.reading, first),
    readMisattribution(evidence.reading, around.quotes, (quote) => wordsOf(quote, around)),
  ];
  return {
    evidence,
    speech: said.length > 0 ? asked : undefined,
    abbreviation: undefined,
    open: undefined,
    groups,
    claims: first && countsSomething(evidence.reading) ? compareAccounts(first) : [],
    notes: notes.filter((note) => note !== undefined),
  };
}

/** For each thing the letters are short for, the best sentence that writes it beside them. */
function findSpelt({ letters }: AskedAbbreviation, evidence: Evidence, around: Surroundings): Finding[] {
  const found = new Map<string, RankedSentence>();
  for (const sentence of evidence.sentences) {
    const long = findLongForm(letters, sentence.text);
    const key = long === undefined ? undefined : listWords(foldText(long)).map(termOf).join(" ");
    if (key !== undefined && !found.has(key) && around.articles.has(sentence.articleId))
      found.set(key, sentence);
  }
  return [...found.values()].slice(0, SPELT).flatMap((sentence) => widenIn(sentence, around));
}

function originOf(id: ArticleId, articles: ReadonlyMap<ArticleId, ArticleSummary>): ArticleId {
  return articles.get(id)?.originId ?? id;
}

/** True for the words of one of the speakers asked for, in any spelling; for all when none is. */
function passesSpeakers(speaker: Attribution | null, { speakers }: Filters): boolean {
  if (!speakers || speakers.length === 0) return true;
  return speaker !== null && speakers.some((name) => namesSpeaker(name, speaker));
}

/** Whom a question about speech names, by name or by office; undefined where a country is asked, or nobody. */
function namedSpeaker(asked: SpeechQuestion | undefined): string | undefined {
  if (asked?.kind !== "what-said") return undefined;
  const named = findProperNames(`x ${asked.speaker}`).some(({ text }) => countryOf(text) === undefined);
  return named || isDescription(asked.speaker) ? asked.speaker : undefined;
}

/** Questions that a person's own words answer; of others, such as when or where somebody said it, others may tell. */
const OWN_WORDS: ReadonlySet<string> = new Set(["quotation", "manner", "thing", "count", "reason", "yes-no"]);

async function findSaid(
  speech: SpeechQuestion,
  evidence: Evidence,
  around: Surroundings,
  archive: Archive,
): Promise<Finding[]> {
  const found = await findSpeech(speech, evidence, around.quotes, archive);
  const best = found[0]?.score ?? 0;
  const [most, share] =
    speech.kind === "who-said" ? [2, 0.9] : speech.kind === "did-say" ? [2, 0.85] : [4, 0.6];
  const chosen = found.filter(({ score }) => score >= share * best).slice(0, most);
  return chosen.flatMap(({ sentence, quote }) => widenIn(sentence, around, [quote]));
}

/** What a named person said is answered by that person's words; any finding may answer any other question. */
function findStated(evidence: Evidence, around: Surroundings, asked: SpeechQuestion | undefined): Finding[] {
  const widen = (sentence: RankedSentence) => widenIn(sentence, around);
  const name = namedSpeaker(asked);
  if (name === undefined) return chooseSentences(evidence).flatMap(widen);
  const saidByThem = ({ speaker }: Finding) => speaker !== null && namesSpeaker(name, speaker);
  const said = chooseSentences(evidence, (sentence) => widen(sentence).some(saidByThem))
    .flatMap(widen)
    .filter(saidByThem);
  if (said.length > 0 || OWN_WORDS.has(evidence.reading.asked.type)) return said;
  return chooseSentences(evidence).flatMap(widen);
}

/** Everything that may hold another account of the same thing: what speaks of it nearly as fully as the answer does. */
function statedWidely(evidence: Evidence, answer: Finding, around: Surroundings): Finding[] {
  const { noun } = evidence.reading.asked;
  const besideNoun = evidence.terms.map((term) => (term.word === noun ? { ...term, idf: 0 } : term));
  const aboutIt = ({ place }: RankedSentence) =>
    weighMatches(besideNoun, mergeMatches(place.passage, place.context));
  const least = SAME_THING * aboutIt(answer.sentence);
  const sentences = evidence.sentences.slice(0, ACCOUNTS_READ).filter((one) => aboutIt(one) >= least);
  return sentences.flatMap((sentence) => widenIn(sentence, around));
}
