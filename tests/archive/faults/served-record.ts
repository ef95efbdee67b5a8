import { openEmbeddedArchive } from "../../../lib/archive/embedded/open-archive.ts";
import type { Archive } from "../../../lib/archive/archive.ts";
import type { Article } from "../../../lib/domain/article.ts";
import { fakeEmbeddings } from "../fake-embeddings.ts";
import { ingestInto } from "../ingest-into.ts";
import { inventArticle, numberedArticle } from "../invented-articles.ts";

const KEPT = [0, 1, 2].map(numberedArticle);

/** What is served before the ingest that is disturbed, and what it would put in its place. */
export const BEFORE: readonly Article[] = [
  ...KEPT,
  inventArticle({ id: "airship", body: "The zeppelin came on Monday. It left again." }),
  inventArticle({ id: "gone", body: "The tram was late on Monday. It stood still." }),
];
export const AFTER: readonly Article[] = [
  ...KEPT,
  inventArticle({ id: "airship", body: "The dirigible came on Monday. It left again." }),
  inventArticle({ id: "new", body: "The omnibus was early on Monday. Nobody saw it." }),
];

export async function ingestRecord(dir: string, articles: readonly Article[]): Promise<void> {
  await ingestInto(dir, [...articles], { embeddings: fakeEmbeddings() });
}

/**
 * "before" or "after" when what is served is whole and the one or the other in every part: articles, passages, words,
 * vectors, quotes and events; else what is wrong with it.
 */
export async function describeServed(dir: string): Promise<string> {
  const archive = await openEmbeddedArchive(dir, fakeEmbeddings());
  try {
    await archive.settled;
    return await describeArchive(archive);
  } finally {
    await archive.close();
  }
}

/** The same of an archive that is open, with the fake embeddings. */
export async function describeArchive(archive: Archive): Promise<string> {
  const listed = (await archive.listArticles()).map(({ id }) => id).join();
  const [state, expected] = listed.includes("gone")
    ? (["before", BEFORE] as const)
    : (["after", AFTER] as const);
  if (
    listed !==
    expected
      .map(({ id }) => id)
      .sort()
      .join()
  )
    return `articles ${listed}`;
  if (!archive.info.vectors || archive.info.degraded.length > 0)
    return `degraded ${archive.info.degraded.join()}`;
  for (const article of expected) {
    if (JSON.stringify(await archive.findArticle(article.id)) !== JSON.stringify(article))
      return `body ${article.id}`;
    for (const passage of await archive.passagesOf(article.id))
      if (article.body.slice(passage.span.start, passage.span.end) !== passage.text)
        return `span ${article.id}`;
  }
  const words = { zeppelin: "before", tram: "before", dirig: "after", omnibu: "after" };
  for (const [term, when] of Object.entries(words)) {
    const hits = await archive.searchKeywords([{ term, weight: 1 }], { limit: 3 });
    if (hits.length > 0 !== (when === state)) return `${term} found ${hits.length} times ${state}`;
  }
  const vector = Float32Array.from(await fakeEmbeddings().embedQuery("Monday"));
  const near = await archive.searchVectors(vector, { limit: 100 });
  if (near.length !== archive.info.passages) return `${near.length} vectors of ${archive.info.passages}`;
  const quotes = await archive.listQuotes();
  const events = await archive.listEvents();
  return quotes.length === 5 && events.length === 5
    ? state
    : `${quotes.length} quotes, ${events.length} events`;
}
