import type { SpokenBy } from "./attributions.ts";
import type { Fault } from "./evidence.ts";
import { AUXILIARIES, CLAIMING, DOUBTING, FREE_WORDS, PREPOSITIONS, VOUCHING } from "./lexicon.ts";
import { coreSentence, inWindow, type Match } from "./match.ts";
import type { Token } from "./read-tokens.ts";
import { nearWord, sameWord } from "./same-word.ts";

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
  const said = match.aligned.filter((at): at is number => at !== undefined);
  if (said.includes(by.cue) || said.length === 0) return false;
  const speaker = new Set(by.speaker);
  const reported = said.filter(
    (at) => !speaker.has(at) && match.source.tokens[at]?.sentence === match.source.tokens[by.cue]?.sentence,
  );
  const after = reported.filter((at) => at > by.cue).length;
  const closes = by.speaker.length > 0 && by.speaker.every((at) => at > by.cue);
  return reported.length > 0 && (closes || after > reported.length / 2 || by.cue > Math.max(...reported));
}

function statedBy(match: Match): SpokenBy[] {
  return match.source.attributions.filter((by) => inWindow(match, match.source.tokens[by.cue]));
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
  const telling = heads(mine);
  if (isIndefinite(match.claim.tokens, claimed)) return true;
  return (
    telling.length === 0 ||
    telling.some((token) => theirs.some((other) => sameWord(token, other) || nearWord(token, other)))
  );
}

/** "a writer has said": nobody is named, so its words are weighed like any others. */
function isIndefinite(tokens: readonly Token[], by: SpokenBy): boolean {
  const words = by.speaker.map((at) => tokens[at]);
  return /^an?$/u.test(words[0]?.lower ?? "") && !words.some((word) => word?.capital === true && !word.first);
}

/** The last name of a speaker tells who it is; without a name, the nouns do. */
function heads(tokens: readonly Token[]): Token[] {
  const names = tokens.filter(
    (token, at) => isNamed(token, tokens[at + 1]) && !token.stem.startsWith("country:") && !isTitle(token),
  );
  if (names.length > 0) return names.slice(-1);
  return tokens.filter((token) => !isTitle(token)).length > 0
    ? tokens.filter((token) => !isTitle(token))
    : [...tokens];
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

/** The subject of the nearest sentence before that has one of its own: who "he" is. */
function antecedent(match: Match, by: SpokenBy): Token[] {
  const { tokens } = match.source;
  const from = tokens[by.cue]?.sentence ?? 0;
  for (let sentence = from; sentence >= 0 && sentence >= from - 3; sentence--) {
    const subject = subjectOf(
      tokens.filter((token, at) => token.sentence === sentence && at < (by.speaker[0] ?? by.cue)),
    );
    if (subject.length > 0) return subject;
  }
  return [];
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
