import type { Metadata } from "next";
import { cleanText } from "../../lib/http/clean-text.ts";
import { facetsOf } from "../../lib/page/facets.ts";
import { readDays } from "../../lib/page/read-days.ts";
import { readFilters } from "../../lib/page/room-address.ts";
import { sharedAssistant } from "../../lib/server/shared-assistant.ts";
import { RoomFilters } from "../filters/room-filters.tsx";
import { type PageQuery, toSearchParams } from "../page-query.ts";
import { readRoom } from "../read-room.ts";
import { NoRecord } from "../room/no-record.tsx";
import styles from "../shell/room-page.module.css";
import { TimelineForm } from "./timeline-form.tsx";
import { TimelineRail } from "./timeline-rail.tsx";

export const metadata: Metadata = { title: "Timeline" };

const EVENTS_SHOWN = 500;

export default async function TimelinePage({ searchParams }: PageQuery) {
  const given = toSearchParams(await searchParams);
  const filters = readFilters(given);
  const q = cleanText(given.get("q") ?? "");
  const room = await readRoom(async () => {
    const archive = await (await sharedAssistant()).archive();
    const [timeline, articles] = await Promise.all([
      readDays(archive, { filters, q, limit: EVENTS_SHOWN }),
      archive.listArticles(),
    ]);
    return { timeline, facets: { ...facetsOf(articles), days: timeline.days } };
  });
  if (room.kind === "unread") return <NoRecord message={room.message} hint={room.hint} />;
  const { timeline, facets } = room.value;
  return (
    <div className={styles.scroll} data-scrolls>
      <div className={styles.page}>
        <h1>Timeline</h1>
        <p className={styles.lede}>
          What the articles date, by the day it happened; the day it was reported stands beside it where it is
          another.
        </p>
        <div className={styles.narrowing}>
          <TimelineForm q={q} filters={filters} />
          <RoomFilters path="/timeline" facets={facets} counted="events" filters={filters} />
        </div>
        <TimelineRail timeline={timeline} />
      </div>
    </div>
  );
}
