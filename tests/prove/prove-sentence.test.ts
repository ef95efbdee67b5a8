import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proveSentence } from "../../lib/prove/prove-sentence.ts";
import type { Evidence } from "../../lib/prove/evidence.ts";
import { splitSentences } from "../../lib/text/sentences.ts";

function evidence(body: string, date: string | null = "2024-05-10"): Evidence {
  return {
    article: {
      body,
      publishedOn: date === null ? { value: null, from: "unknown" } : { value: date, from: "text" },
    },
    sentences: splitSentences(body).map(({ span }) => span),
  };
}

const kind = (claim: string, body: string): string => {
  const proof = proveSentence(claim, evidence(body));
  return proof.kind === "supported" ? "supported" : proof.fault.what;
};

describe("proveSentence", () => {
  it.each([
    ["The fund raised 35 million euros.", "The fund raised 3.5 million euros.", "number"],
    ["The fund raised 3.5 million euros.", "The fund raised 3.5 million euros in March.", "supported"],
    ["Rovia sent 16,000 soldiers.", "Rovia sent 16,000 volunteers. Soldiers stayed.", "number"],
    ["Two ships sank near Ostrel.", "Officials wept. 2 ships sank near Ostrel on Monday.", "supported"],
    ["At least 40 people were hurt in Ostrel.", "40 people were hurt in Ostrel.", "number"],
    ["Exactly 40 people were hurt in Ostrel.", "Around 40 people were hurt in Ostrel.", "number"],
  ])("holds numbers to their scale, unit and bound: %s", (claim, body, expected) => {
    expect(kind(claim, body)).toBe(expected);
  });

  it.each([
    ["Rovia admitted targeting the harbour.", "Rovia denied targeting the harbour."],
    [
      "Minister Anna Brenk confirmed the harbour was closed.",
      "Minister Anna Brenk claimed the harbour was closed.",
    ],
    ["The harbour was closed by Rovia.", "The harbour could be closed by Rovia."],
    ["Rovia attacked Ostrel.", "Ostrel attacked Rovia."],
    ["Brenk left Ostrel.", "Brenk has refused to leave Ostrel."],
    ["Brenk has never visited Ostrel.", "Brenk has not visited Ostrel."],
  ])("blocks what its words alone would pass: %s", (claim, body) => {
    expect(kind(claim, body)).not.toBe("supported");
  });

  it("resolves a weekday against the article's own date", () => {
    const body = "Parliament in Ostrel voted on Thursday to close the harbour.";
    expect(
      proveSentence("Parliament in Ostrel voted to close the harbour on 9 May 2024.", evidence(body)).kind,
    ).toBe("supported");
    expect(
      proveSentence("Parliament in Ostrel voted to close the harbour on 8 May 2024.", evidence(body)).kind,
    ).toBe("unsupported");
    expect(
      proveSentence("Parliament in Ostrel voted to close the harbour on 9 May 2024.", evidence(body, null))
        .kind,
    ).toBe("unsupported");
  });

  it("knows a name in another transliteration", () => {
    expect(kind("Zelenskiy visited Kharkov on Monday.", "Zelensky visited Kharkiv on Monday.")).toBe(
      "supported",
    );
  });

  it("refuses words in quotation marks that are not there letter for letter", () => {
    const body = 'Anna Brenk said: "We will close the harbour."';
    expect(kind('Anna Brenk said: "We will close the harbours."', body)).toBe("quoted-words");
    expect(kind('Anna Brenk said "We will close the harbour".', body)).toBe("supported");
  });

  it("does not carry a speaker over to another's words", () => {
    const body = "Anna Brenk said the harbour was closed. Jan Orlo said the airport was open.";
    expect(kind("Jan Orlo said the harbour was closed.", body)).not.toBe("supported");
    expect(kind("Anna Brenk said the harbour was closed.", body)).toBe("supported");
  });

  it("gives spans that are sentences of the evidence, for any claim, and never throws", () => {
    const body =
      "Anna Brenk said the harbour was closed. 40 ships (3.5 million tonnes) waited; Jan Orlo denied it.";
    const words = fc.constantFrom(
      "Brenk",
      "said",
      "not",
      "40",
      "ships",
      "denied",
      "“",
      "3.5",
      "million",
      ",",
      "harbour",
      "'",
      "to",
      "Monday",
      "\ud800",
      "الميناء",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 14 }), (parts) => {
        const given = evidence(body);
        const proof = proveSentence(parts.join(" "), given);
        if (proof.kind === "supported")
          for (const span of proof.spans) expect(given.sentences).toContainEqual(span);
      }),
      { numRuns: 200 },
    );
  });
});
