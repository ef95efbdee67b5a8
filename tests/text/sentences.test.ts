import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitArticleSentences, subtractSpans } from "../../lib/text/article-sentences.ts";
import { splitParagraphs } from "../../lib/text/paragraphs.ts";
import { splitSentences } from "../../lib/text/sentences.ts";

const sentencesOf = (body: string) =>
  splitSentences(body).map(({ span }) => body.slice(span.start, span.end));

/** Text made of what makes splitting hard, and of anything at all. */
const hardText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "Mr.",
        "U.S.",
        "e.g.",
        "“",
        "”",
        '"',
        "...",
        "?!",
        "\n",
        "\n\n",
        " ",
        "3.5",
        "A.",
        "No. 7",
        "•",
      ),
      fc.constantFrom("The crane", "moved", "Lind said", "Port Aven.", "ends.The next", "😀", "。"),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

describe("splitSentences", () => {
  it("gives trimmed, non-empty spans in order and apart, for any text", () => {
    fc.assert(
      fc.property(hardText, (body) => {
        let before = { end: 0, paragraph: 0 };
        for (const { span, paragraph } of splitSentences(body)) {
          const words = body.slice(span.start, span.end);
          expect(words).toBe(words.trim());
          expect(words).not.toBe("");
          expect(span.start).toBeGreaterThanOrEqual(before.end);
          expect(paragraph).toBeGreaterThanOrEqual(before.paragraph);
          before = { end: span.end, paragraph };
        }
      }),
    );
  });

  it("loses nothing but white space, for any text", () => {
    fc.assert(
      fc.property(hardText, (body) => {
        expect(sentencesOf(body).join("").replace(/\s/gu, "")).toBe(body.replace(/\s/gu, ""));
      }),
    );
  });

  it.each<[string, string, string[]]>([
    [
      "a title before a name closes nothing",
      "Mr. Reyl spoke. Dr. Holm left.",
      ["Mr. Reyl spoke.", "Dr. Holm left."],
    ],
    ["a decimal point closes nothing", "It rose 3.5 metres. It fell.", ["It rose 3.5 metres.", "It fell."]],
    ["initials close nothing", "J. K. Holm wrote it. She left.", ["J. K. Holm wrote it.", "She left."]],
    [
      "a country's initials close before a common opener only",
      "He left the U.S. The U.S. Navy stayed.",
      ["He left the U.S.", "The U.S. Navy stayed."],
    ],
    [
      "a closing mark stays with the sentence it closes",
      'She said: "We stay." He left.',
      ['She said: "We stay."', "He left."],
    ],
    [
      "a full stop with no space after it closes when a capitalised word follows",
      "They met in Aven.Then they left.",
      ["They met in Aven.", "Then they left."],
    ],
    ["lines are paragraphs", "Harbour strike\nThe men left.", ["Harbour strike", "The men left."]],
  ])("%s", (_, body, expected) => {
    expect(sentencesOf(body)).toEqual(expected);
  });
});

describe("splitParagraphs", () => {
  it("joins lines wrapped by hand and parts them at blank ones", () => {
    const wrapped = [
      "The dock workers of",
      "the old port voted to",
      "go on with the strike",
      "for a week",
      "more.",
    ];
    const body = `${wrapped.join("\n")}\n\nTwo ships turned away.`;
    const found = splitParagraphs(body).map(({ start, end }) => body.slice(start, end));
    expect(found).toEqual([wrapped.join("\n"), "Two ships turned away."]);
  });
});

describe("splitArticleSentences", () => {
  it("leaves out every character of the furniture, and no other", () => {
    const spans = fc.array(fc.tuple(fc.nat(80), fc.nat(10)), { maxLength: 4 }).map((pairs) => {
      let end = 0;
      return pairs.map(([gap, length]) => {
        const start = end + gap + 1;
        end = start + length + 1;
        return { start, end };
      });
    });
    fc.assert(
      fc.property(hardText, spans, (body, all) => {
        const furniture = all.filter((span) => span.end <= body.length);
        const inFurniture = (at: number) => furniture.some(({ start, end }) => start <= at && at < end);
        const kept = new Set<number>();
        for (const { span } of splitArticleSentences({ body, furniture })) {
          for (let at = span.start; at < span.end; at++) kept.add(at);
        }
        for (let at = 0; at < body.length; at++) {
          if (/\S/u.test(body.charAt(at))) expect(kept.has(at)).toBe(!inFurniture(at));
        }
      }),
    );
  });

  it("cuts what stands in the middle of a span", () => {
    expect(subtractSpans({ start: 0, end: 10 }, [{ start: 3, end: 5 }])).toEqual([
      { start: 0, end: 3 },
      { start: 5, end: 10 },
    ]);
  });
});
