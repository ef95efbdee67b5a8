import { type Feature, flag } from "./feature.ts";
import type { AskedQuestion, PhraseInPlace } from "./phrase-features.ts";

const SAYING = wordSet("said says told tweeted wrote added reported according reports");
const CALLING = wordSet("called named titled dubbed entitled as nicknamed");
const BEING = wordSet("is was are were be been");
const PLACING = wordSet("in at near from to");

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** The words right before and after the phrase. */
export function contextFeatures({ focus }: AskedQuestion, { phrase, view }: PhraseInPlace): Feature[] {
  const { words } = view;
  const before = words[phrase.from - 1];
  const after = words[phrase.to];
  const ahead = before?.tag === "DET" ? words[phrase.from - 2] : before;
  const called = CALLING.has(before?.lower ?? "");
  return [
    flag("opens", phrase.from === 0),
    [`${focus.type}:after:${ahead?.tag ?? "start"}`, 1],
    [`before:${after?.tag ?? "end"}`, 1],
    flag(`${focus.type}:in`, PLACING.has(ahead?.lower ?? "")),
    flag("sayer", SAYING.has(after?.lower ?? "") || SAYING.has(before?.lower ?? "")),
    flag("accordingTo", before?.lower === "to" && words[phrase.from - 2]?.lower === "according"),
    flag("samePreposition", focus.preposition !== null && ahead?.lower === focus.preposition),
    flag(
      "otherPreposition",
      focus.preposition !== null && ahead?.tag === "ADP" && ahead.lower !== focus.preposition,
    ),
    flag("called", called),
    flag("naming+called", focus.naming && called),
    flag("is", BEING.has(ahead?.lower ?? "")),
    flag("comma", /^[,:—]$/u.test(before?.text ?? "")),
    flag("commaBoth", before?.text === "," && after?.text === ","),
    flag("ownerBefore", /^['’]s?$/u.test(before?.text ?? "")),
    flag("ownerAfter", /^['’]s?$/u.test(after?.text ?? "")),
    flag("nounAfter", after?.tag === "NOUN"),
    flag("nameAfter", after?.tag === "PROPN"),
    flag("nameBefore", before?.tag === "PROPN"),
    flag("late", phrase.from / Math.max(1, words.length) > 0.5),
  ];
}
