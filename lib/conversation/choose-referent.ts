import type { Pronoun, PronounGroup } from "./pronouns.ts";
import type { ReferentKind } from "./mentions.ts";
import type { Referent } from "./referents.ts";

/** How well a pronoun can stand for each kind, 0 (never) to 1. */
const FIT: Readonly<Record<PronounGroup, Readonly<Record<ReferentKind, number>>>> = {
  he: { person: 1, unknown: 0.5, organisation: 0, place: 0, thing: 0 },
  she: { person: 1, unknown: 0.5, organisation: 0, place: 0, thing: 0 },
  it: { thing: 1, organisation: 0.8, unknown: 0.7, place: 0.6, person: 0.05 },
  they: { organisation: 0.8, unknown: 0.5, place: 0.5, thing: 0.1, person: 0.2 },
  there: { place: 1, organisation: 0.4, unknown: 0.2, thing: 0, person: 0 },
};
/** "They" of a name that is plural by its form. */
const PLURAL_FIT = 1;
/** Below this nothing is filled in. */
const FIT_MIN = 0.15;

/** The referent that `pronoun` most likely stands for, or undefined when none can be meant. */
export function chooseReferent(
  pronoun: Pick<Pronoun, "group">,
  referents: readonly Referent[],
  turn: number,
): Referent | undefined {
  const scored = referents
    .filter((referent) => isStillSpokenOf(pronoun.group, referent, turn))
    .map((referent) => ({ referent, fit: fitOf(pronoun.group, referent) }))
    .filter(({ fit }) => fit >= FIT_MIN)
    .map(({ referent, fit }) => ({ referent, score: scoreOf(pronoun.group, referent, fit, turn) }));
  return scored.sort((a, b) => b.score - a.score)[0]?.referent;
}

/** Questions after which "it" and "they" no longer reach back, but for a subject that was set. */
const REACH = 2;

function isStillSpokenOf(group: PronounGroup, { place, lastTurn }: Referent, turn: number): boolean {
  return group === "he" || group === "she" || place === "label" || turn - lastTurn <= REACH;
}

function fitOf(group: PronounGroup, { kind, plural, pronouns, name, place }: Referent): number {
  if (place === "heading" && group !== "it") return 0;
  if (group === "it" && pronouns.some((other) => other === "he" || other === "she")) return 0;
  if (group === "they" && plural) return PLURAL_FIT;
  if (group === "it" && plural && kind === "thing") return 0.2;
  const other = group === "he" ? "she" : group === "she" ? "he" : undefined;
  if (other !== undefined && pronouns.includes(other)) return 0;
  const fit = FIT[group][kind];
  return other !== undefined && genderOf(name) === other ? fit * 0.5 : fit;
}

/** What a title or a first name suggests, or undefined. */
function genderOf(name: string): "he" | "she" | undefined {
  if (/^(?:mrs|ms|miss|queen|princess|lady|dame|sister|mother)\b/iu.test(name)) return "she";
  if (/^(?:mr|king|prince|lord|sir|father|brother|pope)\b/iu.test(name)) return "he";
  const [first = "", ...rest] = name.split(" ");
  return rest.length > 0 && /(?:a|elle|ine|ette)$/u.test(first) ? "she" : undefined;
}

const PLACE_WEIGHT = { label: 2, first: 1, heading: -1, later: 0 };

function scoreOf(group: PronounGroup, referent: Referent, fit: number, turn: number): number {
  const { place, lastTurn, lastBy, mentions, pronouns } = referent;
  const age = Math.min(4, turn - lastTurn);
  return (
    3 * fit +
    (pronouns.includes(group) ? 2 : 0) +
    PLACE_WEIGHT[place] +
    (lastBy === "user" ? 0.8 : 0) +
    0.3 * Math.log(mentions) -
    0.7 * age
  );
}
