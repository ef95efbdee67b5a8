/** What is left to an address after a try. */
export type Allowance = Readonly<{
  allowed: boolean;
  /** Whole tries left right now. */
  remaining: number;
  /** Until one more try is possible, in whole seconds; 0 when one is possible now. */
  retryAfterSeconds: number;
}>;

/** More addresses than this are not remembered; the ones seen longest ago go first. */
const ADDRESSES_KEPT = 50_000;

/** One bucket of tries an address: `burst` at once, then `perMinute` evenly over the minute. */
export class TokenBuckets {
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();
  readonly #perMs: number;
  readonly #burst: number;
  readonly #nowMs: () => number;

  constructor(rate: { perMinute: number; burst: number }, nowMs: () => number) {
    this.#perMs = rate.perMinute / 60_000;
    this.#burst = rate.burst;
    this.#nowMs = nowMs;
  }

  /** Takes one try of `address`, if it has one. */
  take(address: string): Allowance {
    const tokens = this.#tokensOf(address);
    const allowed = tokens >= 1;
    const left = allowed ? tokens - 1 : tokens;
    this.#remember(address, left);
    const waitMs = left >= 1 ? 0 : (1 - left) / this.#perMs;
    return { allowed, remaining: Math.floor(left), retryAfterSeconds: Math.ceil(waitMs / 1000) };
  }

  /** Whole seconds until `address` may try again; 0 when it may now. Takes nothing. */
  secondsUntilNext(address: string): number {
    const tokens = this.#tokensOf(address);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / this.#perMs / 1000);
  }

  #tokensOf(address: string): number {
    const bucket = this.#buckets.get(address);
    if (!bucket) return this.#burst;
    return Math.min(this.#burst, bucket.tokens + (this.#nowMs() - bucket.atMs) * this.#perMs);
  }

  #remember(address: string, tokens: number): void {
    this.#buckets.delete(address);
    this.#buckets.set(address, { tokens, atMs: this.#nowMs() });
    if (this.#buckets.size <= ADDRESSES_KEPT) return;
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
