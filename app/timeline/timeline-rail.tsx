import type { Timeline } from "../../lib/http/read-timeline.ts";
import { formatReported, groupTimeline } from "../../lib/page/group-timeline.ts";
import { markSpans } from "../../lib/page/mark-spans.ts";
import { sourceName } from "../../lib/page/source-label.ts";
import { OpenInArticle } from "../shell/open-in-article.tsx";
import pageStyles from "../shell/room-page.module.css";
import styles from "./timeline.module.css";

/** The rail of days; each entry its sentence, the words that date it, and where it stands. */
export function TimelineRail({ timeline }: { timeline: Timeline }) {
  const { events, total } = timeline;
  if (total === 0) return <p className={pageStyles.empty}>The articles date nothing of that kind.</p>;
  return (
    <>
      <p className={pageStyles.count}>
        {total > events.length
          ? `The first ${String(events.length)} of ${String(total)} events`
          : `${String(total)} events`}
      </p>
      <ol className={styles.rail}>
        {groupTimeline(events).map(({ key, label, events: ofDay }) => (
          <li key={key} className={styles.day}>
            <h2>{label}</h2>
            <ol>
              {ofDay.map((event) => (
                <TimelineEntry
                  key={`${event.articleId} ${String(event.expressionSpan.start)}`}
                  event={event}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </>
  );
}

function TimelineEntry({ event }: { event: Timeline["events"][number] }) {
  const pieces = markSpans(event.text, [event.expressionSpan], event.span.start);
  const reported = formatReported(event);
  return (
    <li className={styles.entry}>
      <OpenInArticle
        articleId={event.articleId}
        cited={{ span: event.span, words: event.text }}
        className={styles.sentence}
      >
        {pieces.map(({ start, text, marked }) => (marked ? <b key={start}>{text}</b> : text))}
      </OpenInArticle>
      <p className={styles.source}>
        {sourceName(event)}
        {reported !== undefined && ` · ${reported}`}
      </p>
    </li>
  );
}
