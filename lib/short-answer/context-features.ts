import type { NoteFeature } from "./feature.ts";
import type { AskedQuestion, PhraseInPlace } from "./phrase-features.ts";

const SAYING = wordSet("said says told tweeted wrote added reported according reports");
const CALLING = wordSet("called named titled dubbed entitled as nicknamed");
const BEING = wordSet("is was are were be been");
const PLACING = wordSet("in at near from to");

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** The words right before and after the phrase. */
export function contextFeatures(
  { focus }: AskedQuestion,
  { phrase, view }: PhraseInPlace,
  note: NoteFeature,
): void {
  const { words } = view;
  const before = words[phrase.from - 1];
  const after = words[phrase.to];
  const ahead = before?.tag === "DET" ? words[phrase.from - 2] : before;
  const called = CALLING.has(before?.lower ?? "");
  const { preposition } = focus;
  note(phrase.from === 0, "opens");
  note(1, focus.type, ":after:", ahead?.tag ?? "start");
  note(1, "before:", after?.tag ?? "end");
  note(PLACING.has(ahead?.lower ?? ""), focus.type, ":in");
  note(SAYING.has(after?.lower ?? "") || SAYING.has(before?.lower ?? ""), "sayer");
  note(before?.lower === "to" && words[phrase.from - 2]?.lower === "according", "accordingTo");
  note(preposition !== null && ahead?.lower === preposition, "samePreposition");
  note(preposition !== null && ahead?.tag === "ADP" && ahead.lower !== preposition, "otherPreposition");
  note(called, "called");
  note(focus.naming && called, "naming+called");
  note(BEING.has(ahead?.lower ?? ""), "is");
  note(/^[,:—]$/u.test(before?.text ?? ""), "comma");
  note(before?.text === "," && after?.text === ",", "commaBoth");
  note(/^['’]s?$/u.test(before?.text ?? ""), "ownerBefore");
  note(/^['’]s?$/u.test(after?.text ?? ""), "ownerAfter");
  note(after?.tag === "NOUN", "nounAfter");
  note(after?.tag === "PROPN", "nameAfter");
  note(before?.tag === "PROPN", "nameBefore");
  note(phrase.from / Math.max(1, words.length) > 0.5, "late");
}
