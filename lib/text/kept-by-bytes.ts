/** Values kept for the next who asks, as long as they take no more than so many bytes; those not asked for longest go first. */
export class KeptByBytes<Key, Value> {
  private readonly values = new Map<Key, Value>();
  private taken = 0;

  /** `bytesOf`: about what a value takes, the same whenever it is asked. */
  constructor(
    private readonly mostBytes: number,
    private readonly bytesOf: (value: Value) => number,
  ) {}

  get bytes(): number {
    return this.taken;
  }

  has(key: Key): boolean {
    return this.values.has(key);
  }

  /** Without counting as asked for. */
  peek(key: Key): Value | undefined {
    return this.values.get(key);
  }

  /** Also for a value that is kept already and asked for again. */
  keep(key: Key, value: Value): void {
    const known = this.values.get(key);
    if (known !== undefined) this.drop(key, known);
    this.values.set(key, value);
    this.taken += this.bytesOf(value);
    for (const [oldest, dropped] of this.values) {
      if (this.taken <= this.mostBytes) break;
      this.drop(oldest, dropped);
    }
  }

  /** Longest not asked for first. */
  entries(): IterableIterator<[Key, Value]> {
    return this.values.entries();
  }

  clear(): void {
    this.values.clear();
    this.taken = 0;
  }

  private drop(key: Key, value: Value): void {
    this.values.delete(key);
    this.taken -= this.bytesOf(value);
  }
}
