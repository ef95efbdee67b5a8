import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPassages } from "../../lib/ingest/split-passages.ts";
import { splitArticleSentences } from "../../lib/text/article-sentences.ts";
import { inventArticle } from "../archive/invented-articles.ts";

const SENTENCE = "The mayor of Easton said on Monday that the old bridge would be closed for the winter.";
const paragraph = (sentences: number) => Array.from({ length: sentences }, () => SENTENCE).join(" ");

describe("splitPassages", () => {
  it("gives runs of whole sentences that equal their slice of the body", () => {
    const article = inventArticle({
      id: "a",
      body: [paragraph(3), paragraph(12), paragraph(2)].join("\n\n"),
    });
    const passages = splitPassages(article);
    for (const { span, text, sentences } of passages) {
      expect(article.body.slice(span.start, span.end)).toBe(text);
      expect(span).toEqual({ start: sentences[0]?.start, end: sentences.at(-1)?.end });
    }
    expect(passages.flatMap(({ sentences }) => sentences)).toEqual(
      splitArticleSentences(article).map(({ span }) => span),
    );
  });

  it("aims at 800 characters, and keeps a paragraph together where it can", () => {
    const article = inventArticle({ id: "a", body: [paragraph(5), paragraph(6), paragraph(5)].join("\n\n") });
    expect(splitPassages(article).map(({ sentences }) => sentences.length)).toEqual([5, 6, 5]);
  });

  it("joins short paragraphs, and leaves no remainder of a line", () => {
    const article = inventArticle({ id: "a", body: Array.from({ length: 10 }, () => SENTENCE).join("\n\n") });
    const lengths = splitPassages(article).map(({ text }) => text.length);
    expect(Math.min(...lengths)).toBeGreaterThan(200);
    expect(Math.max(...lengths)).toBeLessThan(1100);
  });

  it("names title, outlet and day in the context line, as far as they are known", () => {
    const known = { title: "Bridge to close", outlet: "Easton Echo", publishedOn: "2019-03-04" };
    const [passage] = splitPassages(inventArticle({ id: "a", body: SENTENCE, ...known }));
    expect(passage?.contextLine).toBe("Bridge to close. Easton Echo, 4 March 2019");
    expect(splitPassages(inventArticle({ id: "a", body: SENTENCE }))[0]?.contextLine).toBe("");
  });

  it("holds no furniture as a sentence", () => {
    const body = [SENTENCE, "By Anna Reed", SENTENCE, SENTENCE].join("\n\n");
    const article = inventArticle({ id: "a", body });
    const words = splitPassages(article).flatMap(({ sentences }) =>
      sentences.map(({ start, end }) => body.slice(start, end)),
    );
    expect(words).toEqual([SENTENCE, SENTENCE, SENTENCE]);
  });

  it("cuts a sentence that never ends, at white space", () => {
    const body = "word ".repeat(4000).trim();
    const passages = splitPassages(inventArticle({ id: "a", body }));
    for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(2000);
    expect(passages.map(({ text }) => text).join(" ")).toBe(body);
  });

  it("covers every sentence once, for any text", () => {
    const piece = fc.constantFrom(
      SENTENCE,
      "By Anna Reed",
      "\n\n",
      "\n",
      "x".repeat(2500),
      "“Why?” he asked. ",
      "😀 ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "binary" })), { maxLength: 25 }), (pieces) => {
        const article = inventArticle({ id: "a", body: pieces.join("") });
        const passages = splitPassages(article);
        const covered = passages.flatMap(({ sentences }) => sentences);
        let end = 0;
        for (const span of covered) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
        const bare = (text: string) => text.replace(/\s+/gu, "");
        const whole = splitArticleSentences(article).map(({ span }) =>
          article.body.slice(span.start, span.end),
        );
        expect(bare(covered.map((span) => article.body.slice(span.start, span.end)).join(""))).toBe(
          bare(whole.join("")),
        );
        for (const { span, text } of passages) expect(article.body.slice(span.start, span.end)).toBe(text);
      }),
    );
  });
});
