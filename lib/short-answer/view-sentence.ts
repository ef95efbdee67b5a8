import { countryTermOf } from "../retrieve/word-table.ts";
import type { ExpandedTerm } from "../retrieve/expand-terms.ts";
import { sharesRoot } from "../text/related-words.ts";
import {
  openingOf,
  OPENINGS,
  splitTokens,
  type TaggedWord,
  tagWords,
  type Token,
} from "../text/tag-words.ts";
import { questionMemory } from "../retrieve/question-memory.ts";

/** A sentence as the search for a phrase sees it. */
export type SentenceView<Word extends Token = Token> = Readonly<{
  text: string;
  words: readonly Word[];
  /** For each word, the places in the question's terms that it matches. */
  matches: readonly (readonly number[])[];
  /** The words that match any. */
  matching: readonly number[];
  /** Share of the question's weight (by rarity) that the sentence holds, in [0, 1]. */
  coverage: number;
}>;

/** A sentence whose phrases are looked for. */
export type TaggedView = SentenceView<TaggedWord>;

/** Sentences seen for one question, each once. */
export type Viewer = Readonly<{
  viewTagged: (text: string) => TaggedView;
  /** For a sentence that only bears witness: tagging takes longer than all else. */
  view: (text: string) => SentenceView;
}>;

const viewers = questionMemory<readonly ExpandedTerm[], Viewer>();

/** The same viewer whenever the same question is asked of more sentences. */
export function openViewer(terms: readonly ExpandedTerm[]): Viewer {
  const opened = viewers.get(terms);
  if (opened) return opened;
  const matchesOf = openWordMatcher(terms);
  const tagged = new Map<string, TaggedView>();
  const plain = new Map<string, SentenceView>();
  const viewer: Viewer = {
    viewTagged: (text) => {
      const view = tagged.get(text) ?? viewWords(text, tagWords(text), terms, matchesOf);
      tagged.set(text, view);
      return view;
    },
    view: (text) => {
      const view =
        tagged.get(text) ?? plain.get(text) ?? viewWords(text, splitTokens(text), terms, matchesOf);
      plain.set(text, view);
      return view;
    },
  };
  viewers.set(terms, viewer);
  return viewer;
}

/** Places in the question's terms that a word matches. */
type WordMatcher = (word: Token) => readonly number[];

const NOTHING: readonly number[] = [];

/** Remembers the words met with this question; nearly every one matches nothing, and is told by its opening to do so. */
function openWordMatcher(terms: readonly ExpandedTerm[]): WordMatcher {
  const openings = new Uint8Array(OPENINGS);
  for (const { term, forms } of terms) for (const form of [term, ...forms]) openings[openingOf(form)] = 1;
  const askCountry = terms.some(({ country }) => country !== null);
  const known = new Map<string, readonly number[]>();
  return (word) => {
    if (openings[word.opening] !== 1 && !(askCountry && word.capital)) return NOTHING;
    const met = known.get(word.text);
    if (met) return met;
    const found = matchWord(word, terms);
    const matches = found.length === 0 ? NOTHING : found;
    known.set(word.text, matches);
    return matches;
  };
}

function matchWord({ term: own, text, capital }: Token, terms: readonly ExpandedTerm[]): readonly number[] {
  if (own === "") return NOTHING;
  const country = capital ? countryTermOf(text) : undefined;
  const found: number[] = [];
  for (const [at, { term, forms, country: asked }] of terms.entries()) {
    const same = own === term || forms.includes(own) || (country !== undefined && country === asked);
    if (same || sharesRoot(own, term)) found.push(at);
  }
  return found;
}

function viewWords<Word extends Token>(
  text: string,
  words: readonly Word[],
  terms: readonly ExpandedTerm[],
  matchesOf: WordMatcher,
): SentenceView<Word> {
  const matches = words.map(matchesOf);
  const matching: number[] = [];
  const held = new Set<number>();
  for (let at = 0; at < matches.length; at++) {
    const found = matches[at] as readonly number[];
    if (found === NOTHING) continue;
    matching.push(at);
    for (const term of found) held.add(term);
  }
  const total = totalWeight(terms);
  let weight = 0;
  for (const at of held) weight += terms[at]?.idf ?? 0;
  return { text, words, matches, matching, coverage: total === 0 ? 0 : weight / total };
}

function totalWeight(terms: readonly ExpandedTerm[]): number {
  let total = 0;
  for (const { idf } of terms) total += idf;
  return total;
}

/** Words over which nearness falls to 1/e. */
const FADE = 10;
/** Nearness at each distance, up to where it is as good as none. */
const FADING = Float64Array.from({ length: 64 * FADE }, (_, distance) => Math.exp(-distance / FADE));

/** For each of the question's terms, how near it stands; filled anew for each place. */
let nearest = new Float64Array(64);

/** How close the question's terms stand to the words `from` up to `to`, in [0, 1]: weight by rarity, fading with distance. */
export function proximity(
  { matches, matching }: SentenceView,
  from: number,
  to: number,
  terms: readonly ExpandedTerm[],
): number {
  if (nearest.length < terms.length) nearest = new Float64Array(2 * terms.length);
  const best = nearest.fill(0, 0, terms.length);
  for (const at of matching) {
    if (at >= from && at < to) continue;
    const near = FADING[at < from ? from - at : at - to + 1] ?? 0;
    for (const term of matches[at] ?? NOTHING) if (near > (best[term] as number)) best[term] = near;
  }
  let [total, near] = [0, 0];
  for (let at = 0; at < terms.length; at++) {
    const { idf } = terms[at] as ExpandedTerm;
    total += idf;
    near += (best[at] as number) * idf;
  }
  return total === 0 ? 0 : near / total;
}
