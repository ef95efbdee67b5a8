import Link from "next/link";
import { libraryAddress, type LibraryAsked } from "../../lib/page/library-address.ts";
import type { Page } from "../../lib/page/select-articles.ts";
import styles from "./library.module.css";

/** "101 to 200 of 10,000 articles", and the way to the pages before and after. */
export function PageLinks({ shown, asked }: Readonly<{ shown: Page<unknown>; asked: LibraryAsked }>) {
  const { items, page, pages, first, total } = shown;
  const counted = `${total.toLocaleString("en")} ${total === 1 ? "article" : "articles"}`;
  if (pages === 1) return <p className={styles.pages}>{counted}</p>;
  const to = (page: number): string => libraryAddress({ ...asked, page });
  return (
    <nav className={styles.pages} aria-label="Pages">
      <span>
        {first.toLocaleString("en")} to {(first + items.length - 1).toLocaleString("en")} of {counted}
      </span>
      {page > 1 && (
        <Link href={to(page - 1)} prefetch={false} rel="prev">
          Page before
        </Link>
      )}
      {page < pages && (
        <Link href={to(page + 1)} prefetch={false} rel="next">
          Next page
        </Link>
      )}
    </nav>
  );
}
