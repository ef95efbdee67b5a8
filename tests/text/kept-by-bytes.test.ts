import { describe, expect, it } from "vitest";
import { KeptByBytes } from "../../lib/text/kept-by-bytes.ts";

const open = (most: number) => new KeptByBytes<string, string>(most, (text) => text.length);
const keysOf = (kept: KeptByBytes<string, string>) => [...kept.entries()].map(([key]) => key);

describe("KeptByBytes", () => {
  it("drops what was not asked for longest when there is too much", () => {
    const kept = open(6);
    for (const key of ["a", "b", "c"]) kept.keep(key, "xx");
    kept.keep("a", "xx");
    kept.keep("d", "xx");
    expect(keysOf(kept)).toEqual(["c", "a", "d"]);
    expect(kept.bytes).toBe(6);
  });

  it("counts a value that takes another's place, and keeps none that is too large by itself", () => {
    const kept = open(6);
    kept.keep("a", "xx");
    kept.keep("a", "xxxxx");
    expect([kept.bytes, kept.peek("a")]).toEqual([5, "xxxxx"]);
    kept.keep("b", "xxxxxxx");
    expect([kept.bytes, keysOf(kept)]).toEqual([0, []]);
  });

  it("forgets all when it is cleared", () => {
    const kept = open(6);
    kept.keep("a", "xx");
    kept.clear();
    expect([kept.has("a"), kept.bytes]).toEqual([false, 0]);
  });
});
