import { tmpdir } from "node:os";
import { beforeAll, describe, expect, it } from "vitest";
import { parseArticleId } from "../../lib/domain/article.ts";
import { GOOD, type HostileRun, ingestHostileFiles } from "../soak/hostile-files.ts";

/** SOAK=1 for all of them. */
const COUNT = process.env["SOAK"] === "1" ? 1000 : 60;
const SLOW_MS = 3_600_000;

let run: HostileRun;
beforeAll(async () => {
  run = await ingestHostileFiles(COUNT, 20_190_304);
}, SLOW_MS);

describe(`an ingest of ${COUNT} hostile files`, () => {
  it("goes through, and loses none of the good ones among them", () => {
    for (const { id, body } of GOOD) expect(run.articles.find((article) => article.id === id)?.body).toBe(body);
    expect(run.quotes).toBeGreaterThanOrEqual(GOOD.length);
  });

  it("makes an article of each file, or says why not", () => {
    const told = new Set([...run.articles.map(({ file }) => file), ...run.setAside.map(({ file }) => file)]);
    const silent = run.report.read - told.size;
    expect(run.report.read).toBeGreaterThanOrEqual(run.files + GOOD.length - 10);
    expect(silent).toBe(0);
    for (const { why } of run.setAside) expect(why).toMatch(/\S/u);
    expect(run.setAside.find(({ file }) => file === "bomb.docx")?.reason).toMatch(/^too-/u);
  });

  it("tells nobody where on the machine the files are", () => {
    expect(run.setAside.filter(({ why }) => why.includes(tmpdir()))).toEqual([]);
  });

  it("keeps what an article promises, whatever the file was", () => {
    expect(new Set(run.articles.map(({ id }) => id.toLowerCase())).size).toBe(run.articles.length);
    for (const { id, body, furniture, url } of run.articles) {
      expect(parseArticleId(id)).toBe(id);
      expect(body).not.toMatch(/\0|\r/u);
      expect(body.trim()).not.toBe("");
      for (const { start, end } of furniture) expect(0 <= start && start < end && end <= body.length).toBe(true);
      if (url.value !== null) expect(url.value).toMatch(/^https?:\/\//u);
    }
    expect({}).not.toHaveProperty("polluted");
  });

  it("reads no file of the machine into the record", () => {
    expect(run.articles.filter(({ body }) => body.includes("root:x:0"))).toEqual([]);
  });
});
