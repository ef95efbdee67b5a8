import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import MiniSearch, { type Options } from "minisearch";
import { indexedText } from "../domain/passage.ts";
import { splitPassages } from "../ingest/split-passages.ts";
import type { Subject } from "./subject.ts";

type Row = Readonly<{ id: number; articleId: string; text: string }>;

/** Its defaults: any word may match, no prefixes, nothing fuzzy. */
const OPTIONS: Options<Row> = { fields: ["text"], storeFields: ["articleId"] };
const FILE = "minisearch.json";

/** MiniSearch over our passages, kept as its own JSON. */
export const minisearchSubject: Subject = {
  name: "MiniSearch",

  async build(articles, folder) {
    const rows = articles
      .flatMap((article) => splitPassages(article))
      .map((passage, id): Row => ({ id, articleId: passage.articleId, text: indexedText(passage) }));
    const index = new MiniSearch<Row>(OPTIONS);
    index.addAll(rows);
    await writeFile(join(folder, FILE), JSON.stringify(index));
    return rows.length;
  },

  async open(folder) {
    const index = MiniSearch.loadJSON<Row>(await readFile(join(folder, FILE), "utf8"), OPTIONS);
    return {
      search: (question, limit) =>
        Promise.resolve(
          index
            .search(question)
            .slice(0, limit)
            .map((hit) => String(hit["articleId"])),
        ),
      close: () => Promise.resolve(),
    };
  },
};
