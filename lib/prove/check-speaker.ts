import type { SpokenBy } from "./attributions.ts";
import type { Fault } from "./evidence.ts";
import { AUXILIARIES, CLAIMING, DOUBTING, FREE_WORDS, PREPOSITIONS, VOUCHING } from "./lexicon.ts";
import { coreSentence, type Match } from "./match.ts";
import type { Token } from "./read-tokens.ts";
import { nearWord } from "./same-word.ts";

/** What the source attributes is attributed in the claim, to the same speaker, with a verb that vouches for no more. */
export function checkSpeaker(match: Match): Fault | undefined {
  const stated = statedBy(match);
  const claimed = match.claim.attributions.find((by) => by.speaker.length > 0);
  if (claimed === undefined) return undefined;
  if (stated.length === 0) return { what: "speaker", words: speakerWords(match.claim.tokens, claimed) };
  const right = stated.filter((by) => sameSpeaker(match, claimed, by));
  if (right.length === 0) return { what: "speaker", words: speakerWords(match.claim.tokens, claimed) };
  const verb = match.claim.tokens[claimed.cue];
  return verb && !right.some((by) => sameForce(verb, match.source.tokens[by.cue]))
    ? { what: "hedge", words: verb.text }
    : undefined;
}

/** A thing that the source leaves in doubt ("claimed", "believes") is not told as a fact. */
export function checkAttributed(match: Match): Fault | undefined {
  if (match.claim.attributions.length > 0 || match.claim.tokens.some((token) => token.quoted))
    return undefined;
  const governing = attributionsOf(match, coreSentence(match)).find(
    (by) => isDoubting(match.source.tokens[by.cue]) && governsClaim(match, by),
  );
  const words = governing && speakerWords(match.source.tokens, governing);
  return words === undefined ? undefined : { what: "speaker", words };
}

function isDoubting(cue: Token | undefined): boolean {
  return cue !== undefined && (DOUBTING.has(cue.base) || DOUBTING.has(cue.stem));
}

/** The claim's words lie on the reported side of the verb, and the claim does not say the verb itself. */
function governsClaim(match: Match, by: SpokenBy): boolean {
  const { tokens } = match.source;
  const said = match.aligned.filter((at): at is number => at !== undefined);
  if (said.includes(by.cue) || said.length === 0 || /ing$/u.test(tokens[by.cue]?.lower ?? "")) return false;
  const speaker = new Set(by.speaker);
  const reported = said.filter((at) => !speaker.has(at) && tokens[at]?.sentence === tokens[by.cue]?.sentence);
  const after = reported.filter((at) => at > by.cue).length;
  return after > reported.length / 2 || closesReport(match, by, reported);
}

/** Tokens that may follow a closing "officials claimed": "on Sunday" and a full stop. */
const CLOSING_MAX = 4;

/** "…, officials claimed.": the report stands before the comma. */
function closesReport(match: Match, by: SpokenBy, reported: readonly number[]): boolean {
  const first = Math.min(by.cue, ...by.speaker);
  const led = /[,"”'’»]/u.test(match.source.tokens[first - 1]?.text ?? "");
  const last = match.source.tokens.findLastIndex(
    (token) => token.sentence === match.source.tokens[by.cue]?.sentence,
  );
  const ends = last - Math.max(by.cue, ...by.speaker) <= CLOSING_MAX;
  return led && ends && reported.length > 0 && reported.every((at) => at < first);
}

/** Attributions of the sentence that says the claim; for a quotation that goes on, of the nearest sentence before it. */
function statedBy(match: Match): SpokenBy[] {
  for (let sentence = coreSentence(match) ?? match.last; sentence >= match.first; sentence--) {
    const found = attributionsOf(match, sentence);
    if (found.length > 0) return found;
  }
  return [];
}

function attributionsOf(match: Match, sentence: number | undefined): SpokenBy[] {
  return match.source.attributions.filter((by) => match.source.tokens[by.cue]?.sentence === sentence);
}

/** "said" for "claimed" and the like pass; "confirmed" for "said", or "claimed" for "said", do not. */
function sameForce(claim: Token, source: Token | undefined): boolean {
  if (source === undefined || nearWord(claim, source)) return true;
  const strong = VOUCHING.has(claim.base) || VOUCHING.has(claim.stem);
  const doubtful = CLAIMING.has(claim.base) || CLAIMING.has(claim.stem);
  return !strong && !doubtful && !/^den/u.test(claim.base) && !/^deny$/u.test(source.base);
}

function sameSpeaker(match: Match, claimed: SpokenBy, stated: SpokenBy): boolean {
  const mine = speakerTokens(match.claim.tokens, claimed);
  const theirs =
    stated.pronoun || stated.speaker.length === 0
      ? antecedent(match, stated)
      : speakerTokens(match.source.tokens, stated);
  if (claimed.pronoun) return true;
  if (isIndefinite(match.claim.tokens, claimed)) return true;
  if (otherCountry(mine, theirs)) return false;
  const among = (token: Token): boolean => theirs.some((other) => nearWord(token, other));
  const names = lastNames(beforePlace(match.claim.tokens, claimed, mine));
  return names.length > 0 ? names.every(among) : mine.length === 0 || mine.some(among);
}

/** "Russia's military" for "the Ukraine military": the countries named must be the same, when both name one. */
function otherCountry(mine: readonly Token[], theirs: readonly Token[]): boolean {
  const countries = (tokens: readonly Token[]): string[] =>
    tokens.filter((token) => token.stem.startsWith("country:")).map((token) => token.stem);
  const [own, stated] = [countries(mine), countries(theirs)];
  return own.length > 0 && stated.length > 0 && !own.some((country) => stated.includes(country));
}

/** "a writer has said": nobody is named, so its words are weighed like any others. */
function isIndefinite(tokens: readonly Token[], by: SpokenBy): boolean {
  const words = by.speaker.map((at) => tokens[at]);
  return /^an?$/u.test(words[0]?.lower ?? "") && !words.some((word) => word?.capital === true && !word.first);
}

/** "officials in Kiev": where a speaker is says less than who it is; the words before the place tell. */
function beforePlace(tokens: readonly Token[], by: SpokenBy, mine: readonly Token[]): readonly Token[] {
  const place = by.speaker.find((at) => /^(?:in|at|from)$/u.test(tokens[at]?.lower ?? ""));
  const start = place === undefined ? Infinity : (tokens[place]?.span.start ?? Infinity);
  const before = mine.filter((token) => token.span.start < start);
  return before.length > 0 ? before : mine;
}

/** The last word of each name in a phrase: "Peskov" and "Kremlin" of "Dimitry Peskov, the Kremlin press secretary". */
function lastNames(tokens: readonly Token[]): Token[] {
  const named = tokens.map(
    (token, at) => isNamed(token, tokens[at + 1]) && !token.stem.startsWith("country:") && !isTitle(token),
  );
  return tokens.filter((token, at) => {
    const next = tokens[at + 1];
    const goesOn = named[at + 1] === true && next !== undefined && next.span.start - token.span.end <= 1;
    return named[at] === true && !goesOn;
  });
}

/** A capital at the beginning of a sentence names somebody only when it stands alone or another follows. */
function isNamed(token: Token, next: Token | undefined): boolean {
  return token.capital && (!token.first || next === undefined || next.capital);
}

function isTitle(token: Token): boolean {
  return /^(?:president|minister|foreign|deputy|defence|defense|secretary|general|spokesman|spokeswoman|adviser|advisor|official|leader|chief|head|mr|mrs|ms|dr|sir)$/u.test(
    token.lower,
  );
}

function speakerTokens(tokens: readonly Token[], by: SpokenBy): Token[] {
  return by.speaker.flatMap((at) => {
    const token = tokens[at];
    return token && token.content && !FREE_WORDS.has(token.lower) ? [token] : [];
  });
}

/** Who "he" or "who" is: the names before it in its sentence that could speak, else the last sentence's subject. */
function antecedent(match: Match, by: SpokenBy): Token[] {
  const { tokens } = match.source;
  const from = tokens[by.cue]?.sentence ?? 0;
  const before = tokens.filter((token, at) => token.sentence === from && at < (by.speaker[0] ?? by.cue));
  const named = before.filter(
    (token, at) =>
      isNamed(token, before[at + 1]) &&
      token.content &&
      !token.stem.startsWith("country:") &&
      !isLed(before, at),
  );
  if (named.length > 0) return named;
  for (let sentence = from - 1; sentence >= 0 && sentence >= from - 3; sentence--) {
    const subject = subjectOf(tokens.filter((token) => token.sentence === sentence));
    if (subject.length > 0) return subject;
  }
  return [];
}

/** "at a Russian meeting": a preposition leads up to the word. "from" may name a speaker: "remarks from Mr Medinsky, who". */
function isLed(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= 0; back--) {
    const token = tokens[back];
    if (!token || token.kind === "mark") return false;
    if (PREPOSITIONS.has(token.lower)) return token.lower !== "from" && token.lower !== "by";
    if (!token.capital && !/^(?:the|a|an|his|her|their|its|and)$/u.test(token.lower)) return false;
  }
  return false;
}

const SUBJECT_MAX = 12;

/** The content words before a sentence's first verb, a leading phrase such as "On Sunday," left aside; none for "He said". */
function subjectOf(sentence: readonly Token[]): Token[] {
  const begin = PREPOSITIONS.has(sentence[0]?.lower ?? "")
    ? sentence.findIndex((token) => token.text === ",") + 1
    : 0;
  const rest = sentence.slice(begin, begin + SUBJECT_MAX);
  const verb = rest.findIndex(
    (token, at) =>
      at > 0 &&
      !token.capital &&
      (AUXILIARIES.has(token.lower) || /ed$/u.test(token.lower) || token.base !== token.lower),
  );
  return rest
    .slice(0, verb === -1 ? rest.length : verb)
    .filter((token) => token.content && token.kind === "word");
}

function speakerWords(tokens: readonly Token[], by: SpokenBy): string {
  return by.speaker.length === 0
    ? (tokens[by.cue]?.text ?? "")
    : by.speaker.map((at) => tokens[at]?.text ?? "").join(" ");
}
