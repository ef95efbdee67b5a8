import type { Metadata } from "next";
import { selectArticles, SORTS } from "../../lib/page/select-articles.ts";
import { formatMoment } from "../../lib/page/format-day.ts";
import { shared, sharedAssistant } from "../../lib/server/shared-assistant.ts";
import { type PageQuery, toSearchParams } from "../page-query.ts";
import { readRoom } from "../read-room.ts";
import { NoRecord } from "../room/no-record.tsx";
import styles from "../shell/room-page.module.css";
import { ArticleTable } from "./article-table.tsx";
import { LibraryForm } from "./library-form.tsx";
import { SetAsideTable } from "./set-aside-table.tsx";

export const metadata: Metadata = { title: "Library" };

export default async function LibraryPage({ searchParams }: PageQuery) {
  const given = toSearchParams(await searchParams);
  const asked = {
    q: given.get("q") ?? "",
    sort: SORTS.find((sort) => sort === given.get("sort")) ?? "newest",
  };
  const room = await readRoom(async () => {
    const archive = await (await sharedAssistant()).archive();
    return { articles: await archive.listArticles(), info: archive.info };
  });
  if (room.kind === "unread") return <NoRecord message={room.message} hint={room.hint} />;
  const { articles, info } = room.value;
  const { lastIngest } = shared();
  return (
    <div className={styles.scroll} data-scrolls>
      <div className={styles.page}>
        <h1>Library</h1>
        <p className={styles.lede}>
          Indexed at {formatMoment(info.builtAt)}, {info.passages.toLocaleString("en")} passages, embeddings:{" "}
          {info.embeddings}.{info.degraded.length > 0 && ` ${info.degraded.join(" ")}`}
        </p>
        <LibraryForm q={asked.q} sort={asked.sort} />
        <ArticleTable articles={selectArticles(articles, asked)} />
        {lastIngest && <SetAsideTable setAside={lastIngest.setAside} />}
      </div>
    </div>
  );
}
