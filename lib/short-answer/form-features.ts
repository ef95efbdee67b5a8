import type { AnswerType } from "../retrieve/answer-type.ts";
import { featureFamily, featureNamed, type NoteFeature, perKey } from "./feature.ts";
import type { PhraseForm } from "./phrase.ts";
import type { AskedQuestion, PhraseInPlace } from "./phrase-features.ts";
import { hasTrait, TRAIT } from "./read-traits.ts";

/** What the phrase looks like, alone and against the kind of answer asked for. */
export function formFeatures({ focus }: AskedQuestion, { phrase }: PhraseInPlace, note: NoteFeature): void {
  const { form, traits } = phrase;
  const ofType = typeFeatures(focus.type);
  const ofSort = sortFeatures(focus.sort ?? "none");
  const kind = phrase.kind ?? "none";
  const capitals = hasTrait(traits, TRAIT.capitals);
  const digits = hasTrait(traits, TRAIT.digits);
  const quoted = hasTrait(traits, TRAIT.quoted);
  const length = Math.min(1, phrase.length / 8);
  const fitting = FITTING[focus.type];
  const list = form === "list";
  note(1, formFeature(form));
  note(1, ofType.form(form));
  note(1, ofType.kind(kind));
  note(1, ofSort(kind));
  note(1, ofSort(form));
  note(fitting?.has(form) === true, FITS);
  note(fitting?.has(form) === false, MISFITS);
  note(capitals, CAPITALS);
  note(capitals, ofType.capitals);
  note(digits, DIGITS);
  note(digits, ofType.digits);
  note(hasTrait(traits, TRAIT.country), ofType.country);
  note(length, LENGTH);
  note(length, ofType.length);
  note(phrase.length === 1, ONE);
  note(list && focus.wanted === "several", LIST_AND_SEVERAL);
  note(list && focus.wanted !== "several", LIST_NOT_SEVERAL);
  note(hasTrait(traits, TRAIT.article), THE);
  note(hasTrait(traits, TRAIT.possessive), POSSESSIVE);
  note(hasTrait(traits, TRAIT.empty), EMPTY);
  note(focus.naming && capitals, NAMING_AND_CAPITALS);
  note(focus.naming && quoted, NAMING_AND_QUOTED);
  note(quoted, QUOTED);
}

const formFeature = featureFamily("form:");
const typeFeatures = perKey((type: AnswerType) => ({
  form: featureFamily(`${type}:`),
  kind: featureFamily(`${type}:kind:`),
  capitals: featureNamed(`${type}:capitals`),
  digits: featureNamed(`${type}:digits`),
  country: featureNamed(`${type}:country`),
  length: featureNamed(`${type}:length`),
}));
const sortFeatures = perKey((sort: string) => featureFamily(`sort:${sort}:`));
const FITS = featureNamed("fits");
const MISFITS = featureNamed("misfits");
const CAPITALS = featureNamed("capitals");
const DIGITS = featureNamed("digits");
const LENGTH = featureNamed("length");
const ONE = featureNamed("one");
const LIST_AND_SEVERAL = featureNamed("list+several");
const LIST_NOT_SEVERAL = featureNamed("list-several");
const THE = featureNamed("the");
const POSSESSIVE = featureNamed("possessive");
const EMPTY = featureNamed("empty");
const NAMING_AND_CAPITALS = featureNamed("naming+capitals");
const NAMING_AND_QUOTED = featureNamed("naming+quoted");
const QUOTED = featureNamed("quoted");

/** Forms that can answer a question of the kind, where the form alone can tell. */
const FITTING: Readonly<Partial<Record<AnswerType, ReadonlySet<PhraseForm>>>> = {
  money: new Set(["money", "about-number", "number-unit", "range"]),
  percent: new Set(["percent", "about-number", "range"]),
  count: new Set(["number", "number-unit", "about-number", "range", "duration", "money", "hyphenated"]),
  duration: new Set(["duration", "about-number", "range", "date", "number"]),
  time: new Set(["date", "year", "range", "duration"]),
};
