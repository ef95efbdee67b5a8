import type { ArticleSummary } from "../../lib/domain/article.ts";
import { formatDayShort } from "../../lib/page/format-day.ts";
import { OpenArticle } from "../shell/open-article.tsx";
import pageStyles from "../shell/room-page.module.css";
import styles from "./library.module.css";

/** Articles drawn at once; a search shows the others. */
const SHOWN = 500;

/** Every article; its headline opens it beside the page. */
export function ArticleTable({ articles }: { articles: readonly ArticleSummary[] }) {
  if (articles.length === 0)
    return <p className={pageStyles.empty}>No article has these words in its headline.</p>;
  return (
    <>
      <p className={pageStyles.count}>
        {articles.length > SHOWN
          ? `The first ${String(SHOWN)} of ${String(articles.length)} articles`
          : `${String(articles.length)} articles`}
      </p>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label="Articles">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Headline</th>
              <th scope="col">Outlet</th>
              <th scope="col">By</th>
              <th scope="col">Date</th>
            </tr>
          </thead>
          <tbody>
            {articles.slice(0, SHOWN).map((article) => (
              <tr key={article.id}>
                <th scope="row">
                  <OpenArticle articleId={article.id} className={styles.headline}>
                    {article.title ?? article.id}
                  </OpenArticle>
                </th>
                <td>{article.outlet ?? "Not stated"}</td>
                <td>{article.author ?? "Not stated"}</td>
                <td className={styles.day}>{formatDayShort(article.publishedOn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
