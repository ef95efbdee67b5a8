import type { AnswerType } from "../retrieve/answer-type.ts";
import { featureFamily, featureNamed, type NoteFeature, perKey } from "./feature.ts";
import type { AskedQuestion, PhraseInPlace } from "./phrase-features.ts";
import { hasTrait, TRAIT, wordAhead } from "./read-traits.ts";

/** The words right before and after the phrase. */
export function contextFeatures(
  { focus }: AskedQuestion,
  { phrase, sentence }: PhraseInPlace,
  note: NoteFeature,
): void {
  const { words } = sentence.view;
  const { from, to, traits } = phrase;
  const { preposition } = focus;
  const ofType = typeFeatures(focus.type);
  const ahead = wordAhead(words, from);
  const called = hasTrait(traits, TRAIT.called);
  const isPreposition = preposition !== null && ahead?.lower === preposition;
  note(from === 0, OPENS);
  note(1, ofType.after(ahead?.tag ?? "start"));
  note(1, beforeFeature(words[to]?.tag ?? "end"));
  note(hasTrait(traits, TRAIT.placed), ofType.placed);
  note(hasTrait(traits, TRAIT.sayer), SAYER);
  note(hasTrait(traits, TRAIT.accordingTo), ACCORDING_TO);
  note(isPreposition, SAME_PREPOSITION);
  note(preposition !== null && !isPreposition && ahead?.tag === "ADP", OTHER_PREPOSITION);
  note(called, CALLED);
  note(focus.naming && called, NAMING_AND_CALLED);
  note(hasTrait(traits, TRAIT.is), IS);
  note(hasTrait(traits, TRAIT.comma), COMMA);
  note(hasTrait(traits, TRAIT.commaBoth), COMMA_BOTH);
  note(hasTrait(traits, TRAIT.ownerBefore), OWNER_BEFORE);
  note(hasTrait(traits, TRAIT.ownerAfter), OWNER_AFTER);
  note(hasTrait(traits, TRAIT.nounAfter), NOUN_AFTER);
  note(hasTrait(traits, TRAIT.nameAfter), NAME_AFTER);
  note(hasTrait(traits, TRAIT.nameBefore), NAME_BEFORE);
  note(hasTrait(traits, TRAIT.late), LATE);
}

const typeFeatures = perKey((type: AnswerType) => ({
  after: featureFamily(`${type}:after:`),
  placed: featureNamed(`${type}:in`),
}));
const beforeFeature = featureFamily("before:");
const OPENS = featureNamed("opens");
const SAYER = featureNamed("sayer");
const ACCORDING_TO = featureNamed("accordingTo");
const SAME_PREPOSITION = featureNamed("samePreposition");
const OTHER_PREPOSITION = featureNamed("otherPreposition");
const CALLED = featureNamed("called");
const NAMING_AND_CALLED = featureNamed("naming+called");
const IS = featureNamed("is");
const COMMA = featureNamed("comma");
const COMMA_BOTH = featureNamed("commaBoth");
const OWNER_BEFORE = featureNamed("ownerBefore");
const OWNER_AFTER = featureNamed("ownerAfter");
const NOUN_AFTER = featureNamed("nounAfter");
const NAME_AFTER = featureNamed("nameAfter");
const NAME_BEFORE = featureNamed("nameBefore");
const LATE = featureNamed("late");
