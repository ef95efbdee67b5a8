import fc from "fast-check";
import { describe, expect, it } from "vitest";
import iconv from "iconv-lite";
import { decodeMarkup, decodeText } from "../../lib/corpus/decode-text.ts";

const TEXT = "Le maire a dit : « Non. »\nIl est resté à l’hôtel.";

const RUSSIAN =
  "Мэр города заявил в понедельник, что старый мост закроют на зиму: инженеры нашли трещины в двух опорах. Торговцы опасаются, что потеряют половину покупателей.";
const UKRAINIAN =
  "Міський голова заявив у понеділок, що старий міст закриють на зиму: інженери знайшли тріщини у двох опорах. Торговці побоюються, що втратять половину покупців.";

describe("decodeText", () => {
  it("reads UTF-8, with and without its mark", () => {
    expect(decodeText(Buffer.from(TEXT))).toEqual({ ok: true, text: TEXT });
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`))).toEqual({ ok: true, text: TEXT });
  });

  it("reads UTF-16 in both byte orders, with and without its mark", () => {
    const little = Buffer.from("The mayor said no.\nHe stayed.", "utf16le");
    const big = Buffer.from(little).swap16();
    const expected = { ok: true, text: "The mayor said no.\nHe stayed." };
    expect(decodeText(little)).toEqual(expected);
    expect(decodeText(big)).toEqual(expected);
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).toEqual(expected);
    expect(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toEqual(expected);
  });

  it("reads windows-1252, its quotation marks included", () => {
    const bytes = Buffer.from([0x93, 0x4e, 0x6f, 0x2e, 0x94, 0x20, 0x68, 0xf4, 0x74, 0x65, 0x6c]);
    expect(decodeText(bytes)).toEqual({ ok: true, text: "“No.” hôtel" });
  });

  it.each([
    ["windows-1251", RUSSIAN],
    ["koi8-r", RUSSIAN],
    ["windows-1251", UKRAINIAN],
    ["iso-8859-5", RUSSIAN],
  ])("reads %s: %s", (encoding, text) => {
    expect(decodeText(iconv.encode(text, encoding))).toEqual({ ok: true, text });
  });

  it("reads Cyrillic as UTF-16 without a mark", () => {
    expect(decodeText(Buffer.from(RUSSIAN, "utf16le"))).toEqual({ ok: true, text: RUSSIAN });
    expect(decodeText(Buffer.from(RUSSIAN, "utf16le").swap16())).toEqual({ ok: true, text: RUSSIAN });
  });

  it("takes French and German for Latin letters, however many accents they have", () => {
    for (const text of ["L’été où l’élève a été créée à Évry, déjà étonnée.", "Über Öl, Äpfel und Größe läßt sich müßig grübeln."])
      expect(decodeText(iconv.encode(text, "windows-1252"))).toEqual({ ok: true, text });
  });

  it("makes every line end a newline", () => {
    expect(decodeText(Buffer.from("one\r\ntwo\rthree\n"))).toEqual({ ok: true, text: "one\ntwo\nthree\n" });
  });

  it("says that nothing, a lone mark, and white space are empty", () => {
    for (const text of ["", "\ufeff", " \n\t\r\n"])
      expect(decodeText(Buffer.from(text))).toMatchObject({ ok: false, reason: "empty" });
  });

  it("takes no binary data for text", () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]);
    expect(decodeText(png)).toMatchObject({ ok: false, reason: "not-text" });
    const noise = Buffer.from(Array.from({ length: 400 }, (_, at) => 1 + ((at * 7) % 255)));
    expect(decodeText(noise)).toMatchObject({ ok: false, reason: "not-text" });
  });

  it("reads back whatever text was written as UTF-8, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const plain = text.replace(/\r\n?/gu, "\n");
        const readable = plain.trim() !== "" && !plain.includes("\0") && !plain.startsWith("\ufeff");
        if (readable) expect(decodeText(Buffer.from(text))).toEqual({ ok: true, text: plain });
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decodeText(bytes)));
  });
});

describe("decodeMarkup", () => {
  const page = (charset: string) => `<html><head><meta charset="${charset}"></head><body>Мост закрыт.</body></html>`;

  it("believes what a page declares, unless it is UTF-8", () => {
    for (const name of ["windows-1251", "koi8-r"])
      expect(decodeMarkup(iconv.encode(page(name), name))).toEqual({ ok: true, text: page(name) });
    expect(decodeMarkup(Buffer.from(page("windows-1251")))).toEqual({ ok: true, text: page("windows-1251") });
    const xml = `<?xml version="1.0" encoding="koi8-r"?><a>Мост</a>`;
    expect(decodeMarkup(iconv.encode(xml, "koi8-r"))).toEqual({ ok: true, text: xml });
    expect(decodeMarkup(Buffer.from(`<meta charset="no-such-thing"><p>caf\xe9`, "latin1"))).toMatchObject({ ok: true });
  });
});
