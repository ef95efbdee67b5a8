import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CorpusError, type CorpusItem, readCorpus, type ReadOptions } from "../../lib/corpus/read-corpus.ts";
import { type Article, parseArticleId } from "../../lib/domain/article.ts";
import { makeDocx } from "./formats/make-docx.ts";
import { makePdf } from "./formats/make-pdf.ts";

const PROSE = "The mayor of Easton said on Monday that the old bridge would be closed for the winter.";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "corpus-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function put(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), content);
}

async function read(options: ReadOptions = {}): Promise<CorpusItem[]> {
  const items: CorpusItem[] = [];
  for await (const item of readCorpus(dir, options)) items.push(item);
  return items;
}

async function readArticle(file: string): Promise<Article> {
  const item = (await read()).find((each) => each.kind === "article" && each.article.file === file);
  if (item?.kind !== "article") throw new Error(`${file} was not read`);
  return item.article;
}

const asides = (items: readonly CorpusItem[]) =>
  items.flatMap((item) => {
    if (item.kind === "set-aside") return [[item.file, item.reason]];
    return item.kind === "articles" ? item.setAside.map(({ reason }) => [item.file, reason]) : [];
  });

describe("readCorpus", () => {
  it("reads what the text states, completed by the editor, and tells the two apart", async () => {
    put("bridge.txt", `date 2019-03-04 Easton's bridge to close\n\nBy Anna Reed\n\n${PROSE}`);
    put("sources.yaml", "bridge.txt:\n  title: Another title\n  outlet: Easton Echo\n  url: https://echo.example/1\n  note: From a copy.");
    expect(await readArticle("bridge.txt")).toMatchObject({
      id: "bridge",
      title: { value: "Easton's bridge to close", from: "text" },
      outlet: { value: "Easton Echo", from: "editor" },
      author: { value: "Anna Reed", from: "text" },
      publishedOn: { value: "2019-03-04", from: "text" },
      url: { value: "https://echo.example/1", from: "editor" },
      note: "From a copy.",
    });
  });

  it("never guesses: what nobody states is unknown", async () => {
    put("bridge.txt", `${PROSE} ${PROSE}`);
    const unknown = { value: null, from: "unknown" };
    expect(await readArticle("bridge.txt")).toMatchObject({
      title: unknown,
      outlet: unknown,
      author: unknown,
      publishedOn: unknown,
      url: unknown,
      note: null,
    });
  });

  it("never alters the body, and marks its furniture", async () => {
    const body = ` date 2019-03-04 Easton's bridge to close\r\n\r\nBy Anna Reed\r\n\r\n  ${PROSE}\r\n${PROSE} ${PROSE}\r\n${PROSE}\n`;
    put("bridge.txt", body);
    const article = await readArticle("bridge.txt");
    expect(article.body).toBe(body.replaceAll("\r\n", "\n"));
    expect(article.furniture.map(({ start, end }) => article.body.slice(start, end))).toEqual([
      "date 2019-03-04 Easton's bridge to close",
      "By Anna Reed",
    ]);
  });

  it("reads Markdown's front matter, which stays in the body as furniture", async () => {
    put("a/bridge.md", `---\ntitle: The bridge\ndate: 2019-03-04\nauthors: [Anna Reed, Jon Moss]\nsource: Easton Echo\n---\n\n${PROSE}`);
    const article = await readArticle("a/bridge.md");
    expect(article).toMatchObject({
      title: { value: "The bridge", from: "text" },
      author: { value: "Anna Reed, Jon Moss", from: "text" },
      outlet: { value: "Easton Echo", from: "text" },
      publishedOn: { value: "2019-03-04", from: "text" },
    });
    expect(article.body.startsWith("---\ntitle")).toBe(true);
    expect(article.furniture[0]).toEqual({ start: 0, end: article.body.indexOf("\n\nThe mayor") + 1 });
  });

  it("sets aside what it cannot read, says why, and reads the rest", async () => {
    put("bridge.txt", PROSE);
    put("empty.txt", "");
    put("mark.txt", "\ufeff");
    put("picture.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    put("large.txt", "x".repeat(2000));
    put("sheet.xlsx", "x");
    put("broken.md", `---\ntitle: [unclosed\n---\n\n${PROSE}`);
    put("bomb.md", `---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n\n${PROSE}`);
    const items = await read({ limits: { fileBytes: 1000 } });
    expect(items.filter(({ kind }) => kind === "article")).toHaveLength(1);
    expect(asides(items)).toEqual([
      ["bomb.md", "bad-metadata"],
      ["broken.md", "bad-metadata"],
      ["empty.txt", "empty"],
      ["large.txt", "too-large"],
      ["mark.txt", "empty"],
      ["picture.txt", "not-text"],
      ["sheet.xlsx", "unsupported-format"],
    ]);
  });

  it("follows no link and waits for no pipe", async () => {
    put("bridge.txt", PROSE);
    symlinkSync("/etc/passwd", join(dir, "link.txt"));
    symlinkSync(dir, join(dir, "loop"));
    execFileSync("mkfifo", [join(dir, "pipe.txt")]);
    const items = await read();
    expect(items.filter(({ kind }) => kind === "article")).toHaveLength(1);
    expect(asides(items).sort()).toEqual([
      ["link.txt", "not-a-regular-file"],
      ["loop", "not-a-regular-file"],
      ["pipe.txt", "not-a-regular-file"],
    ]);
  });

  it("loses only the entry that is broken in sources.yaml", async () => {
    put("a.txt", PROSE);
    put("b.txt", `${PROSE} b`);
    put("sources.yaml", "a.txt:\n  published: yesterday\nb.txt:\n  outlet: Easton Echo");
    expect(asides(await read())).toEqual([["sources.yaml", "bad-metadata"]]);
    expect((await readArticle("b.txt")).outlet.value).toBe("Easton Echo");
    expect((await readArticle("a.txt")).publishedOn.from).toBe("unknown");
  });

  it("reads every article when sources.yaml is no YAML", async () => {
    put("a.txt", PROSE);
    put("sources.yaml", ":\n  - [");
    const items = await read();
    expect(asides(items)).toEqual([["sources.yaml", "bad-metadata"]]);
    expect(items).toHaveLength(2);
  });

  it("passes over hidden files, and lists in order of path", async () => {
    for (const file of ["b/z.txt", "a.txt", ".DS_Store", "b/a.txt"]) put(file, `${PROSE} ${file}`);
    const files = (await read()).map((item) => (item.kind === "article" ? item.article.file : item));
    expect(files).toEqual(["a.txt", "b/a.txt", "b/z.txt"]);
  });

  it("does not read again what has the stamp it had, until the file or its entry changes", async () => {
    put("a.txt", PROSE);
    const nowMs = () => Date.now() + 10_000;
    const [first] = await read({ nowMs });
    if (first?.kind !== "article" || first.stamp === undefined) throw new Error("no stamp");
    const { stamp } = first;
    const unchangedFiles = (stamps: ReadonlyMap<string, string>) =>
      new Set([...stamps].flatMap(([file, now]) => (now === stamp ? [file] : [])));
    expect(await read({ unchangedFiles })).toEqual([{ kind: "unchanged", file: "a.txt", stamp }]);
    put("sources.yaml", "a.txt:\n  outlet: Easton Echo");
    expect((await read({ unchangedFiles })).at(0)?.kind).toBe("article");
  });

  it("trusts no stamp of a file that changed a moment ago", async () => {
    put("a.txt", PROSE);
    expect((await read())[0]).not.toHaveProperty("stamp");
  });

  it("says which folder is missing, or is no folder", async () => {
    put("file", "x");
    for (const wrong of [join(dir, "nowhere"), join(dir, "file")])
      await expect(readCorpus(wrong).next()).rejects.toThrow(CorpusError);
  });

  it("reads every format, in sub-folders too, each field with who states it", async () => {
    const page = `<html><head><title>The page</title><meta name="author" content="Anna Reed"></head><body><article><p>${PROSE}</p><p>${PROSE} Page.</p></article></body></html>`;
    put("web/page.html", page);
    put("print/paper.pdf", await makePdf({ title: "The paper", pages: [[`${PROSE} Paper.`]] }));
    put("word/draft.docx", await makeDocx({ paragraphs: [`${PROSE} Draft.`] }));
    put("lines.jsonl", JSON.stringify({ title: "The line", body: `${PROSE} Line.`, date: "2019-03-04" }));
    put("rows.csv", `title,body\nThe row,${PROSE} Row.`);
    put("feed.xml", `<rss version="2.0"><channel><title>Echo</title><item><guid>7</guid><title>The item</title><description>${PROSE} Item.</description></item></channel></rss>`);
    put("print/sources.yaml", "paper.pdf:\n  title: The paper, as printed\n  outlet: Easton Echo");
    const articles = articlesIn(await read());
    expect(articles.map(({ id, title }) => [id, title.value, title.from])).toEqual([
      ["feed-7", "The item", "file"],
      ["lines-1", "The line", "file"],
      ["paper", "The paper, as printed", "editor"],
      ["rows-1", "The row", "file"],
      ["page", "The page", "file"],
      ["draft", null, "unknown"],
    ]);
    for (const { body } of articles) expect(body).toContain(PROSE);
    expect(articles[1]?.publishedOn).toEqual({ value: "2019-03-04", from: "file" });
    expect(articles[0]?.outlet).toEqual({ value: "Echo", from: "file" });
  });

  it("gives every article of several in a file an id of its own, whatever their keys", async () => {
    const line = (id: unknown, text: string) => JSON.stringify({ id, body: `${PROSE} ${text}` });
    put("a.jsonl", [line("b-1", "1"), line("b-1", "2"), line("報告", "3"), line("x".repeat(300), "4"), line(5, "5")].join("\n"));
    put("a-b.jsonl", line(1, "6"));
    put("a-5.txt", `${PROSE} 7`);
    const ids = articlesIn(await read()).map(({ id }) => id);
    expect(ids).toHaveLength(7);
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(7);
    for (const id of ids) expect(parseArticleId(id)).toBe(id);
    expect(ids).toContain("a-b-1");
    expect(ids).toContain("a-5");
  });

  it("lets an editor name the columns of a table, and add what it lacks", async () => {
    put("rows.csv", `Kopf,Inhalt\nThe row,${PROSE}`);
    put("sources.yaml", "rows.csv:\n  outlet: Easton Echo\n  columns: { title: Kopf, body: Inhalt }");
    expect(articlesIn(await read())).toMatchObject([
      { title: { value: "The row", from: "file" }, outlet: { value: "Easton Echo", from: "editor" } },
    ]);
  });

  it("names the bad rows of a file and keeps its good ones", async () => {
    put("lines.ndjson", `${JSON.stringify({ body: PROSE })}\n{ broken`);
    const items = await read();
    expect(articlesIn(items)).toHaveLength(1);
    expect(asides(items)).toEqual([["lines.ndjson", "bad-row"]]);
  });

  it("gives stamps to files that are set aside, so that they are not read again either", async () => {
    put("broken.pdf", "%PDF-1.7 broken");
    const nowMs = () => Date.now() + 10_000;
    const [item] = await read({ nowMs });
    expect(item).toMatchObject({ kind: "set-aside", reason: "damaged", stamp: expect.any(String) as string });
  });

  it("names each of the files that nobody should have written, and reads the rest", async () => {
    const large = "x".repeat(50 * 1024 * 1024);
    put("a-large.txt", large);
    put("b-large.jsonl", large);
    put("binary.txt", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]));
    put("cut.pdf", (await makePdf({ pages: [[PROSE]] })).subarray(0, 500));
    put("empty.html", "");
    put("mark.csv", "\ufeff");
    put("no-zip.docx", "PK nothing");
    put("odd \u202e name\n(1).txt", `${PROSE} Odd.`);
    put("one.line.txt", `${PROSE} `.repeat(2000));
    const items = await read();
    expect(articlesIn(items).map(({ id }) => id)).toEqual(["odd-name-1", "one.line"]);
    expect(asides(items)).toEqual([
      ["a-large.txt", "too-large"],
      ["b-large.jsonl", "too-large"],
      ["binary.txt", "not-text"],
      ["cut.pdf", "damaged"],
      ["empty.html", "empty"],
      ["mark.csv", "empty"],
      ["no-zip.docx", "damaged"],
    ]);
  });
});

function articlesIn(items: readonly CorpusItem[]): Article[] {
  return items.flatMap((item) => (item.kind === "article" ? [item.article] : item.kind === "articles" ? item.articles : []));
}
