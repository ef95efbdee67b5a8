import { describe, expect, test } from "vitest";
import type { ArticleId } from "../../lib/domain/article.ts";
import { checkQuote, type QuoteRecord, type Verdict } from "../../lib/quotes/check-quote.ts";
import { extractQuotes } from "../../lib/quotes/extract-quotes.ts";

const HARBOUR = `The harbour of Veldana will stay open, its mayor has promised.

"We kept the lights on through the storm, and we will not close the harbour this winter," Mayor Ilse Brandt told reporters on Monday. "Our crews have moved 3.5 million tonnes of grain since May, and nobody has gone hungry."

Deputy Minister Oran Tesk disagreed. "The harbour is a danger to every ship that enters it," he said. "Two vessels ran aground in June. A third was lost with 18,000 tonnes of steel."

Mr Tesk added: “Those who say the dredging is finished have never seen the eastern channel — it is barely four metres deep.”

Captain Joris Vaal, who has sailed from Veldana for 30 years, said he had “never once” been afraid of the channel.

"Is this a harbour or a graveyard?" asked Mr Tesk.`;

const BRIDGE = `The bridge over the Senn will not be rebuilt before 2031, according to the Ministry of Works.

"Steel is scarce, money is scarcer, and patience is almost gone," the engineer Mara Lindqvist said in an interview. "If the council votes for the tunnel, I will resign the same day."

Ms Lindqvist, who designed the first bridge, wrote: "Every family in Ostmark crossed that bridge to go to school, to market and to church.

"Nobody asked them whether [the] tunnel would serve them as well."

Mayor Ilse Brandt said: "I trust our engineers."`;

const record = recordOf({ harbour: HARBOUR, bridge: BRIDGE });

function recordOf(bodies: Record<string, string>): QuoteRecord {
  const entries = Object.entries(bodies).map(([id, body]) => [id as ArticleId, body] as const);
  return {
    bodies: new Map(entries),
    quotes: entries.flatMap(([id, body]) => extractQuotes({ id, body, furniture: [] })),
  };
}

type Case = readonly [words: string, speaker?: string | undefined];
type Differing = readonly [words: string, kind: string, speaker?: string | undefined];

const EXACT: readonly Case[] = [
  ["We kept the lights on through the storm, and we will not close the harbour this winter", "Brandt"],
  ["we kept the lights on through the storm, and we will not close the harbour this winter"],
  ["Our crews have moved 3.5 million tonnes of grain since May, and nobody has gone hungry.", "Ilse Brandt"],
  ["The harbour is a danger to every ship that enters it", "Oran Tesk"],
  ["The harbour is a danger to every ship that enters it", "Mr Tesk"],
  ["Two vessels ran aground in June. A third was lost with 18,000 tonnes of steel.", "Tesk"],
  ["Steel is scarce, money is scarcer, and patience is almost gone", "Mara Lindqvist"],
  ["If the council votes for the tunnel, I will resign the same day.", "Lindqvist"],
  ["Every family in Ostmark crossed that bridge to go to school, to market and to church.", "Ms Lindqvist"],
  ["I trust our engineers", "Mayor Brandt"],
  ["Is this a harbour or a graveyard?", "Tesk"],
];

const TRIMMED: readonly Case[] = [
  ["we will not close the harbour this winter", "Brandt"],
  ["nobody has gone hungry"],
  ["a danger to every ship"],
  ["A third was lost with 18,000 tonnes of steel"],
  ["barely four metres deep", "Tesk"],
  ["patience is almost gone", "Lindqvist"],
  ["I will resign the same day"],
  ["to school, to market and to church"],
  ["never once", "Joris Vaal"],
  ["the eastern channel"],
];

const REPUNCTUATED: readonly Case[] = [
  ["“We kept the lights on through the storm, and we will not close the harbour this winter.”", "Brandt"],
  [
    '"Those who say the dredging is finished have never seen the eastern channel - it is barely four metres deep."',
    "Tesk",
  ],
  [
    "Those who say the dredging is finished have never seen the eastern channel – it is barely four metres deep",
  ],
  ["‘The harbour is a danger to every ship that enters it’", "Tesk"],
  ["Steel is scarce,\n  money is scarcer,\u00a0and patience is almost gone.", "Lindqvist"],
  ["We kept the lights on through the storm … we will not close the harbour this winter", "Brandt"],
  ["We kept the lights on ... and we will not close the harbour", "Brandt"],
  ["[We] kept the lights on through the storm", "Brandt"],
  ["[The mayor's staff] kept the lights on through the storm"],
  ["Nobody asked them whether the tunnel would serve them as well."],
  ["Nobody asked them whether tunnel would serve them as well."],
  ["If the council votes for the [Senn] tunnel, I will resign the same day", "Lindqvist"],
  [
    "Every family in Ostmark crossed that bridge to go to school, to market and to church. Nobody asked them whether [the] tunnel would serve them as well.",
  ],
];

const ALTERED: readonly Differing[] = [
  [
    "We kept the lights on through the flood, and we will not close the harbour this winter",
    "word",
    "Brandt",
  ],
  ["The harbour is a blessing to every ship that enters it", "word", "Tesk"],
  ["Steel is scarce, money is scarcer, and hope is almost gone", "word"],
  ["If the council votes for the tunnel, I will retire the same day.", "word", "Lindqvist"],
  ["Every family in Ostmark crossed this bridge to go to school, to market and to church.", "word"],
  ["I trust all our engineers", "word", "Brandt"],
  ["Those who say the dredging is done have never seen the eastern channel", "word"],
  [
    "Our crews have moved 35 million tonnes of grain since May, and nobody has gone hungry.",
    "number",
    "Brandt",
  ],
  ["Our crews have moved 3,5 million tonnes of grain since May, and nobody has gone hungry.", "number"],
  ["Our crews have moved 3.5 billion tonnes of grain since May", "number"],
  ["Three vessels ran aground in June.", "number", "Tesk"],
  ["A third was lost with 1,800 tonnes of steel.", "number"],
  ["A third was lost with 18.000 tonnes of steel.", "number"],
  ["it is barely five metres deep", "number"],
  [
    "We kept the lights on through the storm, and we will close the harbour this winter",
    "negation",
    "Brandt",
  ],
  ["we will close the harbour this winter", "negation", "Brandt"],
  ["The harbour is not a danger to every ship that enters it", "negation", "Tesk"],
  ["If the council votes for the tunnel, I will not resign the same day.", "negation", "Lindqvist"],
  ["I do not trust our engineers", "negation", "Brandt"],
  ["Those who say the dredging is finished have seen the eastern channel", "negation"],
  ["We kept the lights on ... and we will close the harbour this winter", "negation"],
  ["We ... will ... close the harbour this winter", "negation", "Brandt"],
  ["Every family in Nordmark crossed that bridge to go to school, to market and to church.", "name"],
  ["Two vessels ran aground in July.", "name", "Tesk"],
  ["Our crews have moved 3.5 million tonnes of grain since March, and nobody has gone hungry.", "name"],
  ["We kept the lights on through the storm, and Tesk will not close the harbour this winter", "name"],
  ["This is a harbour, or a graveyard.", "word"],
];

const OTHER_SPEAKER: readonly Case[] = [
  ["The harbour is a danger to every ship that enters it", "Ilse Brandt"],
  ["We kept the lights on through the storm", "Oran Tesk"],
  ["I trust our engineers", "Mara Lindqvist"],
  ["Steel is scarce, money is scarcer, and patience is almost gone", "Mayor Brandt"],
  ["I will resign the same day", "Mr Tesk"],
  ["Two vessels ran aground in June", "Joris Vaal"],
  ["Is this a harbour or a graveyard?", "Brandt"],
  ["nobody has gone hungry", "Somebody Unknown"],
];

const STITCHED: readonly Case[] = [
  ["We kept the lights on through the storm, nobody has gone hungry", "Brandt"],
  ["The harbour is a danger to every ship, it is barely four metres deep", "Tesk"],
  ["Steel is scarce, money is scarcer, I will resign the same day", "Lindqvist"],
  ["The harbour is a danger to every ship and we will not close the harbour this winter"],
  ["Two vessels ran aground in June because patience is almost gone"],
  ["Our crews have moved the eastern channel, nobody has gone hungry"],
  ["Nobody asked them whether the council votes for the tunnel"],
  ["I will resign the same day if the council votes for the tunnel", "Lindqvist"],
  ["Two vessels ran aground since May, and nobody has gone hungry"],
];

const INVENTED: readonly Case[] = [
  ["The moon is made of cheese and so is the town hall", "Brandt"],
  ["Our enemies will be at the gates by Sunday"],
  ["I have always supported the fishermen", "Tesk"],
  ["Not one of you deserves this city", "Mara Lindqvist"],
  ["Winter is coming"],
  ["The harbour must be sold to the highest bidder at once", "Brandt"],
  ["Grain prices will double by the end of next year"],
  [""],
  ["…"],
  ["We will rebuild the tower, whatever it costs"],
];

/** Every case with a speaker, or undefined for nobody. */
function cases(list: readonly Case[]): [string, string | undefined][] {
  return list.map(([words, speaker]) => [words, speaker]);
}

function verdictOf(words: string, speaker: string | undefined): Verdict {
  return checkQuote(words, speaker, record).verdict;
}

describe("checkQuote() calls exact", () => {
  test.each(cases(EXACT))("words as said: %s (%s)", (words, speaker) =>
    expect(verdictOf(words, speaker)).toBe("exact"),
  );
  test.each(cases(TRIMMED))("words trimmed: %s (%s)", (words, speaker) =>
    expect(verdictOf(words, speaker)).toBe("exact"),
  );
  test.each(cases(REPUNCTUATED))("other marks, ellipses, brackets: %s (%s)", (words, speaker) =>
    expect(verdictOf(words, speaker)).toBe("exact"),
  );
});

describe("checkQuote() calls altered, and names the difference,", () => {
  test.each(ALTERED.map(([words, kind, speaker]) => [words, kind, speaker] as const))(
    "%s (%s)",
    (words, kind, speaker) => {
      const { verdict, matches } = checkQuote(words, speaker, record);
      expect(verdict).toBe("altered");
      expect(matches[0]?.differences.map((difference) => difference.kind)).toContain(kind);
    },
  );
});

describe("checkQuote() calls other-speaker", () => {
  test.each(cases(OTHER_SPEAKER))("%s (not %s)", (words, speaker) =>
    expect(verdictOf(words, speaker)).toBe("other-speaker"),
  );
});

describe("checkQuote() calls stitched", () => {
  test.each(cases(STITCHED))("%s (%s)", (words, speaker) =>
    expect(verdictOf(words, speaker)).toBe("stitched"),
  );
});

describe("checkQuote() finds no", () => {
  test.each(cases(INVENTED))("%s (%s)", (words, speaker) =>
    expect(verdictOf(words, speaker)).toBe("not-found"),
  );
});

describe("checkQuote()", () => {
  test("marks the differing words on both sides", () => {
    const claim = "Three vessels ran aground in June.";
    const [match] = checkQuote(claim, undefined, record).matches;
    const [difference] = match?.differences ?? [];
    expect(difference?.claimed?.text).toBe("Three");
    expect(difference?.said?.text).toBe("Two");
    const { start, end } = difference?.said?.span ?? { start: 0, end: 0 };
    expect(HARBOUR.slice(start, end)).toBe("Two");
  });

  test("gives the place of every stitched piece in its article", () => {
    const { matches } = checkQuote(
      "Two vessels ran aground in June because patience is almost gone",
      undefined,
      record,
    );
    expect(matches.map(({ articleId, words }) => [articleId, words])).toEqual([
      ["harbour", "Two vessels ran aground in June"],
      ["bridge", "patience is almost gone"],
    ]);
  });

  test("names who did say it when it was another speaker", () => {
    const [match] = checkQuote("I trust our engineers", "Mara Lindqvist", record).matches;
    expect(match?.quote.speaker).toMatchObject({ known: true, name: "Ilse Brandt", role: "Mayor" });
  });
});
