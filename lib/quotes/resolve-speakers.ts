import type { Attribution, Quote, Speaker } from "../domain/quote.ts";
import { foldText } from "../text/words.ts";
import { namesAgree, surnameKey } from "./cast.ts";
import { kindOfName } from "./name-phrase.ts";
import { isHonorific, isRoleNoun, roleFits, roleKeys } from "./roles.ts";

type Known = Extract<Attribution, { known: true }>;

/** Everything the corpus says of one person or body. */
type Group = {
  names: Map<string, number>;
  written: Set<string>;
  roles: Map<string, number>;
  quotes: number;
  person: boolean;
};

/**
 * One person across spellings and articles. Ingest stores quotations as `extractQuotes` returns them, with the name
 * their own article gives; this is read off all of them together whenever they are listed, so that an article added
 * or removed never leaves another one's quotations stale. Two people who could be meant are never made one.
 */
export function resolveSpeakers(quotes: readonly Quote[]): Quote[] {
  const { rename } = callRoll(quotes);
  return quotes.map(rename);
}

/** Everybody who speaks, with the spellings and descriptions used of them; those quoted most first. */
export function listSpeakers(quotes: readonly Attributed[]): readonly Speaker[] {
  return callRoll(quotes).speakers;
}

/** Of a quotation, what tells who spoke. */
export type Attributed = Pick<Quote, "speaker" | "via">;

/** Everybody who speaks in a corpus, and each quotation under the name all articles share. */
export type SpeakerRoll = Readonly<{
  /** Those quoted most first. */
  speakers: readonly Speaker[];
  /** For quotations of the corpus the roll was called of. */
  rename: (quote: Quote) => Quote;
  /** That name of one attribution; undefined when nobody is named. */
  nameOf: (attribution: Attribution) => string | undefined;
  /** The names of those for whom `isSpeaker` is true. */
  namesMeant: (wanted: string) => ReadonlySet<string>;
}>;

/** `resolveSpeakers` and `listSpeakers` in one: for who asks both, or asks again. */
export function callRoll(quotes: readonly Attributed[]): SpeakerRoll {
  const groups = groupSpeakers(quotes);
  const speakers = [...new Set(groups.values())]
    .filter((group) => group.quotes > 0)
    .map(speakerOf)
    .sort((a, b) => b.quotes - a.quotes || (a.name < b.name ? -1 : 1));
  const known = new Map<string, Resolved>();
  for (const [name, group] of groups) known.set(name, { name: fullestName(group), role: fullestRole(group) });
  const meant = indexSpeakers(speakers);
  return {
    speakers,
    namesMeant: (wanted) => new Set(meant(wanted).map(({ name }) => name)),
    nameOf: (attribution) => (attribution.known ? known.get(attribution.name)?.name : undefined),
    rename: (quote) => ({
      ...quote,
      speaker: renamed(quote.speaker, known),
      via: quote.via && renamed(quote.via, known),
    }),
  };
}

type Resolved = Readonly<{ name: string; role: string | null }>;

/** True when `wanted`, in whatever spelling, is this speaker's name, one of the aliases, or the role. */
export function isSpeaker(speaker: Speaker, wanted: string): boolean {
  const folded = bodyKey(wanted);
  const asked = withoutTitle(folded);
  const names = [speaker.name, ...speaker.aliases];
  if (asked === "" || names.some((name) => bodyKey(name) === folded)) return asked !== "";
  const describes = roleKeys(asked).some(isRoleNoun);
  if (!describes && names.some((name) => surnameKey(name) === surnameKey(asked) && namesAgree(name, asked)))
    return true;
  return speaker.role !== null && roleFits(wanted, speaker.role);
}

/** `speakers.filter((speaker) => isSpeaker(speaker, wanted))`, looking only at those who may be meant. */
function indexSpeakers(speakers: readonly Speaker[]): (wanted: string) => Speaker[] {
  const index = new Map<string, Set<Speaker>>();
  const note = (key: string, speaker: Speaker): void => {
    const known = index.get(key);
    if (known) known.add(speaker);
    else index.set(key, new Set([speaker]));
  };
  for (const speaker of speakers) {
    for (const name of [speaker.name, ...speaker.aliases]) {
      note(`body ${bodyKey(name)}`, speaker);
      note(`surname ${surnameKey(name)}`, speaker);
    }
    for (const key of speaker.role === null ? [] : roleKeys(speaker.role)) note(`role ${key}`, speaker);
  }
  return (wanted) => {
    const folded = bodyKey(wanted);
    const keys = [`body ${folded}`, `surname ${surnameKey(withoutTitle(folded))}`];
    // A description fits a role only when the role holds each of its words.
    const [word] = roleKeys(wanted);
    const maybe = [...keys, `role ${word ?? ""}`].flatMap((key) => [...(index.get(key) ?? [])]);
    return [...new Set(maybe)].filter((speaker) => isSpeaker(speaker, wanted));
  };
}

/** "mr putin", "deputy minister tesk": the name alone. */
function withoutTitle(folded: string): string {
  const words = folded.split(" ");
  const last = words.findLastIndex(
    (word, at) => at < words.length - 1 && (isHonorific(word) || isRoleNoun(word)),
  );
  return words.slice(last + 1).join(" ");
}

/** The group of each name as stored, by that name. */
function groupSpeakers(quotes: readonly Attributed[]): ReadonlyMap<string, Group> {
  const known = quotes.flatMap(({ speaker, via }) => [
    ...(speaker.known ? [{ ...speaker, speaks: 1 }] : []),
    ...(via?.known ? [{ ...via, speaks: 0 }] : []),
  ]);
  const groups = new Map<string, Group>();
  const bySurname = new Map<string, Group[]>();
  // Longest names first, so that a surname alone finds every full name it could be short for.
  for (const one of [...known].sort((a, b) => b.name.length - a.name.length)) {
    const group = groups.get(one.name) ?? joinGroup(bySurname, one);
    groups.set(one.name, group);
    note(group, one, one.speaks);
  }
  return joinDescriptions(groups);
}

/** A last word that so many share tells nobody apart: each further name stands for itself, and is compared with none. */
const CROWD = 60;

function joinGroup(bySurname: Map<string, Group[]>, { name, role }: Known): Group {
  const person = role !== null || kindOfName(name) !== "body";
  const key = person ? surnameKey(name) : bodyKey(name);
  const others = bySurname.get(key) ?? [];
  const same = others.length >= CROWD ? [] : others.filter((group) => (person ? agrees(group, name) : true));
  const [only] = same;
  if (only && same.length === 1) return only;
  const fresh: Group = { names: new Map(), written: new Set(), roles: new Map(), quotes: 0, person };
  others.push(fresh);
  bySurname.set(key, others);
  return fresh;
}

function agrees(group: Group, name: string): boolean {
  const capitalised = name
    .split(/\s+/u)
    .every((word) => /^\p{Lu}/u.test(word) || /^\p{Ll}{1,3}$/u.test(word));
  return capitalised && [...group.names.keys()].every((other) => namesAgree(other, name));
}

function bodyKey(name: string): string {
  return foldText(name)
    .replace(/^(?:the|a|an)\s+/u, "")
    .replace(/\s+/gu, " ")
    .trim();
}

function note(group: Group, { name, role, asWritten }: Known, speaks: number): void {
  group.names.set(name, (group.names.get(name) ?? 0) + 1);
  group.quotes += speaks;
  if (role !== null) group.roles.set(role, (group.roles.get(role) ?? 0) + 1);
  if (!PRONOUN.test(asWritten) && asWritten.length <= WRITTEN_MAX) group.written.add(asWritten);
}

const PRONOUN = /^(?:he|she|it|they|who|which|that|we|i|you)$/iu;
/** Longer ways of naming somebody are no aliases, in characters. */
const WRITTEN_MAX = 60;

/** "Ukrainian president", which its own article leaves open, joins the one person of the corpus with that role. */
function joinDescriptions(groups: ReadonlyMap<string, Group>): ReadonlyMap<string, Group> {
  const roles = indexRoles(new Set(groups.values()));
  const joined = new Map(groups);
  for (const [name, group] of groups) {
    const wanted = roleKeys(name);
    if (group.roles.size > 0 || wanted.length < 2 || !wanted.some(isRoleNoun)) continue;
    const [only, ...others] = groupsInRole(wanted, roles);
    if (!only || others.length > 0) continue;
    only.quotes += group.quotes;
    for (const written of group.written) only.written.add(written);
    joined.set(name, only);
  }
  return joined;
}

/** A role somebody has, in the words that tell it from others. */
type RoleHeld = Readonly<{ group: Group; keys: ReadonlySet<string> }>;

/** Every role under each of its words, so that a description is compared with few of them. */
function indexRoles(groups: Iterable<Group>): ReadonlyMap<string, readonly RoleHeld[]> {
  const index = new Map<string, RoleHeld[]>();
  for (const group of groups) {
    for (const role of group.roles.keys()) {
      const held = { group, keys: new Set(roleKeys(role)) };
      for (const key of held.keys) {
        const known = index.get(key);
        if (known) known.push(held);
        else index.set(key, [held]);
      }
    }
  }
  return index;
}

/** Those with a role that holds every word wanted: what `roleFits` says, read off the index. */
function groupsInRole(
  wanted: readonly string[],
  roles: ReadonlyMap<string, readonly RoleHeld[]>,
): ReadonlySet<Group> {
  const lists = wanted.map((key) => roles.get(key) ?? []);
  const fewest = lists.reduce((least, list) => (list.length < least.length ? list : least));
  const fitting = fewest.filter(({ keys }) => wanted.every((key) => keys.has(key)));
  return new Set(fitting.map(({ group }) => group));
}

function renamed(attribution: Attribution, known: ReadonlyMap<string, Resolved>): Attribution {
  if (!attribution.known) return attribution;
  const resolved = known.get(attribution.name);
  return resolved
    ? { ...attribution, name: resolved.name, role: attribution.role ?? resolved.role }
    : attribution;
}

/** The name of most words; of several so long, the one used most. */
function fullestName({ names }: Group): string {
  const words = (name: string) => name.split(/\s+/u).length;
  const ranked = [...names].sort(
    ([a, used], [b, usedB]) => words(b) - words(a) || usedB - used || (a < b ? -1 : 1),
  );
  return ranked[0]?.[0] ?? "";
}

/** The role that says most; of several, the one used most. */
function fullestRole({ roles }: Group): string | null {
  const ranked = [...roles].sort(
    ([a, used], [b, usedB]) => roleKeys(b).length - roleKeys(a).length || usedB - used || (a < b ? -1 : 1),
  );
  return ranked[0]?.[0] ?? null;
}

function speakerOf(group: Group): Speaker {
  const name = fullestName(group);
  const aliases = [...new Set([...group.names.keys(), ...group.written])]
    .filter((alias) => alias !== name)
    .sort();
  return { name, aliases, role: fullestRole(group), quotes: group.quotes };
}
