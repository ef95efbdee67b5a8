import type { Metadata } from "next";
import { readFilters } from "../../lib/page/room-address.ts";
import { readTimeline } from "../../lib/http/read-timeline.ts";
import { sharedAssistant } from "../../lib/server/shared-assistant.ts";
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
  const { from, to } = readFilters(given);
  const q = given.get("q") ?? "";
  const room = await readRoom(async () => {
    const archive = await (await sharedAssistant()).archive();
    return readTimeline(archive, { query: { from, to, q }, limit: EVENTS_SHOWN });
  });
  if (room.kind === "unread") return <NoRecord message={room.message} hint={room.hint} />;
  return (
    <div className={styles.scroll} data-scrolls>
      <div className={styles.page}>
        <h1>Timeline</h1>
        <p className={styles.lede}>
          What the articles date, by the day it happened; the day it was reported stands beside it where it is
          another.
        </p>
        <TimelineForm from={from ?? ""} to={to ?? ""} q={q} />
        <TimelineRail timeline={room.value} />
      </div>
    </div>
  );
}
