import type { Quote } from "../domain/quote.ts";
import { surnameKey } from "../quotes/cast.ts";
import { splitWords } from "../text/words.ts";
import { fitsRole, isBareRole } from "./names-speaker.ts";
import type { SpeechQuestion } from "./read-speech-question.ts";

/** An office that several of those who speak hold, and those of them that the question may mean. */
export type OpenRole = Readonly<{ about: string; names: readonly string[] }>;

/**
 * The office a question about speech asks of, when two or more speakers hold it ("the president"): one name when the
 * conversation has named just one of them, else all. `quotes`: of the record's speakers, each under one name.
 */
export function findOpenRole(
  speech: SpeechQuestion | undefined,
  quotes: readonly Quote[],
  conversation: string,
): OpenRole | undefined {
  if (!speech || !("speaker" in speech) || !isBareRole(speech.speaker)) return undefined;
  // "Did the president say “…”?": the very words tell whose they are.
  if (speech.kind === "did-say" && /["“‘']\p{L}/u.test(speech.about)) return undefined;
  const about = speech.speaker.trim();
  const holding = quotes.flatMap(({ speaker }) =>
    speaker.known && speaker.role !== null && fitsRole(about, speaker.role) ? [speaker.name] : [],
  );
  const names = [...new Set(holding)];
  const spoken = new Set(
    splitWords(conversation).map((word) => surnameKey(word.text.replace(/['\u2019]s$/u, ""))),
  );
  const named = names.filter((name) => spoken.has(surnameKey(name)));
  if (names.length < 2) return undefined;
  return { about, names: named.length === 1 ? named : names };
}
