/** Pieces of text that the model reads at once. */
export type Run = readonly number[];

/** A long part in runs of at most `most` pieces. */
export function cutRuns(pieces: Run, most: number): Run[] {
  const count = Math.ceil(pieces.length / most);
  return Array.from({ length: count }, (_, at) => pieces.slice(at * most, (at + 1) * most));
}

/**
 * Places of the runs to be put to the model together. It makes them all as long as the longest, so those of like length
 * are; `most` is the pieces of a batch that comes of it, unless a run alone has more.
 */
export function batchRuns(runs: readonly Run[], most: number): number[][] {
  const order = runs.map((_, at) => at).sort((a, b) => (runs[a]?.length ?? 0) - (runs[b]?.length ?? 0));
  const batches: number[][] = [];
  for (const at of order) {
    const batch = batches.at(-1);
    const longest = runs[at]?.length ?? 0;
    if (batch && (batch.length + 1) * longest <= most) batch.push(at);
    else batches.push([at]);
  }
  return batches;
}

/** For each of the runs, `longest` rows of `vectors` follow each other: the sums of its own. */
export function sumRuns(runs: readonly Run[], vectors: Float32Array, width: number): Float32Array[] {
  const longest = Math.max(...runs.map((run) => run.length));
  return runs.map((run, at) => {
    const first = at * longest;
    const rows = run.map((_, place) =>
      vectors.subarray((first + place) * width, (first + place + 1) * width),
    );
    return sumOf(rows, width);
  });
}

export function sumOf(vectors: readonly Float32Array[], width: number): Float32Array {
  const sum = new Float32Array(width);
  for (const vector of vectors)
    for (let at = 0; at < width; at++) sum[at] = (sum[at] as number) + (vector[at] as number);
  return sum;
}
