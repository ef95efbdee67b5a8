/**
 * Which texts are versions of one another: MinHash signatures of word shingles, compared where they agree in a whole
 * band (locality-sensitive hashing; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3).
 */

/** Words in a row that make a shingle. */
const SHINGLE_WORDS = 5;
const BANDS = 32;
const ROWS = 4;
/** Numbers in a signature. */
export const SIGNATURE_LENGTH = BANDS * ROWS;
/**
 * Estimated Jaccard similarity of the shingles from which two texts are versions of one. Two that have it share a band,
 * and so are compared, with probability 1 - (1 - .6 ** 4) ** 32 = .988; the estimate's standard error there is .043.
 */
export const NEAR_DUPLICATE = 0.6;
/** Texts of one band that a text is compared with at most, so that the work grows with the number of texts only. */
const COMPARED_MAX = 8;

/** The low 16 bits of the least hash of the text's shingles, for each of `SIGNATURE_LENGTH` hashes; empty without words. */
export type Signature = Uint16Array;

const SEEDS = Uint32Array.from({ length: SIGNATURE_LENGTH }, (_, at) => mix(Math.imul(at + 1, 0x9e3779b1)));

/** Takes time in proportion to the length of the text. */
export function signText(text: string): Signature {
  const shingles = hashShingles(text);
  if (shingles.length === 0) return new Uint16Array(0);
  const signature = new Uint16Array(SIGNATURE_LENGTH);
  for (let at = 0; at < SIGNATURE_LENGTH; at++) signature[at] = leastHash(shingles, SEEDS[at] ?? 0) & 0xffff;
  return signature;
}

/** The least of the shingles' hashes under one seed; written for speed, it is most of what signing a text takes. */
function leastHash(shingles: Uint32Array, seed: number): number {
  let least = 0xffff_ffff;
  for (let at = 0; at < shingles.length; at++) {
    const hash = mix((shingles[at] as number) ^ seed);
    if (hash < least) least = hash;
  }
  return least;
}

/** Estimated Jaccard similarity of two texts' shingles, in [0, 1]; 0 when either has no words. */
export function estimateSimilarity(a: Signature, b: Signature): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  let same = 0;
  for (let at = 0; at < a.length; at++) if (a[at] === b[at]) same++;
  return same / a.length;
}

/**
 * For each text, in the order given, the index of the first text of its group; a text that stands alone is its own first.
 * Groups are closed: a version of a version belongs to them too. Put the texts in the order in which they can be origins.
 */
export function groupNearDuplicates(signatures: readonly Signature[]): Uint32Array {
  const firsts = Uint32Array.from(signatures, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (firsts[root] !== root) root = firsts[root] ?? root;
    firsts[index] = root;
    return root;
  };
  const isNear = (a: number, b: number) => estimate(signatures, a, b) >= NEAR_DUPLICATE;
  for (let band = 0; band < BANDS; band++)
    for (const bucket of bucketsOf(signatures, band)) joinBucket(bucket, firsts, rootOf, isNear);
  return firsts.map((_, index) => rootOf(index));
}

function estimate(signatures: readonly Signature[], a: number, b: number): number {
  const [first, second] = [signatures[a], signatures[b]];
  return first && second ? estimateSimilarity(first, second) : 0;
}

function joinBucket(
  bucket: readonly number[],
  firsts: Uint32Array,
  rootOf: (index: number) => number,
  isNear: (a: number, b: number) => boolean,
): void {
  /** One text of each group met in this bucket, the latest last. */
  const met: number[] = [];
  for (const index of bucket) {
    const known = met.some((other) => rootOf(other) === rootOf(index));
    const near = known ? undefined : met.find((other) => isNear(other, index));
    if (near !== undefined) joinGroups(rootOf(near), rootOf(index), firsts);
    else if (!known) met.push(index);
    if (met.length > COMPARED_MAX) met.shift();
  }
}

function joinGroups(a: number, b: number, firsts: Uint32Array): void {
  firsts[Math.max(a, b)] = Math.min(a, b);
}

/** Texts whose signatures agree in the whole of `band`, ascending; a text alone in its bucket is left out. */
function bucketsOf(signatures: readonly Signature[], band: number): Iterable<readonly number[]> {
  const firsts = new Map<number, number>();
  const buckets = new Map<number, number[]>();
  for (let index = 0; index < signatures.length; index++) {
    const key = bandKey(signatures[index], band);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, index);
      continue;
    }
    const bucket = buckets.get(key);
    if (bucket) bucket.push(index);
    else buckets.set(key, [first, index]);
  }
  return buckets.values();
}

/**
 * 32 bits of the band's 64; that two bands share them by chance, or two texts without words, is made good when the texts
 * are compared.
 */
function bandKey(signature: Signature | undefined, band: number): number {
  let key = 0;
  if (!signature) return key;
  for (let at = band * ROWS; at < (band + 1) * ROWS; at++)
    key = mix(Math.imul(key, 31) + (signature[at] ?? 0));
  return key;
}

/** A 32-bit hash of each run of `SHINGLE_WORDS` words, case and punctuation aside; a shorter text is one shingle. */
function hashShingles(text: string): Uint32Array {
  const words = Uint32Array.from(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [], hashWord);
  const count = words.length === 0 ? 0 : Math.max(1, words.length - SHINGLE_WORDS + 1);
  const hashes = new Set<number>();
  for (let start = 0; start < count; start++) {
    let hash = 0;
    for (let at = start; at < start + SHINGLE_WORDS; at++) hash = mix(Math.imul(hash, 31) + (words[at] ?? 0));
    hashes.add(hash);
  }
  return Uint32Array.from(hashes);
}

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of the number moves every bit of the result. */
function mix(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
