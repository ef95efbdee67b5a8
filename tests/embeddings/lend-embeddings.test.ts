import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { borrowEmbeddings } from "../../lib/embeddings/borrow-embeddings.ts";
import { lendEmbeddings } from "../../lib/embeddings/lend-embeddings.ts";
import { socketIn } from "../../lib/embeddings/lent-socket.ts";
import type { NamedEmbeddings } from "../../lib/embeddings/named-embeddings.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "lend-"));
  return () => rmSync(dir, { recursive: true, force: true });
});

/** The length of a text and a mark of who embedded it. */
function marked(mark: number, id = "use-lite"): NamedEmbeddings & { warmed: number } {
  const embed = (text: string) => [text.length, mark];
  const embeddings = {
    id,
    dimension: 2,
    fixed: true,
    warmed: 0,
    embedQuery: (text: string) => Promise.resolve(embed(text)),
    embedDocuments: (texts: string[]) => Promise.resolve(texts.map(embed)),
    warm: () => void embeddings.warmed++,
  };
  return embeddings;
}

const TEXTS = ["one", "a second text\nof two lines", "“Three”"];
const by = (mark: number) => TEXTS.map((text) => [text.length, mark]);

describe("embeddings that are lent", () => {
  it("are used for a few texts, and the borrower's own model is not even loaded", async () => {
    const lending = await lendEmbeddings(marked(1), dir);
    const own = marked(2);
    const borrowed = borrowEmbeddings(own, dir);
    borrowed.warm?.();
    expect(await borrowed.embedDocuments(TEXTS)).toEqual(by(1));
    expect(await borrowed.embedDocuments(TEXTS)).toEqual(by(1));
    const passage = { text: "One. Two and more.", sentences: [{ start: 0, end: 4 }] };
    const whole = { text: "Three.", sentences: [] };
    expect(await borrowed.embedPassages?.([passage, whole])).toEqual([
      { whole: [18, 1], sentences: [[4, 1]] },
      { whole: [6, 1], sentences: [] },
    ]);
    expect(own.warmed).toBe(0);
    const some = Array.from({ length: 20 }, (_, at) => "x".repeat(at + 1));
    expect(await borrowed.embedDocuments(some)).toEqual(some.map((text) => [text.length, 1]));
    expect(await borrowed.embedDocuments(Array.from({ length: 65 }, () => "many"))).toContainEqual([4, 2]);
    await borrowed.close?.();
    await lending?.close();
    expect(existsSync(socketIn(dir) ?? "")).toBe(false);
  });

  it("are passed over when nobody lends, or others, or the lender says nonsense or leaves", async () => {
    const alone = marked(2);
    const nobody = borrowEmbeddings(alone, dir);
    nobody.warm?.();
    expect(await nobody.embedDocuments(TEXTS)).toEqual(by(2));
    expect(alone.warmed).toBe(1);

    const others = await lendEmbeddings(marked(1, "other-model"), dir);
    expect(await borrowEmbeddings(marked(2), dir).embedDocuments(TEXTS)).toEqual(by(2));
    await others?.close();

    for (const reply of ["nonsense\n", '{"vectors":[]}\n', undefined]) {
      const lender = createServer((socket) => {
        socket.write('{"embeddings":"use-lite"}\n');
        socket.on("data", () => (reply === undefined ? socket.destroy() : socket.write(reply)));
      });
      await new Promise<void>((resolve) => lender.listen(socketIn(dir), resolve));
      const borrowed = borrowEmbeddings(marked(2), dir);
      expect(await borrowed.embedDocuments(TEXTS)).toEqual(by(2));
      await borrowed.close?.();
      await new Promise((resolve) => lender.close(resolve));
    }
  });

  it("take the place of what a killed lender left, and never that of a living one", async () => {
    writeFileSync(socketIn(dir) ?? "", "");
    const first = await lendEmbeddings(marked(1), dir);
    expect(first).toBeDefined();
    expect(await lendEmbeddings(marked(3), dir)).toBeUndefined();
    expect(await borrowEmbeddings(marked(2), dir).embedDocuments(TEXTS)).toEqual(by(1));
    await first?.close();
  });

  it("are not lent where a socket's name would be too long", async () => {
    const deep = join(dir, "d".repeat(120));
    expect(await lendEmbeddings(marked(1), deep)).toBeUndefined();
    const own = marked(2);
    expect(borrowEmbeddings(own, deep)).toBe(own);
  });
});
