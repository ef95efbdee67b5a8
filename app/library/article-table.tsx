import Link from "next/link";
import type { ArticleSummary } from "../../lib/domain/article.ts";
import { formatDayShort } from "../../lib/page/format-day.ts";
import {
  COLUMNS,
  libraryAddress,
  type LibraryAsked,
  nextSort,
  sortDirection,
} from "../../lib/page/library-address.ts";
import type { Page } from "../../lib/page/select-articles.ts";
import { OpenArticle } from "../shell/open-article.tsx";
import pageStyles from "../shell/room-page.module.css";
import styles from "./library.module.css";
import { PageLinks } from "./page-links.tsx";

type TableProps = Readonly<{ shown: Page<ArticleSummary>; asked: LibraryAsked }>;

/** A page of the articles; a column's head orders by it, a headline opens the article beside the page. */
export function ArticleTable({ shown, asked }: TableProps) {
  if (shown.total === 0) return <p className={pageStyles.empty}>No article fits.</p>;
  return (
    <>
      <PageLinks shown={shown} asked={asked} />
      <div
        className={`${styles.scroller} ${styles.articles}`}
        tabIndex={0}
        role="region"
        aria-label="Articles"
      >
        <table className={styles.table}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th scope="col" key={column.name} aria-sort={sortDirection(column, asked.sort)}>
                  <Link
                    href={libraryAddress({ ...asked, sort: nextSort(column, asked.sort), page: 1 })}
                    prefetch={false}
                    scroll={false}
                    className={styles.sort}
                  >
                    {column.name}
                    <span aria-hidden="true">{ARROWS[sortDirection(column, asked.sort) ?? "none"]}</span>
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.items.map((article) => (
              <tr key={article.id}>
                <th scope="row">
                  <OpenArticle articleId={article.id} className={styles.headline}>
                    {article.title ?? article.id}
                  </OpenArticle>
                </th>
                <td dir="auto" data-unknown={article.outlet === null ? "" : undefined}>
                  {article.outlet ?? "Not stated"}
                </td>
                <td dir="auto" data-unknown={article.author === null ? "" : undefined}>
                  {article.author ?? "Not stated"}
                </td>
                <td className={styles.day} data-unknown={article.publishedOn === null ? "" : undefined}>
                  {formatDayShort(article.publishedOn)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.pages > 1 && <PageLinks shown={shown} asked={asked} />}
    </>
  );
}

const ARROWS = { ascending: " ↑", descending: " ↓", none: "" } as const;
