import type { Statement } from "../domain/statement.ts";
import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import { findShortAnswer } from "../short-answer/find-short-answer.ts";
import { spellingKey } from "../text/spelling.ts";
import { splitWords } from "../text/words.ts";
import { introducesAsked } from "./asked-identity.ts";
import type { SpeechQuestion } from "./read-speech-question.ts";

/** Below this the phrase is not shown as the answer: on realtimeqa .85 of the questions get one, .40 of them word for word. */
const SHOWN = 0.2;

/** What somebody does or tells, and what happens, is a sentence: no phrase of one answers. */
const WANTS_A_SENTENCE =
  /\bwhat\s+(?:(?:do|does|did|will|would|can|could|should|must|has|have|had|is|are|was|were)\b.*\b(?:do|doing|done|say|says|said|saying|think|thinks|tell|tells|told|happen|happened|happening|know|known)\b(?!\s+(?:is|are|was|were)\b)|(?:happen|happens|happened|else|about)\b)/iu;

/** The statements with the phrase that answers marked in one of them; unchanged when none is sure enough. */
export function markShortAnswer(
  evidence: Evidence,
  speech: SpeechQuestion | undefined,
  statements: readonly Statement[],
): readonly Statement[] {
  if (speech?.kind === "who-said") return statements.map(markSpeaker);
  if (introducesAsked(evidence.reading.text)) return statements.map(markRole);
  if (speech !== undefined || WANTS_A_SENTENCE.test(evidence.reading.text)) return statements;
  const texts = [...statements.map(({ text }) => text), ...evidence.sentences.map(({ text }) => text)];
  const found = findShortAnswer(evidence, texts, statements.length);
  if (!found || found.confidence < SHOWN) return statements;
  return statements.map((statement, at) => {
    if (at !== found.sentence) return statement;
    const { start } = found;
    const end = asksForSeveral(evidence) ? endOfList(statement.text, found.end) : found.end;
    return { ...statement, shortAnswer: { start, end, text: statement.text.slice(start, end) } };
  });
}

function asksForSeveral({ reading }: Evidence): boolean {
  const { noun, type } = reading.asked;
  return noun !== null && noun.endsWith("s") && !noun.endsWith("ss") && type !== "count";
}

const NEXT_NAME = /^(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*)*/u;

/** Past the names that go on a list from `end`: "Warsaw", then ", Istanbul, Budapest or Baku". */
function endOfList(text: string, end: number): number {
  const next = NEXT_NAME.exec(text.slice(end))?.[0].replace(/\.$/u, "");
  return next === undefined ? end : endOfList(text, end + next.length);
}

/** What the speaker is, where the statement itself says it. */
function markRole(statement: Statement): Statement {
  const { speaker, text } = statement;
  const start = speaker?.role == null ? -1 : text.indexOf(speaker.role);
  if (speaker?.role == null || start === -1) return statement;
  return { ...statement, shortAnswer: { start, end: start + speaker.role.length, text: speaker.role } };
}

/** The speaker's name where it stands in the statement itself. */
function markSpeaker(statement: Statement): Statement {
  const { speaker, text } = statement;
  const parts = speaker?.name.split(" ").map((part) => spellingKey(part) ?? part) ?? [];
  const words = splitWords(text).filter((word) => parts.includes(spellingKey(word.text) ?? word.text));
  const first = words[0];
  const last = words.find((word, at) => at > 0 && word.span.start - (first?.span.end ?? 0) <= 1) ?? first;
  if (!first || !last) return statement;
  const span = { start: first.span.start, end: last.span.end - (/['’]s$/u.exec(last.text)?.[0].length ?? 0) };
  return { ...statement, shortAnswer: { ...span, text: text.slice(span.start, span.end) } };
}
