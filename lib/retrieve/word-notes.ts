/** Most notes of one reader. */
export const NOTES_MOST = 65_535;

/**
 * What readers note of a table's words while they go through a few passages: a number from 1 to NOTES_MOST each. Kept for all
 * of them in one place and never wiped between them, which would cost more than the reading: each has numbers of its own, and
 * takes what another has written over for a word not met.
 */
export class WordNotes {
  private readonly notes: Uint32Array;
  private last = 0;

  /** `most`: of the table's words. */
  constructor(most: number) {
    this.notes = new Uint32Array(most);
  }

  /** The numbers of a new reader: those after the one returned. */
  open(): number {
    if (this.last + 2 * NOTES_MOST > 0xffff_ffff) {
      this.notes.fill(0);
      this.last = 0;
    }
    const own = this.last;
    this.last += NOTES_MOST;
    return own;
  }

  /** What the reader noted of the word; 0 where it did not, or the note is gone. */
  read(word: number, own: number): number {
    const note = (this.notes[word] as number) - own;
    return note > 0 && note <= NOTES_MOST ? note : 0;
  }

  write(word: number, own: number, note: number): void {
    this.notes[word] = own + note;
  }
}
