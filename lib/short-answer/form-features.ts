import type { AnswerType } from "../retrieve/answer-type.ts";
import { isCountryName } from "../text/countries.ts";
import { isStopWord } from "../text/words.ts";
import { joinName, type NoteFeature } from "./feature.ts";
import type { Phrase, PhraseForm } from "./phrase.ts";
import type { AskedQuestion, PhraseInPlace } from "./phrase-features.ts";
import type { SentenceView } from "./view-sentence.ts";

/** What the phrase looks like, alone and against the kind of answer asked for. */
export function formFeatures(
  { focus }: AskedQuestion,
  { phrase, view }: PhraseInPlace,
  note: NoteFeature,
): void {
  const { type } = focus;
  const { form } = phrase;
  const kind = phrase.kind ?? "none";
  const sort = focus.sort ?? "none";
  const words = view.words.slice(phrase.from, phrase.to);
  const first = words[0];
  const content = words.filter((word) => word.term !== "" && !isStopWord(word.lower));
  const capitals =
    content.some(({ text }) => UPPER.test(text)) && content.every(({ text }) => UPPER_OR_DIGIT.test(text));
  const digits = words.some(({ text }) => DIGIT.test(text));
  const quoted = isQuoted(view, phrase);
  const length = words.filter(({ term }) => term !== "").length;
  const fitting = FITTING[type];
  const country = capitals && isCountryName(view.text.slice(first?.span.start, words.at(-1)?.span.end));
  note(1, "form:", form);
  note(1, type, ":", form);
  note(1, type, ":kind:", kind);
  note(1, joinName("sort:", sort, ":"), kind);
  note(1, joinName("sort:", sort, ":"), form);
  note(fitting?.has(form) === true, "fits");
  note(fitting?.has(form) === false, "misfits");
  note(capitals, "capitals");
  note(capitals, type, ":capitals");
  note(digits, "digits");
  note(digits, type, ":digits");
  note(country, type, ":country");
  note(Math.min(1, length / 8), "length");
  note(Math.min(1, length / 8), type, ":length");
  note(length === 1, "one");
  note(form === "list" && focus.wanted === "several", "list+several");
  note(form === "list" && focus.wanted !== "several", "list-several");
  note(ARTICLE.has(first?.lower ?? ""), "the");
  note(POSSESSIVE.has(first?.lower ?? ""), "possessive");
  note(content.length === 0, "empty");
  note(focus.naming && capitals, "naming+capitals");
  note(focus.naming && quoted, "naming+quoted");
  note(quoted, "quoted");
}

const UPPER = /^\p{Lu}/u;
const UPPER_OR_DIGIT = /^[\p{Lu}\p{N}]/u;
const DIGIT = /^\p{N}/u;
const ARTICLE: ReadonlySet<string> = new Set(["the", "a", "an"]);
const POSSESSIVE: ReadonlySet<string> = new Set(["his", "her", "its", "their", "our", "my", "your"]);

/** Forms that can answer a question of the kind, where the form alone can tell. */
const FITTING: Readonly<Partial<Record<AnswerType, ReadonlySet<PhraseForm>>>> = {
  money: new Set(["money", "about-number", "number-unit", "range"]),
  percent: new Set(["percent", "about-number", "range"]),
  count: new Set(["number", "number-unit", "about-number", "range", "duration", "money", "hyphenated"]),
  duration: new Set(["duration", "about-number", "range", "date", "number"]),
  time: new Set(["date", "year", "range", "duration"]),
};

function isQuoted({ words }: SentenceView, { from, to }: Phrase): boolean {
  return /^["“‘']$/u.test(words[from - 1]?.text ?? "") && /^["”’',.]$/u.test(words[to]?.text ?? "");
}
