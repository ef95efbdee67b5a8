import type { Token } from "./clauses.ts";
import { type CueVerb, cueVerb } from "./cue-verbs.ts";
import {
  isAuxiliary,
  isCapitalised,
  isDeterminer,
  isLeadingVerb,
  isNegation,
  isPreposition,
  isPronoun,
  isTimeNoun,
} from "./word-classes.ts";

/**
 * A verb of saying at `at`, with its group ("has not said", "went on to say") from `group`. `from` is where adverbs and
 * days between subject and verb begin ("on Sunday urged").
 */
export type Cue = Readonly<{
  at: number;
  from: number;
  group: number;
  verb: CueVerb;
  negated: boolean;
  passive: boolean;
}>;

const BE = /^(?:is|are|was|were|be|been|being|'s|'re|gets|got)$/u;

/** The cue whose verb stands at `at`, if the word there is used as a verb. */
export function cueAt(tokens: readonly Token[], at: number): Cue | undefined {
  const token = tokens[at];
  if (!token || token.kind !== "word" || (isCapitalised(token) && at > 0)) return undefined;
  const verb = cueVerb(token.lower);
  if (!verb) return undefined;
  const cue = { at, verb, ...verbGroup(tokens, at) };
  return standsAsVerb(tokens, cue) ? cue : undefined;
}

function verbGroup(tokens: readonly Token[], verb: number): Omit<Cue, "at" | "verb"> {
  let from = verb;
  let group = verb;
  let infinitive = false;
  let negated = false;
  let passive = false;
  while (from > 0) {
    const before = tokens[from - 1];
    if (!before || before.kind !== "word") break;
    if (before.lower === "to" && from === verb) infinitive = true;
    else if (!isAuxiliary(before) && !isOfDay(tokens, from) && !(infinitive && isLeadingVerb(before))) break;
    negated ||= isNegation(before);
    passive ||= !infinitive && BE.test(before.lower);
    from--;
    if (!isTimeNoun(before) && !isOfDay(tokens, from + 1)) group = from;
  }
  return { from, group, negated, passive: passive && cueVerb(tokens[verb]?.lower ?? "")?.form === "past" };
}

/** "on" before a weekday. */
function isOfDay(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.lower === "on" && isTimeNoun(tokens[at]);
}

/** "the report", "a planned visit", "reports of", "Asked whether" are no verbs of saying. */
function standsAsVerb(tokens: readonly Token[], cue: Cue): boolean {
  const { form } = cue.verb;
  const before = tokens[cue.at - 1];
  if (!before) return form === "ing" && tokens.length > 6;
  if (form === "ing") return !isDeterminer(before) && before.lower !== "worth";
  if (before.kind === "quoted") return form !== "base";
  if (before.kind === "mark") return form !== "base" && !/^[$#("]$/u.test(before.text);
  if (before.lower === "worth") return false;
  if (isDeterminer(before) || /['’]s?$/u.test(before.text)) return false;
  if (isPreposition(before) && before.lower !== "to") return false;
  if (isPreposition(tokens[cue.from - 1]) && form !== "past") return false;
  if (cue.verb.nounToo && cue.from === cue.at && !isVerbal(tokens, cue)) return false;
  return form !== "base" || cue.from < cue.at || takesBase(before);
}

/** "reports that", "claims it", "notes: Q": what follows shows the word to be a verb. */
function isVerbal(tokens: readonly Token[], cue: Cue): boolean {
  const next = tokens[cue.at + 1];
  if (!next || next.kind === "quoted" || next.text === ":") return next !== undefined;
  if (next.text === ",") return tokens[cue.at + 2]?.kind === "quoted";
  if (/^(?:that|whether|how|why|he|she|it|they|there)$/u.test(next.lower)) return true;
  return isCapitalised(tokens[cue.at - 1]) && (isDeterminer(next) || isCapitalised(next));
}

/** Subjects that agree with a bare verb: "they say", "officials say". */
function takesBase(before: Token): boolean {
  return isPronoun(before) || /[^s]s$|^(?:people|and|many|some)$/u.test(before.lower);
}
