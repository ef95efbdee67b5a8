import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ArticleId } from "../../lib/domain/article.ts";
import type { Quote } from "../../lib/domain/quote.ts";
import { sliceSpan, spanContains } from "../../lib/domain/span.ts";
import { extractQuotes } from "../../lib/quotes/extract-quotes.ts";

const id = "invented" as ArticleId;

function quotesOf(body: string): Quote[] {
  return extractQuotes({ id, body, furniture: [] });
}

/** "kind speaker: words" of each quotation, unknown speakers as "?". */
function told(body: string): string[] {
  return quotesOf(body).map(({ kind, speaker, pieces }) => {
    const words = pieces.map((piece) => sliceSpan(body, piece)).join(" / ");
    return `${kind} ${speaker.known ? speaker.name : "?"}: ${words}`;
  });
}

describe("extractQuotes() finds a direct quotation", () => {
  test.each([
    ["straight", '"We will rebuild the mill," said Anna Kovač.', "We will rebuild the mill,"],
    ["typographic", "“We will rebuild the mill,” Anna Kovač said.", "We will rebuild the mill,"],
    ["mismatched", 'Anna Kovač said: "We will rebuild the mill.”', "We will rebuild the mill."],
    ["single", "'We will rebuild the mill,' Anna Kovač said.", "We will rebuild the mill,"],
    ["doubled apostrophes", "''We will rebuild the mill,'' Anna Kovač said.", "We will rebuild the mill,"],
    ["angled", "Anna Kovač said: «We will rebuild the mill.»", "We will rebuild the mill."],
    [
      "nested",
      "\"He told me, 'Never again,' and left,\" Anna Kovač said.",
      "He told me, 'Never again,' and left,",
    ],
    [
      "with an apostrophe",
      "'It won't burn, it can't burn,' Anna Kovač said.",
      "It won't burn, it can't burn,",
    ],
  ])("in %s marks", (_, body, words) => {
    expect(told(body)).toEqual([`direct Anna Kovač: ${words}`]);
  });

  test("interrupted by its speaker, as one", () => {
    const body = '"We will rebuild the mill," Anna Kovač said. "It is our bread."';
    expect(told(body)).toEqual(["direct Anna Kovač: We will rebuild the mill, / It is our bread."]);
  });

  test("of several paragraphs with the mark reopened, as one", () => {
    const body = 'Anna Kovač said: "We will rebuild the mill.\n\n"It is our bread.\n\n"And our children\'s."';
    expect(told(body)).toEqual([
      "direct Anna Kovač: We will rebuild the mill. / It is our bread. / And our children's.",
    ]);
  });

  test("whose own question mark ends before the speaker is named", () => {
    expect(told('"Who will pay?" Kovač asked. "Not we."')).toEqual(["direct Kovač: Who will pay? / Not we."]);
  });

  test("introduced by a sentence about another's words", () => {
    const body = [
      'Mayor Ilse Brandt said: "The gates stay shut."',
      "Her remarks follow Governor Oran Tesk’s, who called for “patience” in the valley.",
      '"Everyone who can wait should wait at home.',
      '"Every day counts."',
    ].join("\n\n");
    expect(told(body).at(-1)).toBe(
      "direct Oran Tesk: Everyone who can wait should wait at home. / Every day counts.",
    );
  });

  test("in a post set off as a paragraph and signed", () => {
    const body =
      "The minister took to the network.\n\nCome and help us rebuild. Bring a spade. — Anna Kovač (@akovac) March 3, 2021\n\nThe mill burnt down.";
    expect(told(body)).toEqual(["direct Anna Kovač: Come and help us rebuild. Bring a spade."]);
  });
});

describe("extractQuotes() tells whose words they are", () => {
  test("when a title or a pronoun stands for the name", () => {
    const body =
      'Prime Minister Oran Tesk spoke in Veldana. "The dam will hold," he said.\n\n"It held before," the prime minister added.';
    expect(quotesOf(body).map(({ speaker }) => speaker.known && [speaker.name, speaker.role])).toEqual([
      ["Oran Tesk", "Prime Minister"],
      ["Oran Tesk", "Prime Minister"],
    ]);
  });

  test("with the role that an apposition gives", () => {
    const [quote] = quotesOf('Joris Vaal, the harbour spokesman, said: "No ship was lost that night."');
    expect(quote?.speaker).toMatchObject({
      name: "Joris Vaal",
      role: "harbour spokesman",
      asWritten: "Joris Vaal",
    });
  });

  test("and who passes them on", () => {
    const body =
      "On Friday, The Veldana Post said that, in a letter to the council, Governor Tesk claimed that the dam “will outlive us all” in any flood.";
    const [quote] = quotesOf(body);
    expect(quote?.speaker).toMatchObject({ name: "Tesk" });
    expect(quote?.via).toMatchObject({ name: "Veldana Post" });
  });

  test("and says so when it cannot be told", () => {
    const [quote] = quotesOf(
      'A quiet morning.\n\n"Nobody will ever know who wrote these words here."\n\nRain fell.',
    );
    expect(quote?.speaker).toEqual({ known: false });
  });

  test("a newspaper is no person, so that a pronoun passes it over", () => {
    const body =
      'Captain Joris Vaal left at dawn. The Ministry of Works stayed silent. "The sea was calm," he said.';
    expect(told(body)).toEqual(["direct Joris Vaal: The sea was calm,"]);
  });
});

describe("extractQuotes() finds reported speech", () => {
  test.each([
    [
      "Anna Kovač said that the mill would be rebuilt by spring.",
      "indirect Anna Kovač: that the mill would be rebuilt by spring",
    ],
    [
      "The mill would be rebuilt by spring, Anna Kovač said.",
      "indirect Anna Kovač: The mill would be rebuilt by spring",
    ],
    [
      "According to the Ministry of Works, the bridge is safe.",
      "indirect Ministry of Works: the bridge is safe",
    ],
    ["Anna Kovač claimed it had rained for a week.", "indirect Anna Kovač: it had rained for a week"],
    ["Anna Kovač told reporters the mill was lost.", "indirect Anna Kovač: the mill was lost"],
    [
      "Anna Kovač said the mill was “a heap of ash” by noon.",
      "mixed Anna Kovač: the mill was “a heap of ash” by noon",
    ],
  ])("%s", (body, expected) => expect(told(body)).toEqual([expected]));

  test.each([
    'The crowd wore "liberty caps" and went home early.',
    "She hosts “The Morning Hour” on Veldana Radio.",
    "The report of the council was thick, and its claims were many.",
    "Anna Kovač did not say when the mill would be rebuilt.",
  ])("and none in: %s", (body) => expect(told(body)).toEqual([]));
});

describe("extractQuotes() on any text", () => {
  const fragments = fc.constantFrom(
    ...[
      '"',
      "“",
      "”",
      "'",
      "’",
      "‘",
      "''",
      "«",
      "»",
      " ",
      "\n",
      "\n\n",
      ".",
      ", ",
      ": ",
      "?",
      "…",
      "\u200b",
      "\u00a0",
    ],
    ...[
      "Anna Kovač",
      "he",
      "said",
      " said ",
      "who",
      "according to",
      "that ",
      "The minister",
      "Київ",
      "東京",
      "مرحبا",
      "😀",
      "’s",
      "(",
      ")",
      "— Name (@n)",
    ],
  );
  const texts = fc.oneof(
    fc.array(fragments, { maxLength: 60 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
  );

  test("gives spans inside the body, pieces in order inside words, and words inside the context", () => {
    fc.assert(
      fc.property(texts, (body) => {
        for (const quote of quotesOf(body)) {
          expect(spanContains({ start: 0, end: body.length }, quote.context)).toBe(true);
          expect(spanContains(quote.context, quote.words)).toBe(true);
          expect(
            quote.pieces.every((piece) => piece.end > piece.start && spanContains(quote.words, piece)),
          ).toBe(true);
          if (quote.speaker.known) expect(sliceSpan(body, quote.speaker.span)).toBe(quote.speaker.asWritten);
        }
      }),
    );
  });

  test("is the same each time, with ids in order of appearance", () => {
    fc.assert(
      fc.property(texts, (body) => {
        const quotes = quotesOf(body);
        expect(quotesOf(body)).toEqual(quotes);
        expect(quotes.map((quote) => quote.id)).toEqual(quotes.map((_, at) => `invented#q${at + 1}`));
        const starts = quotes.map((quote) => quote.pieces[0]?.start ?? 0);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });

  test("never quotes page furniture", () => {
    const body = 'Photo: "We will rebuild," said Anna.\n\n"We will rebuild the mill," Anna Kovač said.';
    const furniture = [{ start: 0, end: body.indexOf("\n") }];
    const quotes = extractQuotes({ id, body, furniture });
    expect(quotes).toHaveLength(1);
    expect(quotes[0]?.words.start).toBeGreaterThan(furniture[0]?.end ?? 0);
  });

  test.each([
    ["a quarter of a million marks", '"'.repeat(250_000)],
    ["a quarter megabyte of words without a full stop", "the minister said that he ".repeat(10_000)],
    ["a quarter megabyte of open quotations", "“Anna said ".repeat(22_000)],
    ["a quarter megabyte of commas", "Anna, ".repeat(42_000)],
    ["a quarter megabyte of short paragraphs", '"No," he said.\n\n'.repeat(15_000)],
  ])("takes time in line with its length: %s", (_, body) => {
    const started = performance.now();
    quotesOf(body);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
