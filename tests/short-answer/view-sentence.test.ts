import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExpandedTerm } from "../../lib/retrieve/expand-terms.ts";
import { countryTermOf } from "../../lib/retrieve/word-table.ts";
import { openViewer, type SentenceView } from "../../lib/short-answer/view-sentence.ts";
import { sharesRoot } from "../../lib/text/related-words.ts";
import type { Token } from "../../lib/text/tag-words.ts";
import { asking } from "./asking.ts";

/** What a word matches, as its definition has it: every term is looked at. */
function plainMatches({ term: own, text }: Token, terms: readonly ExpandedTerm[]): number[] {
  if (own === "") return [];
  const country = /^\p{Lu}/u.test(text) ? countryTermOf(text) : undefined;
  return terms.flatMap(({ term, forms, country: asked }, at) =>
    own === term ||
    forms.includes(own) ||
    (country !== undefined && country === asked) ||
    sharesRoot(own, term)
      ? [at]
      : [],
  );
}

function plainCoverage({ words }: SentenceView, terms: readonly ExpandedTerm[]): number {
  const held = new Set(words.flatMap((word) => plainMatches(word, terms)));
  const weigh = (places: Iterable<number>) => [...places].reduce((sum, at) => sum + (terms[at]?.idf ?? 0), 0);
  return weigh(held) / weigh(terms.keys());
}

describe("openViewer", () => {
  it.each(["Which islands did Polish ferries invade?", "Which island did the ferry reach?"])(
    "sees of a sentence what looking at every word for every term shows: %s",
    (question) => {
      const terms = asking(question).terms.map((term) => ({ ...term, forms: [term.term, "zz-form"] }));
      const word = fc.constantFrom(
        ..."Poland poland Warsaw Polish invasion invaded isle island Islands ferry ferries fern zz-form the , — reach".split(
          " ",
        ),
      );
      fc.assert(
        fc.property(fc.array(word, { maxLength: 12 }), (words) => {
          const text = words.join(" ");
          const viewer = openViewer([...terms]);
          for (const view of [viewer.view(text), viewer.viewTagged(text)]) {
            const expected = view.words.map((one) => plainMatches(one, terms));
            expect(view.matches).toEqual(expected);
            expect(view.matching).toEqual(expected.flatMap((places, at) => (places.length > 0 ? [at] : [])));
            expect(view.coverage).toBeCloseTo(plainCoverage(view, terms), 12);
          }
        }),
        { numRuns: 60 },
      );
    },
  );
});
