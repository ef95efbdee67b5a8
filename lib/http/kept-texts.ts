/** Texts by number, the first so many bytes of them kept in memory; the others have to be read again when asked for. */
export class KeptTexts {
  readonly #texts: (string | undefined)[] = [];
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Two bytes a character is the most a string takes. */
  push(text: string): void {
    const bytes = text.length * 2 + STRING_BYTES;
    const fits = this.#bytes + bytes <= this.#maxBytes;
    if (fits) this.#bytes += bytes;
    this.#texts.push(fits ? text : undefined);
  }

  /** Undefined for a text that did not fit. */
  at(number: number): string | undefined {
    return this.#texts[number];
  }
}

/** What a string takes beside its characters, about. */
const STRING_BYTES = 24;
