import type { Archive, QueryTerm } from "../archive/archive.ts";
import { type RelatedTerm, relatedTerms } from "../text/lexicon/related-terms.ts";
import { isKnownWord } from "../text/tag-words.ts";
import type { QuestionReading, QuestionTerm } from "./read-question.ts";

/** A term of the question as the record knows it. */
export type ExpandedTerm = QuestionTerm &
  Readonly<{
    /** Index terms that count as this one: itself, its spelling key, or what a slip of the finger was meant to be. */
    forms: readonly string[];
    /** Index terms that speak of it though they are other words, with a strength in (0, 1): a rifle of a gun. */
    related: ReadonlyMap<string, number>;
    /** Lucene's idf over passages, less for a light word; the rarest possible for a term the record does not hold. */
    idf: number;
    /** False when the record holds none of its forms. */
    inRecord: boolean;
  }>;

/**
 * A name counts more than a common word, and its spelling key a little beside it (realtimeqa, development half).
 * A related term counts its strength times `related`: 0.2 gave Hit@1 .475 and MRR .599 there, against .450 and .584
 * without; 0.3 begins to hurt on squad2.
 */
const WEIGHT = { word: 1, name: 1.25, key: 0.3, slip: 0.8, related: 0.2 };

/** What a light word counts of its rarity. */
const LIGHT_SHARE = 0.25;

/** Passages that hold a term; none of them when the record does not. */
type Frequencies = ReadonlyMap<string, number>;

export async function expandTerms(reading: QuestionReading, archive: Archive): Promise<ExpandedTerm[]> {
  const own = await archive.documentFrequencies(reading.terms.flatMap(mayStandFor));
  const slips = await findSlips(reading, own, archive);
  const frequencies = new Map([...own, ...(await archive.documentFrequencies([...slips.values()].flat()))]);
  return reading.terms.map((term) => {
    const forms = slips.get(term) ?? ownForms(term).filter((form) => frequencies.has(form));
    const frequency = Math.max(0, ...forms.map((form) => frequencies.get(form) ?? 0));
    return {
      ...term,
      named: term.named || isNameInSmall(term, frequency),
      forms,
      related: relatedTo(term, frequencies),
      idf: (term.light ? LIGHT_SHARE : 1) * inverseFrequency(frequency, archive.info.passages),
      inRecord: frequency > 0,
    };
  });
}

/** Written small, but no English word, and the record has it: "kuleba", "podolyak". */
function isNameInSmall({ word }: QuestionTerm, frequency: number): boolean {
  return frequency > 0 && /^\p{L}{3,}$/u.test(word) && !isKnownWord(word);
}

function ownForms({ term, key }: QuestionTerm): string[] {
  return key === null ? [term] : [term, key];
}

function mayStandFor(term: QuestionTerm): string[] {
  return [...ownForms(term), ...mayRelate(term).map((other) => other.term)];
}

/** What the record holds instead of the words it does not hold in any of their own forms; an English word is no slip. */
async function findSlips(
  { terms }: QuestionReading,
  frequencies: Frequencies,
  archive: Archive,
): Promise<Map<QuestionTerm, readonly string[]>> {
  const unknown = terms.filter(
    (term) =>
      !ownForms(term).some((form) => frequencies.has(form)) && (term.named || !isKnownWord(term.word)),
  );
  const similar = await Promise.all(unknown.map(({ word }) => archive.similarTerms(word)));
  return new Map(unknown.map((term, at) => [term, similar[at] ?? []]));
}

/** A name stands for itself only, and so does a light word. */
function mayRelate(term: QuestionTerm): readonly RelatedTerm[] {
  if (term.named || term.light) return [];
  const phrase = term.phrase === null ? [] : relatedTerms(term.phrase);
  return phrase.length > 0 ? phrase : relatedTerms(term.term);
}

function relatedTo(term: QuestionTerm, frequencies: Frequencies): ReadonlyMap<string, number> {
  const held = mayRelate(term).filter((other) => frequencies.has(other.term));
  return new Map(held.map((other) => [other.term, other.strength]));
}

function inverseFrequency(frequency: number, passages: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
}

/** What the keyword search is asked for. */
export function queryTerms(expanded: readonly ExpandedTerm[]): QueryTerm[] {
  const weights = new Map<string, number>();
  for (const term of expanded) {
    for (const form of term.forms) {
      const weight = weightOf(term, form);
      weights.set(form, Math.max(weights.get(form) ?? 0, weight));
    }
  }
  for (const { related } of expanded) {
    for (const [term, strength] of related) {
      if (!weights.has(term)) weights.set(term, WEIGHT.related * strength);
    }
  }
  return [...weights].map(([term, weight]) => ({ term, weight }));
}

function weightOf(term: ExpandedTerm, form: string): number {
  if (form === term.term) return term.named ? WEIGHT.name : WEIGHT.word;
  if (form === term.key) return term.forms.length > 1 ? WEIGHT.key : WEIGHT.word;
  return WEIGHT.slip;
}
