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
  const groups = groupSpeakers(quotes);
  return quotes.map((quote) => ({
    ...quote,
    speaker: renamed(quote.speaker, groups),
    via: quote.via && renamed(quote.via, groups),
  }));
}

/** Everybody who speaks, with the spellings and descriptions used of them; those quoted most first. */
export function listSpeakers(quotes: readonly Quote[]): Speaker[] {
  const groups = new Set(groupSpeakers(quotes).values());
  return [...groups]
    .filter((group) => group.quotes > 0)
    .map(speakerOf)
    .sort((a, b) => b.quotes - a.quotes || (a.name < b.name ? -1 : 1));
}

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

/** "mr putin", "deputy minister tesk": the name alone. */
function withoutTitle(folded: string): string {
  const words = folded.split(" ");
  const last = words.findLastIndex(
    (word, at) => at < words.length - 1 && (isHonorific(word) || isRoleNoun(word)),
  );
  return words.slice(last + 1).join(" ");
}

/** The group of each name as stored, by that name. */
function groupSpeakers(quotes: readonly Quote[]): ReadonlyMap<string, Group> {
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

function joinGroup(bySurname: Map<string, Group[]>, { name, role }: Known): Group {
  const person = role !== null || kindOfName(name) !== "body";
  const key = person ? surnameKey(name) : bodyKey(name);
  const same = (bySurname.get(key) ?? []).filter((group) => (person ? agrees(group, name) : true));
  const [only] = same;
  if (only && same.length === 1) return only;
  const fresh: Group = { names: new Map(), written: new Set(), roles: new Map(), quotes: 0, person };
  bySurname.set(key, [...(bySurname.get(key) ?? []), fresh]);
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
  const people = [...new Set(groups.values())].filter(({ roles }) => roles.size > 0);
  const joined = new Map(groups);
  for (const [name, group] of groups) {
    if (group.roles.size > 0 || roleKeys(name).length < 2) continue;
    const fitting = people.filter(({ roles }) => [...roles.keys()].some((role) => roleFits(name, role)));
    const [only] = fitting;
    if (!only || fitting.length > 1) continue;
    only.quotes += group.quotes;
    for (const written of group.written) only.written.add(written);
    joined.set(name, only);
  }
  return joined;
}

function renamed(attribution: Attribution, groups: ReadonlyMap<string, Group>): Attribution {
  if (!attribution.known) return attribution;
  const group = groups.get(attribution.name);
  return group
    ? { ...attribution, name: fullestName(group), role: attribution.role ?? fullestRole(group) }
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
