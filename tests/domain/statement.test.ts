import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeArticle } from "../../lib/corpus/make-article.ts";
import { parseArticleId } from "../../lib/domain/article.ts";
import { citeSpan } from "../../lib/domain/citation.ts";
import { quoteStatement, withoutInsertions } from "../../lib/domain/statement.ts";

function cite(body: string) {
  const id = parseArticleId("a");
  if (!id) throw new Error("not an id");
  const citation = citeSpan(makeArticle({ id, file: "a.txt", body }), { start: 0, end: body.length });
  if (!citation) throw new Error("nothing to cite");
  return citation;
}

const single = (text: string) => text.replace(/\s+/gu, " ").trim();

describe("quoteStatement", () => {
  it("puts our words in square brackets beside the article's, and tells where they stand", () => {
    const statement = quoteStatement([cite("He said\nno.")], [{ after: 2, words: "Anna Brenk" }]);
    expect(statement.text).toBe("He [Anna Brenk] said no.");
    expect(statement.insertions).toEqual([{ start: 2, end: 15 }]);
    expect(withoutInsertions(statement)).toBe("He said no.");
  });

  it("says nothing of insertions when there are none", () => {
    expect(quoteStatement([cite("Plain words.")])).not.toHaveProperty("insertions");
    expect(quoteStatement([cite("Plain [sic] words.")]).text).toBe("Plain [sic] words.");
  });

  it.each(["", " ", "a]b", "[x", "]"])("leaves out what would not read as one bracket: %j", (words) => {
    expect(quoteStatement([cite("He said no.")], [{ after: 2, words }]).text).toBe("He said no.");
  });

  it("without its insertions is the cited words, whatever is put where", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", " ", "\n", "[", "]", "é", "He ", "said"),
      minLength: 1,
    });
    const clear = fc.record({ after: fc.integer({ min: -3, max: 30 }), words: text });
    fc.assert(
      fc.property(text, fc.array(clear, { maxLength: 4 }), (body, clarifications) => {
        const statement = quoteStatement([cite(body)], clarifications);
        expect(withoutInsertions(statement)).toBe(single(body));
        for (const { start, end } of statement.insertions ?? []) {
          expect(statement.text.slice(start, end)).toMatch(/^ \[[^[\]]+\]$/u);
        }
      }),
    );
  });
});
