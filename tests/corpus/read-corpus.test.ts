import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CorpusError, type CorpusItem, readCorpus, type ReadOptions } from "../../lib/corpus/read-corpus.ts";
import type { Article } from "../../lib/domain/article.ts";

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
});
