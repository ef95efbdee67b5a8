import { termOf } from "../words.ts";

const PARTICLES = new Set("out up off down over away back in on into".split(" "));

/** The lexicon's term for a verb and the particle right after it: "handed", "out" -> "hand out". */
export function phraseOf(verb: string, particle: string): string | undefined {
  return PARTICLES.has(particle) && /^[a-z]{2,}$/u.test(verb) ? `${termOf(verb)} ${particle}` : undefined;
}
