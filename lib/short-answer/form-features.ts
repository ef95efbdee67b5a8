import type { AnswerType } from "../retrieve/answer-type.ts";
import { isCountryName } from "../text/countries.ts";
import { isStopWord } from "../text/words.ts";
import { type Feature, flag } from "./feature.ts";
import type { Phrase, PhraseForm } from "./phrase.ts";
import type { AskedQuestion, PhraseInPlace } from "./phrase-features.ts";
import type { SentenceView } from "./view-sentence.ts";

/** What the phrase looks like, alone and against the kind of answer asked for. */
export function formFeatures({ focus }: AskedQuestion, { phrase, view }: PhraseInPlace): Feature[] {
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
  return [
    [`form:${form}`, 1],
    [`${type}:${form}`, 1],
    [`${type}:kind:${kind}`, 1],
    [`sort:${sort}:${kind}`, 1],
    [`sort:${sort}:${form}`, 1],
    flag("fits", fitting?.has(form) === true),
    flag("misfits", fitting?.has(form) === false),
    flag("capitals", capitals),
    flag(`${type}:capitals`, capitals),
    flag("digits", digits),
    flag(`${type}:digits`, digits),
    flag(
      `${type}:country`,
      capitals && isCountryName(view.text.slice(first?.span.start, words.at(-1)?.span.end)),
    ),
    ["length", Math.min(1, length / 8)],
    [`${type}:length`, Math.min(1, length / 8)],
    flag("one", length === 1),
    flag("list+several", form === "list" && focus.wanted === "several"),
    flag("list-several", form === "list" && focus.wanted !== "several"),
    flag("the", ARTICLE.has(first?.lower ?? "")),
    flag("possessive", POSSESSIVE.has(first?.lower ?? "")),
    flag("empty", content.length === 0),
    flag("naming+capitals", focus.naming && capitals),
    flag("naming+quoted", focus.naming && quoted),
    flag("quoted", quoted),
  ];
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
