import type { Sense, Synset, WordNet } from "../text/lexicon/read-wordnet.ts";

/** Nouns whose kinds are taken whole, met in tagged texts or not: what questions ask "which …" about. */
const ASKED_ABOUT =
  "food animal disease sport game color musical_instrument vehicle clothing drug fruit vegetable dish metal currency monetary_unit professional relative worker creator performer athlete organization business structure".split(
    " ",
  );
/** Meanings of a word that count: the first ones, as WordNet orders them by use. */
const MEANINGS = 3;
const LONGEST_RARE = 12;

/**
 * Nouns as a tree, an entry a meaning: "parents:words", parents by their place in the list and always before it.
 * Kept are meanings met in the texts tagged for WordNet, instances (cities, planets; not persons), single words of the
 * kinds most asked about, and whatever stands above these; Latin names of living things are left out.
 */
export function listKinds(wordnet: WordNet): string[] {
  const nouns = [...wordnet.synsets.values()].filter(({ partOfSpeech }) => partOfSpeech === "noun");
  const senses = wordnet.senses.filter(({ synset }) => synset.startsWith("noun"));
  const kept = keepMeanings(wordnet, nouns, senses);
  const main = new Set(
    senses.filter(({ place }) => place <= MEANINGS).map(({ lemma, synset }) => `${lemma} ${synset}`),
  );
  const places = new Map<string, number>();
  const entries: string[] = [];
  const write = (synset: Synset): void => {
    if (places.has(synset.id)) return;
    const above = parentsOf(synset, wordnet);
    above.forEach(write);
    places.set(synset.id, entries.length);
    const words = synset.words
      .map((word) => word.toLowerCase())
      .filter((word) => main.has(`${word} ${synset.id}`));
    const parents = above.map(({ id }) => places.get(id) ?? 0);
    entries.push(
      `${parents.join(",")}:${[...new Set(words)].map((word) => word.replaceAll("_", " ")).join(",")}`,
    );
  };
  kept.forEach(write);
  return entries;
}

function keepMeanings(wordnet: WordNet, nouns: readonly Synset[], senses: readonly Sense[]): Synset[] {
  const first = (lemma: string, most: number) =>
    senses.filter((sense) => sense.lemma === lemma && sense.place <= most).map(({ synset }) => synset);
  const tagged = new Set(senses.filter((sense) => sense.tagged > 0).map(({ synset }) => synset));
  const persons = new Set(first("person", 1));
  const latin = new Set(first("biological_group", 1));
  const asked = new Set(ASKED_ABOUT.flatMap((lemma) => first(lemma, 2)));
  return nouns.filter((synset) => {
    const above = ancestorsOf(synset, wordnet);
    const instance = synset.pointers.some(({ symbol }) => symbol === "@i");
    if (meets(above, latin) || (instance && meets(above, persons))) return false;
    const plain = synset.words.some((word) => !word.includes("_") && word.length <= LONGEST_RARE);
    return tagged.has(synset.id) || instance || (plain && meets(above, asked));
  });
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const item of b) if (a.has(item)) return true;
  return false;
}

/** Ids of everything the meaning is a kind of, at any distance. */
function ancestorsOf(synset: Synset, wordnet: WordNet, found = new Set<string>()): Set<string> {
  for (const parent of parentsOf(synset, wordnet)) {
    if (found.has(parent.id)) continue;
    found.add(parent.id);
    ancestorsOf(parent, wordnet, found);
  }
  return found;
}

function parentsOf(synset: Synset, wordnet: WordNet): Synset[] {
  return synset.pointers.flatMap(({ symbol, synset: id }) =>
    symbol === "@" || symbol === "@i" ? (wordnet.synsets.get(id) ?? []) : [],
  );
}
