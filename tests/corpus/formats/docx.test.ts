import { describe, expect, it } from "vitest";
import { readDocx } from "../../../lib/corpus/formats/docx.ts";
import { BODY, PARAGRAPHS, textsOf } from "./invented-words.ts";
import { makeDocx } from "./make-docx.ts";

describe("readDocx", () => {
  it("gives the paragraphs, and what the properties say, weakly", async () => {
    const properties =
      "<dc:title>The bridge &amp; the ferry</dc:title><dc:creator>Anna Reed</dc:creator><dcterms:created xsi:type='dcterms:W3CDTF'>2019-03-04T08:00:00Z</dcterms:created>";
    expect(textsOf(await readDocx(await makeDocx({ paragraphs: PARAGRAPHS, properties })))).toEqual([
      {
        body: BODY,
        isWeak: true,
        metadata: { title: "The bridge & the ferry", author: "Anna Reed", published: "2019-03-04" },
      },
    ]);
  });

  it("says nothing of a document without properties", async () => {
    const [text] = textsOf(await readDocx(await makeDocx({ paragraphs: PARAGRAPHS })));
    expect(text?.metadata).toEqual({ title: undefined, author: undefined, published: undefined });
  });

  it("names a document with a password, an old one, and one that is none", async () => {
    const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await readDocx(compound)).toMatchObject({ ok: false, reason: "encrypted" });
    expect(await readDocx(Buffer.from("hello"))).toMatchObject({ ok: false, reason: "damaged" });
    expect(await readDocx(await makeDocx({ paragraphs: [] }))).toMatchObject({ ok: false, reason: "empty" });
  });
});
