import { join } from "node:path";
import Database from "better-sqlite3";
import { indexedText } from "../domain/passage.ts";
import { splitPassages } from "../ingest/split-passages.ts";
import { splitWords } from "../text/words.ts";
import type { Subject } from "./subject.ts";

const FILE = "fts5.sqlite";

/** SQLite's FTS5 over our passages: Porter stems, any word may match, ranked by its own bm25(). */
export const fts5Subject: Subject = {
  name: "SQLite FTS5",

  build(articles, folder) {
    const database = new Database(join(folder, FILE));
    database.exec(
      "CREATE VIRTUAL TABLE passages USING fts5(article_id UNINDEXED, text, tokenize = 'porter unicode61')",
    );
    const insert = database.prepare("INSERT INTO passages (article_id, text) VALUES (?, ?)");
    const passages = articles.flatMap((article) => splitPassages(article));
    database.transaction(() => {
      for (const passage of passages) insert.run(passage.articleId, indexedText(passage));
    })();
    database.close();
    return Promise.resolve(passages.length);
  },

  open(folder) {
    const database = new Database(join(folder, FILE), { readonly: true });
    const search = database
      .prepare<[string, number], string>(
        "SELECT article_id FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?",
      )
      .pluck();
    return Promise.resolve({
      search: (question, limit) => Promise.resolve(search.all(anyWordOf(question), limit)),
      close: () => Promise.resolve(void database.close()),
    });
  },
};

/** FTS5's query language: each word in quotation marks, joined by OR. */
function anyWordOf(question: string): string {
  return splitWords(question)
    .map(({ text }) => `"${text}"`)
    .join(" OR ");
}
