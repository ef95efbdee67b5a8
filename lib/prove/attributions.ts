import { AUXILIARIES, BE_FORMS, NOUN_LIKE, PREPOSITIONS, SAYING } from "./lexicon.ts";
import type { Token } from "./read-tokens.ts";

/** A sentence's "X said": who, with which verb, and where. Indices are into the tokens read. */
export type SpokenBy = Readonly<{
  cue: number;
  /** The words that name the speaker, as indices; empty when none stands by the verb. */
  speaker: readonly number[];
  /** The speaker is a bare pronoun. */
  pronoun: boolean;
}>;

const SPEAKER_MAX = 14;
const SPEAKER_PRONOUN = /^(?:he|she|they|it|who|which|i|we)$/u;

/** Every attribution of a sentence, in order: "Kuleba said", "said Kuleba", "according to officials". */
export function readAttributions(tokens: readonly Token[]): SpokenBy[] {
  return tokens.flatMap((token, at) => {
    if (token.kind !== "word" || token.quoted) return [];
    if (token.lower === "according" && tokens[at + 1]?.lower === "to")
      return [spokenBy(tokens, at, phraseAfter(tokens, at + 2))];
    if (!SAYING.has(token.base) && !SAYING.has(token.stem)) return [];
    return isSayingVerb(tokens, at) ? [spokenBy(tokens, at, speakerOf(tokens, at))] : [];
  });
}

function spokenBy(tokens: readonly Token[], cue: number, speaker: readonly number[]): SpokenBy {
  const words = speaker.map((at) => tokens[at]);
  return { cue, speaker, pronoun: words.length === 1 && SPEAKER_PRONOUN.test(words[0]?.lower ?? "") };
}

/** Not "the announcement", "a call", "the United States": those are nouns. */
function isSayingVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || /(?:ment|ments|ion|ions|er|ers|or|ors)$/u.test(token.lower.replace(/^answer/u, "")))
    return false;
  if (
    before !== undefined &&
    /^(?:a|an|the|this|that|its|his|her|their|of|our|no|any|to)$/u.test(before.lower)
  )
    return false;
  if (before !== undefined && BE_FORMS.has(before.lower) && !/ing$/u.test(token.lower)) return false;
  if (!NOUN_LIKE.has(token.base) || /ed$/u.test(token.lower)) return true;
  return opensReport(tokens[at + 1]) && before !== undefined && !PREPOSITIONS.has(before.lower);
}

/** What follows a verb of saying but hardly a noun. */
function opensReport(next: Token | undefined): boolean {
  if (next === undefined) return false;
  return next.kind === "mark"
    ? /["“‘`:]/u.test(next.text)
    : next.capital || /^(?:that|there|the|a|an|he|she|it|they|its|his|her|their|to)$/u.test(next.lower);
}

function speakerOf(tokens: readonly Token[], cue: number): readonly number[] {
  const after = invertedSpeaker(tokens, cue);
  if (after.length > 0) return after;
  const before = phraseBefore(tokens, cue);
  return PREPOSITIONS.has(tokens[before[0] ?? -1]?.lower ?? "") ? [] : before;
}

/** "said Kuleba", "said the notice": right after a verb that follows a quotation or a comma, up to the clause's end. */
function invertedSpeaker(tokens: readonly Token[], cue: number): readonly number[] {
  const next = tokens[cue + 1];
  const verb = tokens[cue];
  if (
    !next ||
    next.kind !== "word" ||
    /^(?:tell|inform|warn)$/u.test(verb?.base === "tell" ? "tell" : (verb?.stem ?? ""))
  )
    return [];
  const closesQuotation = /[,"”'’»]/u.test(tokens[cue - 1]?.text ?? "");
  if (!closesQuotation || (!next.capital && !/^(?:the|a|an|he|she|they|his|her)$/u.test(next.lower)))
    return [];
  const phrase = phraseAfter(tokens, cue + 1);
  if (phrase.some((at) => AUXILIARIES.has(tokens[at]?.lower ?? ""))) return [];
  const end = tokens[(phrase.at(-1) ?? cue) + 1];
  return end === undefined || end.kind === "mark" || PREPOSITIONS.has(end.lower) || end.lower === "who"
    ? phrase
    : [];
}

function phraseAfter(tokens: readonly Token[], from: number): readonly number[] {
  const phrase: number[] = [];
  for (let at = from; at < tokens.length && phrase.length < SPEAKER_MAX; at++) {
    const token = tokens[at];
    if (!token || (token.kind === "mark" && token.text !== "-" && token.text !== ".")) break;
    if (token.kind === "mark" && token.text === "." && at === tokens.length - 1) break;
    if (token.kind === "mark") continue;
    if (phrase.length > 0 && /^(?:who|that|which|and|but|as|in|on|at|after|told|said)$/u.test(token.lower))
      break;
    phrase.push(at);
  }
  return phrase;
}

/**
 * The words of the subject before a verb of saying, back to the clause's beginning. Commas are passed only when one
 * stands right before the verb: "Dimitry Peskov, the Kremlin press secretary, said".
 */
function phraseBefore(tokens: readonly Token[], cue: number): readonly number[] {
  const phrase: number[] = [];
  let commas = closesApposition(tokens, cue) ? 2 : 0;
  for (let at = cue - 1; at >= 0 && phrase.length < SPEAKER_MAX; at--) {
    const token = tokens[at];
    if (!token || token.quoted) break;
    if (token.kind === "mark") {
      if (token.text === "-" || token.text === "." || /['’()@]/u.test(token.text)) continue;
      if (token.text !== "," || commas === 0) break;
      commas--;
      continue;
    }
    if (isBesideVerb(token)) continue;
    if (SPEAKER_PRONOUN.test(token.lower)) return phrase.length === 0 ? [at] : phrase;
    if (/^(?:that|but|because|while|when|if|and|said|says|as|after|before)$/u.test(token.lower)) break;
    phrase.unshift(at);
  }
  return phrase;
}

function isBesideVerb(token: Token): boolean {
  return (
    AUXILIARIES.has(token.lower) ||
    /^(?:also|later|earlier|recently|then|now|previously|repeatedly)$/u.test(token.lower)
  );
}

function closesApposition(tokens: readonly Token[], cue: number): boolean {
  let at = cue - 1;
  while (at >= 0 && isBesideVerb(tokens[at] as Token)) at--; // `at` is within the tokens
  return tokens[at]?.text === ",";
}
