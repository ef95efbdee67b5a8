import { addVectors, type LabelledVector, type VectorIndex } from "./vector-index.ts";

/** A generation's part in the graph. */
export type GraphView = Readonly<{
  index: VectorIndex;
  /** Passages that a search may come upon though they are gone: it has to ask for so many more. */
  countUnmarked: () => number;
  /** What it has no more passes out of the graph with the last generation that has it. */
  close: () => void;
}>;

/**
 * One graph in memory for the generations of a process that have the same file. What came later is in it for all: a search
 * passes over the passages that its own generation does not know. What went is marked, and found no more, once no open
 * generation has it.
 */
export class SharedGraph {
  private readonly labels: Set<number>;
  private readonly marked = new Set<number>();
  /** What each open generation has no more, oldest first: what is gone from one is gone from those after it. */
  private readonly views: ReadonlySet<number>[] = [];

  constructor(private readonly index: VectorIndex) {
    this.labels = new Set(index.getIdsList());
  }

  /** Those that are there already are left alone. */
  async add(vectors: Iterable<LabelledVector>): Promise<void> {
    const { labels } = this;
    await addVectors(
      this.index,
      (function* () {
        for (const vector of vectors) {
          if (labels.has(vector.label)) continue;
          labels.add(vector.label);
          yield vector;
        }
      })(),
    );
  }

  /** `gone`: every passage of the graph's file, and of what was added, that is none of the generation's. */
  open(gone: ReadonlySet<number>): GraphView {
    this.views.push(gone);
    this.mark();
    return {
      index: this.index,
      countUnmarked: () => Math.max(0, gone.size - this.marked.size),
      close: () => {
        const at = this.views.indexOf(gone);
        if (at !== -1) this.views.splice(at, 1);
        this.mark();
      },
    };
  }

  private mark(): void {
    for (const label of this.views[0] ?? []) {
      if (this.marked.has(label)) continue;
      this.marked.add(label);
      if (this.labels.has(label)) this.index.markDelete(label);
    }
  }
}
