import type { Archive } from "../archive/archive.ts";
import { type KnownNames, type KnownName, knowNames, NO_KNOWN_NAMES } from "../conversation/known-names.ts";
import { findProperNames } from "../text/proper-names.ts";

/** In a larger record a conversation is read by its own capitals: going through all quotations would take too long. */
const MOST_ARTICLES = 2000;

/** Those who speak in the record, for reading follow-ups typed in small letters. */
export async function readKnownSpeakers(archive: Archive): Promise<KnownNames> {
  if (archive.info.articles > MOST_ARTICLES) return NO_KNOWN_NAMES;
  const names = new Map<string, KnownName>();
  for (const { speaker } of await archive.listQuotes()) {
    const [named] = speaker.known ? findProperNames(`, ${speaker.name}`) : [];
    if (named && speaker.known) names.set(speaker.name, { name: speaker.name, kind: named.kind });
  }
  return knowNames(names.values());
}
