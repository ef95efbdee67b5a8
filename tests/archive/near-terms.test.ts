import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOneEditAway, nearTerms } from "../../lib/archive/near-terms.ts";

/** Letters that no stem ends in: a word made of them is its own term. */
const letters = [..."bcfkmnpqvx"];
const word = fc
  .array(fc.constantFrom(...letters), { minLength: 5, maxLength: 9 })
  .map((chosen) => chosen.join(""));

const vocabularyOf = (terms: readonly string[]) => ({
  lists: [{ terms, buckets: undefined }],
  frequency: (term: string) => (terms.includes(term) ? 1 : 0),
});

describe("nearTerms", () => {
  it("finds every term of the corpus one edit away, and no other", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), word, (terms, asked) => {
        const expected = terms.filter((term) => term !== asked && isOneEditAway(term, asked));
        expect(nearTerms(asked, vocabularyOf(terms)).toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it("finds a term again after one letter is put in, left out, changed or swapped", () => {
    const edit = fc.record({
      at: fc.nat(4),
      letter: fc.constantFrom(...letters),
      kind: fc.constantFrom("put", "leave", "change", "swap"),
    });
    fc.assert(
      fc.property(
        word.filter((term) => term.length > 5),
        edit,
        (term, { at, letter, kind }) => {
          const [head, tail] = [term.slice(0, at), term.slice(at)];
          const asked = {
            put: head + letter + tail,
            leave: head + tail.slice(1),
            change: head + letter + tail.slice(1),
            swap: head + (tail[1] ?? "") + (tail[0] ?? "") + tail.slice(2),
          }[kind];
          fc.pre(asked !== term);
          expect(nearTerms(asked ?? "", vocabularyOf([term]))).toEqual([term]);
        },
      ),
    );
  });
});
