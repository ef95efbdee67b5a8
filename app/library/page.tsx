import type { Metadata } from "next";
import { cleanText } from "../../lib/http/clean-text.ts";
import { facetsOf } from "../../lib/page/facets.ts";
import { readSort } from "../../lib/page/library-address.ts";
import { articlesQuoting } from "../../lib/page/read-desk.ts";
import { readFilters } from "../../lib/page/room-address.ts";
import { pageOf, selectArticles } from "../../lib/page/select-articles.ts";
import { sharedAssistant } from "../../lib/server/shared-assistant.ts";
import { RoomFilters } from "../filters/room-filters.tsx";
import { type PageQuery, toSearchParams } from "../page-query.ts";
import { readRoom } from "../read-room.ts";
import { NoRecord } from "../room/no-record.tsx";
import styles from "../shell/room-page.module.css";
import { ArticleTable } from "./article-table.tsx";
import { IndexNote } from "./index-note.tsx";
import { LibraryForm } from "./library-form.tsx";
import { SetAsideTable } from "./set-aside-table.tsx";

export const metadata: Metadata = { title: "Library" };

export default async function LibraryPage({ searchParams }: PageQuery) {
  const given = toSearchParams(await searchParams);
  const asked = {
    filters: readFilters(given),
    q: cleanText(given.get("q") ?? ""),
    sort: readSort(given.get("sort")),
    page: Number(given.get("page") ?? 1),
  };
  const room = await readRoom(async () => {
    const archive = await (await sharedAssistant()).archive();
    const articles = await archive.listArticles();
    const quoting = await articlesQuoting(archive, asked.filters);
    const within = quoting ? articles.filter(({ id }) => quoting.has(id)) : articles;
    return { articles, within, info: archive.info, lastReport: await archive.lastReport() };
  });
  if (room.kind === "unread") return <NoRecord message={room.message} hint={room.hint} />;
  const { articles, within, info, lastReport } = room.value;
  return (
    <div className={styles.scroll} data-scrolls>
      <div className={styles.page}>
        <h1>Library</h1>
        <p className={styles.lede}>Every article of the record. A headline opens it beside the page.</p>
        <IndexNote info={info} lastReport={lastReport} />
        <div className={styles.narrowing}>
          <LibraryForm asked={asked} />
          <RoomFilters
            path="/library"
            facets={facetsOf(articles)}
            counted="articles"
            filters={asked.filters}
          />
        </div>
        <ArticleTable shown={pageOf(selectArticles(within, asked), asked.page)} asked={asked} />
        {lastReport && <SetAsideTable setAside={lastReport.setAside} />}
      </div>
    </div>
  );
}
