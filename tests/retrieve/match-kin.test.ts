import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPassages } from "../../lib/ingest/split-passages.ts";
import { matchKin } from "../../lib/retrieve/match-kin.ts";
import { readPassage } from "../../lib/retrieve/read-passage.ts";
import { inventArticle } from "../answer/ask-in-memory.ts";

function read(body: string, at: number) {
  const [draft] = splitPassages(inventArticle(`note-${String(at)}`, body));
  if (!draft) throw new Error(`"${body}" holds no passage`);
  return readPassage({ ...draft, id: at });
}

describe("matchKin", () => {
  it("puts what speaks of the best passages' matter before what shares nothing with them", () => {
    const [, , , like, unlike] = matchKin(
      [
        "The weir holds the river back above the mill.",
        "Above the mill the river rises behind the weir.",
        "A weir keeps the mill's river high.",
        "Eels climb the weir to reach the river above.",
        "Bakers sold bread in the market until noon.",
      ].map(read),
    );
    expect(like).toBeGreaterThan(unlike ?? 1);
    expect(unlike).toBe(0);
  });

  it("gives every passage a share between 0 and 1, whatever it holds", () => {
    const body = fc.array(fc.constantFrom("river", "weir", "mill", "the", "7", "—"), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(body, { maxLength: 8 }), (bodies) => {
        const kin = matchKin(bodies.map((words, at) => read(`Note ${words.join(" ")}.`, at)));
        expect(kin).toHaveLength(bodies.length);
        for (const share of kin) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
