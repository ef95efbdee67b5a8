import { afterEach, describe, expect, it } from "vitest";
import type { FormatOptions } from "../../lib/corpus/formats/format.ts";
import { ParserProcess } from "../../lib/corpus/parser-process.ts";
import { CORPUS_LIMITS, type CorpusLimits } from "../../lib/corpus/read-corpus.ts";
import { BODY, PARAGRAPHS } from "./formats/invented-words.ts";
import { makeDocx, makeDocxBomb } from "./formats/make-docx.ts";
import { makePdf } from "./formats/make-pdf.ts";

let parser: ParserProcess;
afterEach(() => parser.close());

function open(limits: Partial<CorpusLimits> = {}): FormatOptions {
  const all = { ...CORPUS_LIMITS, ...limits };
  parser = new ParserProcess(all);
  return { limits: all, columns: {} };
}

/** Each starts a process or two, which a busy machine may take seconds for. */
describe("ParserProcess", { timeout: 120_000 }, () => {
  it("reads in a process of its own what it would read here", async () => {
    const options = open();
    const docx = await makeDocx({ paragraphs: PARAGRAPHS });
    expect(await parser.read("docx", docx, options)).toMatchObject({ ok: true, texts: [{ body: BODY }] });
    const pdf = await makePdf({ pages: [["The mayor stays."]] });
    expect(await parser.read("pdf", pdf, options)).toMatchObject({ ok: true, texts: [{ body: "The mayor stays." }] });
  });

  it("gives a file up that takes too long, and reads the next one", async () => {
    const options = open({ parseMs: 5000 });
    const deep = Buffer.from("<div>".repeat(200_000));
    expect(await parser.read("html", deep, options)).toEqual({
      ok: false,
      reason: "too-costly",
      why: "Reading it takes longer than 5 s.",
    });
    const docx = await makeDocx({ paragraphs: PARAGRAPHS });
    expect(await parser.read("docx", docx, options)).toMatchObject({ ok: true });
  });

  it("gives a file up that unpacks to more than memory may hold, and reads the next one", async () => {
    const options = open({ parserMegabytes: 96, fileBytes: 1_000_000_000 });
    const bomb = await makeDocxBomb(100_000_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await parser.read("docx", bomb, options)).toMatchObject({ ok: false, reason: "too-costly" });
    const docx = await makeDocx({ paragraphs: PARAGRAPHS });
    expect(await parser.read("docx", docx, options)).toMatchObject({ ok: true });
  });

  it("takes no text that is larger than a file may be", async () => {
    const options = open({ fileBytes: 10_000 });
    expect(await parser.read("docx", await makeDocxBomb(20_000), options)).toMatchObject({ ok: false, reason: "too-large" });
  });
});
