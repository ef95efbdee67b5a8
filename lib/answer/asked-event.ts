import { startOfAsking } from "../retrieve/read-question.ts";

/**
 * What becomes of people and things, in classes that must not be taken for each other: who was captured has not died, who
 * has volunteered has not arrived. Each class by its words in a question and, wider, in the record.
 */
const EVENTS: readonly Readonly<{ asked: RegExp; told: RegExp }>[] = [
  {
    asked:
      /\b(?:die[ds]?|dead|deaths?|kill(?:s|ed|ing)?|perish\w*|murder\w*|slain|fatalit\w+|los[et] (?:their|his|her) li(?:f|v)es?)\b/iu,
    told: /\b(?:d(?:ie[ds]?|ying|ead|eaths?|eadly)|kill\w*|perish\w*|murder\w*|slain|fatal\w*|casualt\w+|victims?|bod(?:y|ies)|corpses?|executed|shot|drown\w*|mourn\w*|burie[ds]|funerals?|toll|massacre\w*|li(?:f|v)es|survivors?|surviv\w+|wiped out|los(?:t|ses?|s|ing))\b/iu,
  },
  {
    asked: /\b(?:wound(?:ed|s)?|injur(?:ed|ies|y)|hurt)\b/iu,
    told: /\b(?:wound\w*|injur\w+|hurt|hospital\w*|casualt\w+|treated|harm\w*|burn(?:s|ed))\b/iu,
  },
  {
    asked:
      /\b(?:captur(?:e|ed|es)|detain(?:ed|s)?|arrest(?:ed|s)?|imprison\w*|jail(?:ed|s)?|tak(?:e|en|es|ing) (?:\w+ )?(?:prisoners?|captive|hostages?)|prisoners?)\b/iu,
    told: /\b(?:captur\w+|detain\w*|detention|arrest\w*|imprison\w*|prison\w*|jail\w*|custody|captiv\w+|hostages?|seiz\w+|held|holding|surrender\w*|sentenced|cells?|caught|taken|took)\b/iu,
  },
  {
    asked: /\b(?:arriv(?:e|ed|es)|(?:have|has|had) (?:\w+ )?(?:landed|reached))\b/iu,
    told: /\b(?:arriv\w+|reach\w*|land(?:ed|ing)|came|come|coming|entered|enter|return\w*|in place|here|joined|flown|brought|disembark\w*|gather\w*)\b/iu,
  },
];

/** What is only told by the way: ", who died last week,". */
const BY_THE_WAY = /,\s(?:who|whom|whose|which|where|when)\b[^,?]*,/gu;

/** True when the part of the question that asks is about one of these events and the text speaks of none of its kind. */
export function missesEvent(question: string, text: string): boolean {
  const asking = question.slice(startOfAsking(question)).replace(BY_THE_WAY, " ");
  const asked = EVENTS.filter((event) => event.asked.test(asking));
  return asked.length > 0 && !asked.some((event) => event.told.test(text));
}
