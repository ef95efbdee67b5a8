import { matchOf, type QuoteMatch, type Readied } from "./quote-match.ts";
import type { QuoteWord } from "./quote-words.ts";

/** Shorter runs stand in any text, in words. */
const PIECE_MIN = 3;
/** So many words between the pieces may be the stitcher's own ("and", "because"). */
const THREAD_MAX = 2;

type Piece = Readonly<{ from: number; to: number; readied: Readied; at: number }>;

/** The real pieces a claim is stitched from, in its order; empty unless two or more make up (nearly) all of it. */
export function findStitches(claim: readonly QuoteWord[], readied: readonly Readied[]): QuoteMatch[] {
  const places = placesOf(readied);
  const pieces: Piece[] = [];
  let own = 0;
  for (let from = 0; from < claim.length;) {
    const piece = longestPiece(claim, from, places);
    if (piece) pieces.push(piece);
    else own++;
    from = piece?.to ?? from + 1;
  }
  if (pieces.length < 2 || own > THREAD_MAX) return [];
  return pieces.map((piece) =>
    matchOf(
      claim.slice(piece.from, piece.to),
      piece.readied.words.slice(piece.at, piece.at + piece.to - piece.from),
      piece.readied,
      [],
      (piece.to - piece.from) / claim.length,
    ),
  );
}

type Place = Readonly<{ readied: Readied; at: number }>;

/** Where each word stands. */
function placesOf(readied: readonly Readied[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const one of readied) {
    for (const [at, { folded }] of one.words.entries()) {
      const known = places.get(folded);
      if (known) known.push({ readied: one, at });
      else places.set(folded, [{ readied: one, at }]);
    }
  }
  return places;
}

function longestPiece(
  claim: readonly QuoteWord[],
  from: number,
  places: ReadonlyMap<string, readonly Place[]>,
): Piece | undefined {
  let best: Piece | undefined;
  for (const { readied, at } of places.get(claim[from]?.folded ?? "") ?? []) {
    let length = 0;
    while (
      from + length < claim.length &&
      claim[from + length]?.folded === readied.words[at + length]?.folded
    )
      length++;
    const to = from + length;
    if (length >= PIECE_MIN && to > (best?.to ?? 0)) best = { from, to, readied, at };
  }
  return best;
}
