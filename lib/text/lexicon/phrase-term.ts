import { termOf } from "../words.ts";
import { IRREGULAR_FORMS } from "./irregular-forms.ts";

const PARTICLES = new Set("out up off down over away back in on into".split(" "));
const BASES: ReadonlyMap<string, string> = new Map(
  IRREGULAR_FORMS.flatMap(([base, ...forms]) => forms.map((form) => [form, base] as const)),
);

/** The lexicon's term for a verb, in any form, and the particle right after it: "handed", "out" -> "hand out". */
export function phraseOf(verb: string, particle: string): string | undefined {
  if (!PARTICLES.has(particle) || !/^[a-z]{2,}$/u.test(verb)) return undefined;
  return `${termOf(BASES.get(verb) ?? verb)} ${particle}`;
}
