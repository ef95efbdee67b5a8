import { describe, expect, it } from "vitest";
import { readTable } from "../../../lib/corpus/formats/table.ts";
import { asidesOf, OPTIONS, textsOf } from "./invented-words.ts";

const read = (text: string, options = OPTIONS) => readTable(Buffer.from(text), options);

describe("readTable", () => {
  it("takes one article a row, with line ends inside quoted cells", () => {
    const csv = `\ufeffID,Headline,Text,Publication Date,Author,URL\n7,The bridge,"The mayor said ""no"".\r\n\r\nHe left.",4 March 2019,Anna Reed,https://echo.example/7\n`;
    expect(textsOf(read(csv))).toEqual([
      {
        key: "7",
        body: 'The mayor said "no".\n\nHe left.',
        metadata: { title: "The bridge", author: "Anna Reed", published: "2019-03-04", outlet: undefined, url: "https://echo.example/7" },
      },
    ]);
  });

  it.each([["tab", "\t"], ["semicolon", ";"], ["bar", "|"]])("tells a %s from the line of names", (_, delimiter) => {
    const rows = [["title", "body"], ["The bridge", "The mayor, he said, stays."]].map((row) => row.join(delimiter));
    expect(textsOf(read(rows.join("\n")))).toMatchObject([{ key: "1", body: "The mayor, he said, stays." }]);
  });

  it("takes columns that an editor names", () => {
    const options = { ...OPTIONS, columns: { body: "Copy", published: "Day" } };
    expect(textsOf(read("Copy,Day\nThe mayor stays.,2019-03-04", options))).toMatchObject([
      { body: "The mayor stays.", metadata: { published: "2019-03-04" } },
    ]);
  });

  it("names a bad row and keeps the rest", () => {
    const limits = { ...OPTIONS.limits, rowBytes: 200 };
    const result = read(`title,body\nOne,The mayor stays.\nTwo,,,,too many\nThree,\nFour,${"x".repeat(300)}\nFive,The mayor left.`, { ...OPTIONS, limits });
    const kept = textsOf(result).map(({ metadata }) => metadata?.title);
    expect(kept).toContain("One");
    expect(asidesOf(result).length).toBeGreaterThan(0);
    expect(asidesOf(result).every((why) => why.startsWith("bad-row"))).toBe(true);
  });

  it("leaves a formula the text that it is", () => {
    const formula = `=HYPERLINK("http://127.0.0.1/?"&A1,"x")`;
    expect(textsOf(read(`title,body\n"${formula.replaceAll('"', '""')}",@SUM(1+1)*cmd|' /C calc'!A0`))).toMatchObject([
      { body: "@SUM(1+1)*cmd|' /C calc'!A0", metadata: { title: formula } },
    ]);
  });

  it("says that a table without text has none", () => {
    expect(asidesOf(read("a,b\n1,2"))).toEqual(["bad-row: Row 1 holds no text: it has no body, text or content."]);
    expect(read("")).toMatchObject({ ok: false, reason: "empty" });
  });
});
