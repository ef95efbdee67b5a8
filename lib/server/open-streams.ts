/** Why a stream was not opened: this address holds its share, or the house is full. */
export type StreamRefusal = "address-full" | "house-full";

/** Counts the answers being streamed, an address and in all. */
export class OpenStreams {
  readonly #byAddress = new Map<string, number>();
  readonly #limits: Readonly<{ perAddress: number; inAll: number }>;
  #open = 0;

  constructor(limits: { perAddress: number; inAll: number }) {
    this.#limits = limits;
  }

  get open(): number {
    return this.#open;
  }

  /** A place for one stream: the function that gives it back (once), or why there is none. */
  enter(address: string): (() => void) | StreamRefusal {
    const held = this.#byAddress.get(address) ?? 0;
    if (held >= this.#limits.perAddress) return "address-full";
    if (this.#open >= this.#limits.inAll) return "house-full";
    this.#byAddress.set(address, held + 1);
    this.#open++;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#leave(address);
    };
  }

  #leave(address: string): void {
    this.#open--;
    const held = (this.#byAddress.get(address) ?? 1) - 1;
    if (held === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, held);
  }
}
