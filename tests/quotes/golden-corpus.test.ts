import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Article } from "../../lib/domain/article.ts";
import type { Attribution, Quote } from "../../lib/domain/quote.ts";
import { sliceSpan } from "../../lib/domain/span.ts";
import { readCorpus } from "../../lib/corpus/read-corpus.ts";
import { extractQuotes } from "../../lib/quotes/extract-quotes.ts";

/** A quotation as a reader of the article would note it down. */
type Golden = Readonly<{
  kind: string;
  words: readonly string[];
  cue: string | null;
  speaker: string | null;
  role: string | null;
  asWritten: string | null;
  via: string | null;
}>;

const golden: Record<string, Golden[]> = JSON.parse(
  readFileSync(new URL("golden-corpus.json", import.meta.url), "utf8"),
);

async function corpusArticles(): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const item of readCorpus(new URL("../../corpus", import.meta.url).pathname)) {
    if (item.kind === "article") articles.push(item.article);
  }
  return articles;
}

function nameOf(attribution: Attribution | null): string | null {
  return attribution?.known ? attribution.name : null;
}

function noted(body: string, { kind, pieces, cue, speaker, via }: Quote): Golden {
  return {
    kind,
    words: pieces.map((piece) => sliceSpan(body, piece)),
    cue: cue && sliceSpan(body, cue),
    speaker: nameOf(speaker),
    role: speaker.known ? speaker.role : null,
    asWritten: speaker.known ? sliceSpan(body, speaker.span) : null,
    via: nameOf(via),
  };
}

describe("extractQuotes() on the five articles", async () => {
  const articles = await corpusArticles();

  test("the golden file speaks of every article", () => {
    expect(Object.keys(golden).sort()).toEqual(articles.map(({ id }) => id).sort());
  });

  test.each(articles.map((article) => [article.id, article] as const))(
    "finds every quotation of %s and invents none",
    (id, article) => {
      expect(extractQuotes(article).map((quote) => noted(article.body, quote))).toEqual(golden[id]);
    },
  );
});
