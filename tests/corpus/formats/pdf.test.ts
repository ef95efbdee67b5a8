import { describe, expect, it } from "vitest";
import { readPdf } from "../../../lib/corpus/formats/pdf.ts";
import { asidesOf, OPTIONS, PARAGRAPHS, textsOf } from "./invented-words.ts";
import { makePdf } from "./make-pdf.ts";

const PLAIN = PARAGRAPHS.map((text) => text.replace(/[“”]/gu, '"'));

describe("readPdf", () => {
  it("puts paragraphs together from lines, over the pages", async () => {
    const [text] = textsOf(await readPdf(await makePdf({ pages: [PLAIN.slice(0, 2), PLAIN.slice(2)] }), OPTIONS));
    expect(text?.body).toBe(PLAIN.join("\n\n"));
  });

  it("joins a sentence that goes on over the page", async () => {
    const pages = [["The mayor of Easton said that the old bridge would be closed for"], ["the winter, since two piers had cracks."]];
    const [text] = textsOf(await readPdf(await makePdf({ pages }), OPTIONS));
    expect(text?.body).toBe("The mayor of Easton said that the old bridge would be closed for the winter, since two piers had cracks.");
  });

  it("leaves out what runs along the top and foot of the pages", async () => {
    const days = ["Monday", "Tuesday", "Thursday", "Friday"];
    const pages = days.map((day, at) => [
      "Easton Echo, 4 March 2019",
      `On ${day} the mayor of Easton said something else about the bridge again.`,
      `Page ${at + 1} of 4`,
    ]);
    const [text] = textsOf(await readPdf(await makePdf({ pages }), OPTIONS));
    expect(text?.body.split("\n\n")).toEqual(
      days.map((day) => `On ${day} the mayor of Easton said something else about the bridge again.`),
    );
  });

  it("takes title and author from the properties, weakly, and not what a program writes there", async () => {
    const read = async (title: string, author: string) =>
      textsOf(await readPdf(await makePdf({ title, author, pages: [PLAIN] }), OPTIONS))[0];
    expect(await read("The bridge", "Anna Reed")).toMatchObject({ isWeak: true, metadata: { title: "The bridge", author: "Anna Reed" } });
    expect(await read("Microsoft Word - draft3.doc", "admin")).toMatchObject({ metadata: { title: undefined, author: undefined } });
  });

  it("names what is wrong: cut, no PDF, pictures only, too many pages", async () => {
    const whole = await makePdf({ pages: [PLAIN] });
    expect(asidesOf(await readPdf(whole.subarray(0, whole.length - 400), OPTIONS))).toEqual([expect.stringMatching(/^damaged/u)]);
    expect(asidesOf(await readPdf(Buffer.from("hello"), OPTIONS))).toEqual([expect.stringMatching(/^damaged/u)]);
    expect(asidesOf(await readPdf(await makePdf({ pages: [[]] }), OPTIONS))).toEqual([expect.stringMatching(/^empty.*pictures/u)]);
    const limits = { ...OPTIONS.limits, pages: 2 };
    const long = await makePdf({ pages: [PLAIN, PLAIN, PLAIN] });
    expect(asidesOf(await readPdf(long, { ...OPTIONS, limits }))).toEqual(["too-large: It has 3 pages; at most 2 are read."]);
  });

  it("names a PDF that has a password", async () => {
    expect(asidesOf(await readPdf(withPassword(await makePdf({ pages: [PLAIN] })), OPTIONS))).toEqual([
      "encrypted: It has a password. Save it without one.",
    ]);
  });
});

/** As a writer of encrypted PDFs would leave it: keys that no empty password opens. */
function withPassword(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString("latin1");
  const key = `<${"ab".repeat(32)}>`;
  const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]`;
  return Buffer.from(text.replace(/trailer\s*<</u, (start) => `${start} ${encrypt}`), "latin1");
}
