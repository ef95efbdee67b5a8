import { describe, expect, it } from "vitest";
import { readJsonLines } from "../../../lib/corpus/formats/json-lines.ts";
import { asidesOf, BODY, OPTIONS, textsOf } from "./invented-words.ts";

const read = (...lines: readonly unknown[]) =>
  readJsonLines(Buffer.from(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")), OPTIONS);

describe("readJsonLines", () => {
  it("takes one article a line, under the usual names of fields", () => {
    const texts = textsOf(
      read(
        { id: "b-1", title: "The bridge", body: BODY, author: "Anna Reed", published: "2019-03-04T08:00:00Z", outlet: "Echo", url: "https://echo.example/1" },
        { headline: "The ferry", content: "The ferry was late.", authors: [{ name: "Jon Moss" }, "Anna Reed"], published_at: 1551686400, source: { name: "Post" }, link: "ftp://x" },
      ),
    );
    expect(texts).toEqual([
      { key: "b-1", body: BODY, metadata: { title: "The bridge", author: "Anna Reed", published: "2019-03-04", outlet: "Echo", url: "https://echo.example/1" } },
      { key: "2", body: "The ferry was late.", metadata: { title: "The ferry", author: "Jon Moss, Anna Reed", published: "2019-03-04", outlet: "Post", url: undefined } },
    ]);
  });

  it("takes names that an editor gives to fields", () => {
    const line = JSON.stringify({ Kopf: "The bridge", Inhalt: BODY, title: "no. 7" });
    const columns = { title: "Kopf", body: "Inhalt" };
    expect(textsOf(readJsonLines(Buffer.from(line), { ...OPTIONS, columns }))).toMatchObject([{ body: BODY, metadata: { title: "The bridge" } }]);
  });

  it("names a bad line with its number and keeps the rest", () => {
    const limits = { ...OPTIONS.limits, rowBytes: 500 };
    const lines = [{ body: "One." }, "{ broken", [1, 2], { title: "no text" }, { body: "x".repeat(600) }, "", { body: "Seven." }];
    const bytes = Buffer.from(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
    const result = readJsonLines(bytes, { ...OPTIONS, limits });
    expect(textsOf(result).map(({ key, body }) => [key, body])).toEqual([["1", "One."], ["7", "Seven."]]);
    expect(asidesOf(result)).toEqual([
      "bad-row: Line 2 is no JSON object.",
      "bad-row: Line 3 is no JSON object.",
      "bad-row: Line 4 holds no text: it has no body, text or content.",
      "bad-row: Line 5 is longer than a line may be (500 bytes).",
    ]);
  });

  it("is not changed by a line that means to change the program", () => {
    const evil = `{"body": "One.", "__proto__": {"polluted": true, "title": "no"}, "constructor": {"prototype": {"polluted": true}}}`;
    const lc = { body: "Two.", title: { lc: 1, type: "secret", id: ["OPENAI_API_KEY"] }, author: { lc: 1, type: "constructor", id: ["langchain", "x"], kwargs: {} } };
    const texts = textsOf(read(evil, lc));
    expect({}).not.toHaveProperty("polluted");
    expect(texts.map(({ body, metadata }) => [body, metadata?.title, metadata?.author])).toEqual([
      ["One.", undefined, undefined],
      ["Two.", undefined, undefined],
    ]);
  });
});
