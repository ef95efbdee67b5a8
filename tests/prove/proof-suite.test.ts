import { describe, expect, it } from "vitest";
import { proveSentence, readEvidence } from "../../lib/prove/prove-sentence.ts";
import { type Alteration, alterSentence } from "./alter-sentence.ts";
import { corpusEvidence } from "./corpus-evidence.ts";
import { TRUE_SENTENCES } from "./true-sentences.ts";

const cases = Object.entries(TRUE_SENTENCES).map(([name, written]) => {
  const evidence = corpusEvidence(name);
  const own = evidence.sentences.map(({ start, end }) =>
    evidence.article.body.slice(start, end).replace(/\s+/gu, " "),
  );
  return { evidence, read: readEvidence(evidence), written, all: [...written, ...own] };
});

/** Variants that the article does not say; one that happens to be another true sentence is none. */
const altered = cases.flatMap(({ evidence, read, all }) => {
  const known = new Set(all);
  return all.flatMap((text) =>
    alterSentence(text)
      .filter((variant) => !known.has(variant.text))
      .map((variant) => ({ ...variant, evidence, read })),
  );
});

const KINDS: readonly Alteration["kind"][] = ["number", "name", "date", "negation", "speaker", "hedge"];

describe("the proof, on the shipped articles", () => {
  it("has at least 150 true sentences, and variants of every kind", () => {
    expect(cases.flatMap(({ all }) => all).length).toBeGreaterThanOrEqual(150);
    for (const kind of KINDS)
      expect(altered.filter((variant) => variant.kind === kind).length, kind).toBeGreaterThanOrEqual(15);
  });

  it.each(KINDS)("passes no sentence with one %s changed", (kind) => {
    const passed = altered
      .filter((variant) => variant.kind === kind)
      .filter(({ text, evidence, read }) => proveSentence(text, evidence, read).kind === "supported");
    expect(passed.map(({ text }) => text)).toEqual([]);
  });

  it("blocks less than 5 % of the true paraphrases", () => {
    const written = cases.flatMap(({ evidence, read, written: texts }) =>
      texts.map((text) => ({ text, proof: proveSentence(text, evidence, read) })),
    );
    const blocked = written.filter(({ proof }) => proof.kind === "unsupported");
    expect(blocked.length / written.length, blocked.map(({ text }) => text).join("\n")).toBeLessThan(0.05);
  });

  it("calls every sentence of an article verbatim, and cites just that one", () => {
    for (const { evidence, read } of cases) {
      for (const span of evidence.sentences) {
        const proof = proveSentence(evidence.article.body.slice(span.start, span.end), evidence, read);
        expect(proof).toMatchObject({ kind: "supported", verbatim: true });
      }
    }
  });
});
