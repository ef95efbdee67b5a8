/** A sentence of the model's prose with the labels it cites, in order, each once. Markers are not in `text`. */
export type MarkedSentence = Readonly<{ text: string; labels: readonly string[] }>;

/** A longer sentence is nobody's; it is dropped whole. In UTF-16 units. */
const SENTENCE_MAX = 1500;
/** "[P12, P3; P7]" and no more. */
const MARKER_MAX = 40;
/** A number in brackets after a full stop belongs to the sentence before it, though it is no label of ours. */
const FOREIGN_MARKER = /^\[\d{1,3}\]$/u;
const ENDS = /[.!?…]/u;
const CLOSES = /["'”’»)\]*_]/u;
/** Words before a full stop that does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(“"'])(?:mr|mrs|ms|dr|prof|gen|lt|col|sgt|capt|sen|rep|gov|rev|st|no|nos|vs|etc|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|e\.g|i\.e|approx|\p{L}|(?:\p{L}\.)+\p{L})\.$/iu;

/**
 * Reads a model's prose as it comes, character by character, so that any split of it gives the same sentences. It holds
 * back only the sentence under way and what could begin a marker. Brackets that hold anything but issued labels are text.
 */
export class MarkedReader {
  readonly #issued: ReadonlySet<string>;
  #text = "";
  #labels: string[] = [];
  /** An open bracket and what follows, while it may still become a marker. */
  #marker = "";
  /** The sentence has its full stop; what comes next decides whether it is over. */
  #ended = false;
  #spaced = false;
  #overlong = false;

  /** @param issued labels that may be cited; everything else in brackets stays text. */
  constructor(issued: Iterable<string>) {
    this.#issued = new Set(issued);
  }

  /** Sentences that this piece completes. */
  push(piece: string): MarkedSentence[] {
    const done: MarkedSentence[] = [];
    for (const character of piece) this.#take(character, done);
    return done;
  }

  /** The last sentence, when the prose is over. One without its full stop counts only when `complete`. */
  end(complete = true): MarkedSentence[] {
    const done: MarkedSentence[] = [];
    this.#releaseMarker(done);
    if (complete || this.#ended) this.#finish(done);
    return done;
  }

  #take(character: string, done: MarkedSentence[]): void {
    if (this.#marker !== "") {
      this.#marker += character;
      if (character === "]") this.#closeMarker(done);
      else if (
        !/[\p{L}\p{N}\s,;^]/u.test(character) ||
        character === "\n" ||
        this.#marker.length > MARKER_MAX
      )
        this.#releaseMarker(done);
      return;
    }
    if (character === "[") this.#marker = character;
    else this.#takeText(character, done);
  }

  #closeMarker(done: MarkedSentence[]): void {
    const labels = this.#marker
      .slice(1, -1)
      .split(/[,;\s]+/u)
      .filter((label) => label !== "")
      .map((label) => label.replace(/^\^/u, ""));
    if (labels.length === 0 || !labels.every((label) => this.#issued.has(label)))
      return this.#releaseMarker(done);
    this.#marker = "";
    for (const label of labels) if (!this.#labels.includes(label)) this.#labels.push(label);
  }

  /** No marker after all: its characters are text, read again from the one after the bracket. */
  #releaseMarker(done: MarkedSentence[]): void {
    const held = this.#marker;
    if (held === "") return;
    this.#marker = "";
    const ended = this.#ended;
    this.#takeText("[", done);
    for (const character of held.slice(1)) this.#take(character, done);
    if (ended && FOREIGN_MARKER.test(held)) this.#ended = true;
  }

  #takeText(character: string, done: MarkedSentence[]): void {
    if (character === "\n" || character === "\r") return this.#finish(done);
    if (/\s/u.test(character)) {
      this.#spaced = true;
      return;
    }
    if (this.#ended && this.#spaced && startsSentence(character)) this.#finish(done);
    this.#append(character);
  }

  #append(character: string): void {
    if (this.#spaced && this.#text !== "" && !/[.,;:!?…]/u.test(character)) this.#text += " ";
    this.#ended = endsSentence(this.#text, character, this.#ended && !this.#spaced);
    this.#spaced = false;
    if (this.#text.length >= SENTENCE_MAX) this.#overlong = true;
    else this.#text += character;
  }

  #finish(done: MarkedSentence[]): void {
    const text = this.#text.trim();
    if (text !== "" && !this.#overlong) done.push({ text, labels: this.#labels });
    this.#text = "";
    this.#labels = [];
    this.#ended = false;
    this.#spaced = false;
    this.#overlong = false;
  }
}

function endsSentence(before: string, character: string, wasEnded: boolean): boolean {
  if (ENDS.test(character)) return character !== "." || !ABBREVIATION.test(`${before}.`);
  return wasEnded && CLOSES.test(character);
}

function startsSentence(character: string): boolean {
  return /[\p{Lu}\p{Lt}\p{Lo}\p{N}"'“‘«(*#•\-–—_@$£€]/u.test(character);
}
