import { GOOD, ingestHostileFiles } from "./hostile-files.ts";
import type { SoakOrder, SoakResult } from "./soak-result.ts";

/** An ingest of `n` hostile files: it comes to its end, keeps every good article whole, and names what it set aside. */
export async function soakFiles({ n, seed, onStep }: SoakOrder): Promise<SoakResult> {
  const { files, articles, setAside, quotes } = await ingestHostileFiles(n, seed);
  onStep(files);
  const lost = GOOD.filter(
    ({ id, body }) => !articles.some((article) => article.id === id && article.body.trim() === body),
  );
  const unexplained = setAside.filter(({ why }) => why.trim() === "");
  const failures = [
    ...lost.map(({ id }) => `${id} was lost among them`),
    ...unexplained.map(({ file }) => `${file} was set aside without a reason`),
    ...(quotes >= GOOD.length ? [] : [`${String(quotes)} quotations of ${String(GOOD.length)}`]),
  ];
  return {
    name: "hostile files",
    n: files,
    failures,
    figures: { read: articles.length, "set aside": setAside.length },
  };
}
