import type { NamedEmbeddings } from "../embeddings/named-embeddings.ts";
import { indexTerms } from "../text/index-terms.ts";

/** As long as the bundled model's. */
const DIMENSION = 512;
/** Dimensions that one term speaks to; a sparse random projection (Achlioptas 2003) keeps angles well enough. */
const TOUCHED = 24;

/**
 * Vectors from nothing but the words and a fixed seed, for sizes at which a model would take hours: texts that share
 * words are near each other, so that a graph over them has the shape of a real one. They understand nothing.
 * When `model` is given it embeds each question too, and its vector is thrown away: the time of a query stays true.
 */
export function seededEmbeddings(model?: NamedEmbeddings): NamedEmbeddings {
  return {
    id: `seeded-${DIMENSION}`,
    dimension: DIMENSION,
    fixed: true,
    embedDocuments: (texts) => Promise.resolve(texts.map(projectWords)),
    async embedQuery(text) {
      await model?.embedQuery(text);
      return projectWords(text);
    },
  };
}

function projectWords(text: string): number[] {
  const vector = new Float64Array(DIMENSION);
  for (const term of indexTerms(text)) {
    let state = hashTerm(term);
    for (let touched = 0; touched < TOUCHED; touched++) {
      state = nextState(state);
      const at = (state >>> 8) % DIMENSION;
      vector[at] = (vector[at] ?? 0) + (state & 1 ? 1 : -1);
    }
  }
  const length = Math.hypot(...vector);
  return Array.from(vector, (value) => (length === 0 ? 0 : value / length));
}

/** FNV-1a, never 0. */
function hashTerm(term: string): number {
  let hash = 2166136261;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 16777619);
  return hash >>> 0 || 1;
}

/** Marsaglia's xorshift32. */
function nextState(state: number): number {
  let next = state;
  next ^= next << 13;
  next ^= next >>> 17;
  next ^= next << 5;
  return next >>> 0;
}
