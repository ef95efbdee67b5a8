/** Parts of speech that the lexicon reads; WordNet's satellite adjectives ("s") are adjectives. */
export const PARTS_OF_SPEECH = ["noun", "verb", "adj", "adv"] as const;
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];

/** A pointer of WordNet's: from the synset, or from one of its words (`source` is its place, from 0) to one of another's. */
export type Pointer = Readonly<{
  symbol: string;
  synset: string;
  /** Places of the two words; both null when the pointer joins whole synsets. */
  words: readonly [source: number, target: number] | null;
}>;

/** One meaning: the words that share it, and where it points. */
export type Synset = Readonly<{
  /** Part of speech and offset: "noun04097375". */
  id: string;
  partOfSpeech: PartOfSpeech;
  /** As written: lower or upper case, several words joined by "_". */
  words: readonly string[];
  pointers: readonly Pointer[];
  gloss: string;
}>;

/** One word in one meaning. `tagged`: how often it was met in the texts that were tagged by hand for WordNet. */
export type Sense = Readonly<{ lemma: string; synset: string; tagged: number; place: number }>;

export type WordNet = Readonly<{
  synsets: ReadonlyMap<string, Synset>;
  senses: readonly Sense[];
}>;

/** Reads the text of a WordNet file: "data.noun", "index.sense" … */
export type ReadDictionary = (name: string) => string;

const POS_OF_LETTER: Readonly<Record<string, PartOfSpeech>> = {
  n: "noun",
  v: "verb",
  a: "adj",
  s: "adj",
  r: "adv",
};
const POS_OF_NUMBER: Readonly<Record<string, PartOfSpeech>> = {
  1: "noun",
  2: "verb",
  3: "adj",
  4: "adv",
  5: "adj",
};

/** @throws when a line does not follow the format of wndb(5WN) or senseidx(5WN). */
export function readWordNet(read: ReadDictionary): WordNet {
  const synsets = PARTS_OF_SPEECH.flatMap((pos) => linesOf(read(`data.${pos}`)).map(parseSynset));
  return {
    synsets: new Map(synsets.map((synset) => [synset.id, synset])),
    senses: linesOf(read("index.sense")).map(parseSense),
  };
}

/** Lines of a dictionary file; those of the licence at its head begin with a space. */
function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "" && !line.startsWith(" "));
}

function parseSynset(line: string): Synset {
  const [head = "", gloss = ""] = splitOnce(line, " | ");
  const fields = head.trim().split(" ");
  const partOfSpeech = partOf(fields[2] ?? "", line);
  const wordCount = parseInt(fields[3] ?? "", 16);
  const words = Array.from({ length: wordCount }, (_, at) =>
    (fields[4 + 2 * at] ?? "").replace(/\([a-z]+\)$/u, ""),
  );
  const first = 4 + 2 * wordCount;
  const pointers = Array.from({ length: Number(fields[first]) }, (_, at) =>
    parsePointer(fields.slice(first + 1 + 4 * at, first + 5 + 4 * at), line),
  );
  return { id: partOfSpeech + (fields[0] ?? ""), partOfSpeech, words, pointers, gloss: gloss.trim() };
}

function parsePointer(
  [symbol = "", offset = "", letter = "", places = ""]: readonly string[],
  line: string,
): Pointer {
  const source = parseInt(places.slice(0, 2), 16);
  const target = parseInt(places.slice(2), 16);
  if (Number.isNaN(source) || Number.isNaN(target)) throw new Error(`Not a line of WordNet's data: ${line}`);
  return {
    symbol,
    synset: partOf(letter, line) + offset,
    words: source === 0 ? null : [source - 1, target - 1],
  };
}

/** "kill%2:35:00:: 01325752 1 40" */
function parseSense(line: string): Sense {
  const [key = "", offset = "", place = "", tagged = ""] = line.split(" ");
  const [lemma = "", rest = ""] = splitOnce(key, "%");
  const partOfSpeech = POS_OF_NUMBER[rest.slice(0, 1)];
  if (partOfSpeech === undefined) throw new Error(`Not a line of WordNet's sense index: ${line}`);
  return { lemma, synset: partOfSpeech + offset, tagged: Number(tagged), place: Number(place) };
}

function partOf(letter: string, line: string): PartOfSpeech {
  const partOfSpeech = POS_OF_LETTER[letter];
  if (partOfSpeech === undefined) throw new Error(`Not a line of WordNet's data: ${line}`);
  return partOfSpeech;
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}
