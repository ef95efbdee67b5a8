import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameArticles } from "../../lib/corpus/article-names.ts";
import { parseArticleId } from "../../lib/domain/article.ts";

describe("nameArticles", () => {
  it("names an article for its file", () => {
    expect([...nameArticles(["2019-03-04-bridge.txt", "b.v2.md"]).values()]).toEqual(["2019-03-04-bridge", "b.v2"]);
  });

  it("writes what an id cannot hold as a dash", () => {
    expect([...nameArticles(["The bridge (1).txt", "l'hôtel.txt"]).values()]).toEqual(["The-bridge-1", "l-hotel"]);
  });

  it("takes in the folder when the name is taken", () => {
    const ids = nameArticles(["a/bridge.txt", "b/bridge.txt", "bridge.md"]);
    expect([...ids.values()].slice(0, 2)).toEqual(["bridge", "b-bridge"]);
    expect(new Set(ids.values()).size).toBe(3);
  });

  it("gives every file an id of its own, whatever its name", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }).map((text) => text.replaceAll("/", "_"));
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(name, fc.constantFrom("报告", "报纸", "..", "A", "a", " "))), (names) => {
        const files = names.map((each) => `${each}.txt`);
        const ids = nameArticles(files);
        expect(ids.size).toBe(files.length);
        expect(new Set([...ids.values()].map((id) => id.toLowerCase())).size).toBe(files.length);
        for (const id of ids.values()) expect(parseArticleId(id)).toBe(id);
      }),
    );
  });
});
