import type { Desk } from "../../lib/page/read-desk.ts";
import { sourceLabel } from "../../lib/page/source-label.ts";
import { OpenInArticle } from "../shell/open-in-article.tsx";
import pageStyles from "../shell/room-page.module.css";
import styles from "./quotes.module.css";

/** Quotations as cards: speaker and role, the words, where they stand. */
export function QuoteList({ list }: { list: Pick<Desk, "quotes" | "total"> }) {
  const { quotes, total } = list;
  if (total === 0) return <p className={pageStyles.empty}>The articles quote nothing of that kind.</p>;
  return (
    <>
      <p className={pageStyles.count}>
        {total > quotes.length
          ? `The first ${String(quotes.length)} of ${String(total)} quotations`
          : `${String(total)} ${total === 1 ? "quotation" : "quotations"}`}
      </p>
      <ol className={styles.quotes}>
        {quotes.map((quote) => (
          <QuoteCard key={quote.id} quote={quote} />
        ))}
      </ol>
    </>
  );
}

function QuoteCard({ quote }: { quote: Desk["quotes"][number] }) {
  const { speaker, via, kind } = quote;
  return (
    <li className={styles.quote}>
      <p className={styles.who}>
        {speaker.known ? (
          <>
            <b>{speaker.name}</b>
            {speaker.role !== null && `, ${speaker.role}`}
          </>
        ) : (
          "The article does not tell who said this"
        )}
        {via?.known && ` · through ${via.name}`}
      </p>
      <blockquote className={styles.words} data-kind={kind}>
        {kind === "direct" ? `“${quote.text}”` : quote.text}
      </blockquote>
      <p className={styles.meta}>
        {kind !== "direct" && `${kind === "mixed" ? "Partly in quotation marks" : "Reported"} · `}
        <OpenInArticle
          articleId={quote.articleId}
          cited={{ span: quote.context, words: quote.context.words }}
          className={styles.open}
        >
          {sourceLabel(quote)}
        </OpenInArticle>
      </p>
    </li>
  );
}
