/** Pieces of text that the model reads at once. */
export type Run = readonly number[];

/** A long part in runs of at most `most` pieces. */
export function cutRuns(pieces: Run, most: number): Run[] {
  const count = Math.ceil(pieces.length / most);
  return Array.from({ length: count }, (_, at) => pieces.slice(at * most, (at + 1) * most));
}

/** The runs in their order, as few batches as hold them; none of more than `most` pieces, unless a run alone has more. */
export function batchRuns(runs: readonly Run[], most: number): Run[][] {
  const batches: Run[][] = [];
  let pieces = Infinity;
  for (const run of runs) {
    pieces += run.length;
    if (pieces <= most) {
      batches.at(-1)?.push(run);
      continue;
    }
    batches.push([run]);
    pieces = run.length;
  }
  return batches;
}

/** `vectors` are of the runs' pieces, one after the other: for each run the sum of its own. */
export function sumRuns(runs: readonly Run[], vectors: Float32Array, width: number): Float32Array[] {
  let row = 0;
  return runs.map((run) => {
    const rows = run.map(() => vectors.subarray(row * width, ++row * width));
    return sumOf(rows, width);
  });
}

export function sumOf(vectors: readonly Float32Array[], width: number): Float32Array {
  const sum = new Float32Array(width);
  for (const vector of vectors)
    for (let at = 0; at < width; at++) sum[at] = (sum[at] as number) + (vector[at] as number);
  return sum;
}
