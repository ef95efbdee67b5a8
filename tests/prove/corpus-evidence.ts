import { readFileSync } from "node:fs";
import type { Evidence } from "../../lib/prove/evidence.ts";
import { splitArticleSentences } from "../../lib/text/article-sentences.ts";
import { parseIsoDate } from "../../lib/domain/article.ts";

/** A shipped article as evidence; each file's name begins with its date. */
export function corpusEvidence(name: string): Evidence {
  const body = readFileSync(new URL(`../../corpus/${name}.txt`, import.meta.url), "utf8");
  const date = parseIsoDate(name.slice(0, 10));
  if (date === undefined) throw new Error(`${name} does not begin with a date`);
  const sentences = splitArticleSentences({ body, furniture: [] }).map(({ span }) => span);
  return { article: { body, publishedOn: { value: date, from: "editor" } }, sentences };
}
