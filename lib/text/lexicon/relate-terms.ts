import { isStopWord, termOf } from "../words.ts";
import { IRREGULAR_FORMS } from "./irregular-forms.ts";
import { KEPT_APART, NEWS_FAMILIES } from "./news-families.ts";
import { phraseOf } from "./phrase-term.ts";
import type { Pointer, Synset, WordNet } from "./read-wordnet.ts";
import { countSenses } from "./sense-shares.ts";
import type { WordContexts } from "./word-contexts.ts";

/** For each term asked for, the terms that may stand for it in a text, with strengths in (0, 1]. */
export type RelatedTerms = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** How much a relation of WordNet counts when both words are used in just that sense. */
const RELATION = {
  synonym: 1,
  /** What stands is a kind of what is asked ("rifle" for "gun"), one, two or three steps down. */
  kind: [0.85, 0.7, 0.5],
  /** What stands is the broader word, one step up. */
  broader: 0.55,
  pointers: new Map([
    /** Derived from it; of it (adjectives); participle of it. */
    ["+", 0.95],
    ["\\", 0.8],
    ["<", 0.9],
    /** Similar adjective; verb of the same group; causes it; see also; attribute. */
    ["&", 0.7],
    ["$", 0.7],
    [">", 0.7],
    ["^", 0.4],
    ["=", 0.6],
  ]),
};
const FAMILY = 0.65;
const INFLECTED = 0.95;
/** A meaning with more kinds below it than this ("person", "act") stands for none of them. */
const MOST_KINDS = 700;
/** Weaker ones are left out. */
const WEAKEST = 0.35;
/** At most so many for a term, the strongest. */
const MOST_RELATED = 24;
/** Terms rarer than this in the texts are left out. */
const FEWEST = 40;
/** Verbs that mean nearly anything stand for nothing, and irregular forms speak through their base. */
const NOT_RELATED: ReadonlySet<string> = new Set([
  ..."get go give come take make do have see run put set turn use be say tell act thing way time same".split(
    " ",
  ),
  ...IRREGULAR_FORMS.flatMap(([, ...forms]) => forms),
]);

/**
 * WordNet proposes, usage disposes: a pair's strength is its relation's, lowered unless the two words are mostly used in
 * those senses, or are used alike in the texts that `contexts` was read from. Opposites are never related.
 */
export function relateTerms(wordnet: WordNet, contexts: WordContexts): RelatedTerms {
  const found = new Map<string, Map<string, number>>();
  const shares = countSenses(wordnet, lexiconTerm);
  const opposites = new Set(KEPT_APART.map((pair) => pair.map(termOf).join("/")));
  const kinds = countKinds(wordnet);
  const common = (synset: Synset, words: readonly string[] = synset.words) =>
    words.flatMap((word) => lexiconTerm(word) ?? []).filter((term) => contexts.frequency(term) >= FEWEST);

  const relate = (asked: Meant, stands: Meant, relation: number) => {
    for (const a of asked.terms) {
      for (const b of stands.terms) {
        if (a === b || b.includes(" ")) continue;
        const shared = Math.sqrt(shares(a, asked.synset.id) * shares(b, stands.synset.id));
        strengthen(found, a, b, relation * supportOf(shared, contexts.similarity(a, b)));
      }
    }
  };

  for (const synset of wordnet.synsets.values()) {
    const own = { synset, terms: common(synset) };
    relate(own, own, RELATION.synonym);
    relateKinds(own, { wordnet, kinds, common, relate });
    for (const pointer of synset.pointers) {
      const target = wordnet.synsets.get(pointer.synset);
      if (!target) continue;
      const [from, to] = ends(pointer, synset, target, common);
      const relation = RELATION.pointers.get(pointer.symbol);
      if (relation !== undefined) {
        relate(from, to, relation);
        if (pointer.symbol === ">") relate(to, from, relation);
      }
      if (pointer.symbol === "!")
        for (const a of from.terms) for (const b of to.terms) opposites.add(`${a}/${b}`);
    }
  }
  addFamilies(found);
  addIrregularForms(found);
  return strongest(found, opposites);
}

/** A meaning, and the terms of the words for it that are looked at. */
type Meant = Readonly<{ synset: Synset; terms: readonly string[] }>;
type Relate = (asked: Meant, stands: Meant, relation: number) => void;
type Common = (synset: Synset, words?: readonly string[]) => string[];
type Parts = Readonly<{
  wordnet: WordNet;
  kinds: ReadonlyMap<string, number>;
  common: Common;
  relate: Relate;
}>;

/** The lexicon's term of a word of WordNet's: a common single word, or a verb with its particle. */
export function lexiconTerm(lemma: string): string | undefined {
  if (NOT_RELATED.has(lemma)) return undefined;
  if (/^[a-z]{2,}$/u.test(lemma)) return termOf(lemma);
  const [verb = "", particle = "", ...more] = lemma.split("_");
  return more.length === 0 ? phraseOf(verb, particle) : undefined;
}

/** In [0, 1]: how far the two words are used in the related senses (by tagged texts), or are used alike (in the news). */
function supportOf(shared: number, similarity: number | undefined): number {
  const alike = similarity === undefined ? 0.25 : 1 / (1 + Math.exp((0.27 - similarity) / 0.05));
  const support = 1 - (1 - 0.9 * shared) * (1 - alike);
  const unsure = (alike < 0.05 ? 0.8 : 1) * (shared < 0.12 ? 0.75 : 1);
  return support * unsure;
}

function strengthen(
  found: Map<string, Map<string, number>>,
  asked: string,
  stands: string,
  strength: number,
): void {
  if (asked === stands || strength < WEAKEST || isStopWord(stands)) return;
  const related = found.get(asked) ?? new Map<string, number>();
  found.set(asked, related);
  related.set(stands, Math.max(related.get(stands) ?? 0, strength));
}

function relateKinds(own: Meant, { wordnet, kinds, common, relate }: Parts): void {
  const steps = own.synset.partOfSpeech === "noun" ? RELATION.kind : RELATION.kind.slice(0, 1);
  let broader = [own.synset];
  for (const [at, strength] of steps.entries()) {
    broader = broader.flatMap((synset) => parentsOf(synset, wordnet));
    for (const synset of broader) {
      if ((kinds.get(synset.id) ?? 0) > MOST_KINDS) continue;
      const asked = { synset, terms: common(synset) };
      relate(asked, own, strength);
      if (at === 0) relate(own, asked, RELATION.broader);
    }
  }
}

function parentsOf(synset: Synset, wordnet: WordNet): Synset[] {
  return synset.pointers
    .filter((pointer) => pointer.symbol === "@")
    .flatMap((pointer) => wordnet.synsets.get(pointer.synset) ?? []);
}

/** Synsets below each one, at any depth; one reached on two ways counts twice. */
function countKinds(wordnet: WordNet): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (synset: Synset): number => {
    const known = counts.get(synset.id);
    if (known !== undefined) return known;
    counts.set(synset.id, 0);
    const below = synset.pointers.filter((pointer) => pointer.symbol === "~");
    const total = below.reduce((sum, pointer) => {
      const kind = wordnet.synsets.get(pointer.synset);
      return sum + (kind ? 1 + count(kind) : 0);
    }, 0);
    counts.set(synset.id, total);
    return total;
  };
  for (const synset of wordnet.synsets.values()) count(synset);
  return counts;
}

function ends(pointer: Pointer, from: Synset, to: Synset, common: Common): [Meant, Meant] {
  const [source, target] = pointer.words ?? [undefined, undefined];
  const wordsAt = (synset: Synset, place: number | undefined) =>
    place === undefined ? synset.words : synset.words.slice(place, place + 1);
  return [
    { synset: from, terms: common(from, wordsAt(from, source)) },
    { synset: to, terms: common(to, wordsAt(to, target)) },
  ];
}

function addFamilies(found: Map<string, Map<string, number>>): void {
  for (const family of NEWS_FAMILIES) {
    const terms = family.flatMap((word) => lexiconTerm(word.replace("-", "_")) ?? []);
    for (const a of terms) for (const b of terms) if (!b.includes(" ")) strengthen(found, a, b, FAMILY);
  }
}

/** An irregular form stands for its base and is related to all that its base is; what is related to the base, to it. */
function addIrregularForms(found: Map<string, Map<string, number>>): void {
  const formsOf = new Map<string, string[]>();
  for (const [base, ...forms] of IRREGULAR_FORMS) {
    const terms = [...new Set([base, ...forms].map(termOf))].filter((term) => !isStopWord(term));
    for (const term of terms)
      formsOf.set(term, [...(formsOf.get(term) ?? []), ...terms.filter((other) => other !== term)]);
  }
  for (const related of found.values()) {
    for (const [term, strength] of [...related]) {
      for (const form of formsOf.get(term) ?? [])
        related.set(form, Math.max(related.get(form) ?? 0, strength));
    }
  }
  for (const [term, others] of formsOf) {
    for (const other of others) {
      for (const [stands, strength] of found.get(other) ?? []) strengthen(found, term, stands, strength);
    }
  }
  for (const [term, others] of formsOf) for (const other of others) strengthen(found, term, other, INFLECTED);
}

/** "inform" and "misinform": one is the other with a prefix that turns it round. */
function isNegated(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.endsWith(short) && /^(?:un|dis|mis|non|anti|counter)$/u.test(long.slice(0, -short.length));
}

function strongest(
  found: ReadonlyMap<string, ReadonlyMap<string, number>>,
  opposites: ReadonlySet<string>,
): RelatedTerms {
  const areOpposite = (a: string, b: string) => opposites.has(`${a}/${b}`) || opposites.has(`${b}/${a}`);
  const kept = [...found].map(([asked, related]): [string, ReadonlyMap<string, number>] => {
    const sorted = [...related]
      .filter(([stands]) => stands !== asked && !areOpposite(asked, stands) && !isNegated(asked, stands))
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return [asked, new Map(sorted.slice(0, MOST_RELATED))];
  });
  return new Map(kept.filter(([, related]) => related.size > 0).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}
