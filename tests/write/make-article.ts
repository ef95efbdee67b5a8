import { createHash } from "node:crypto";
import { type Article, parseArticleId } from "../../lib/domain/article.ts";
import type { WriteEvidence } from "../../lib/write/write-statements.ts";
import { splitSentences } from "../../lib/text/sentences.ts";

/** An invented article of one passage. */
export function makeEvidence(
  name: string,
  body: string,
  about: { title?: string; author?: string } = {},
): WriteEvidence {
  const id = parseArticleId(name);
  if (id === undefined) throw new Error(`${name} is no article id`);
  const article: Article = {
    id,
    file: `${name}.txt`,
    body,
    contentHash: createHash("sha256").update(body).digest("hex"),
    title: { value: about.title ?? "Harbour news", from: "text" },
    outlet: { value: "The Ostrel Gazette", from: "editor" },
    author: { value: about.author ?? "A. Writer", from: "text" },
    publishedOn: { value: "2024-05-10", from: "text" },
    url: { value: null, from: "unknown" },
    note: null,
    furniture: [],
  };
  return {
    article,
    passage: {
      span: { start: 0, end: body.length },
      sentences: splitSentences(body).map(({ span }) => span),
    },
  };
}
