import type { Metadata } from "next";
import type { QuoteKind } from "../../lib/domain/quote.ts";
import { cleanText } from "../../lib/http/clean-text.ts";
import { checkAgainstRecord } from "../../lib/http/read-quotes.ts";
import { facetsOf } from "../../lib/page/facets.ts";
import { readDesk } from "../../lib/page/read-desk.ts";
import { readFilters } from "../../lib/page/room-address.ts";
import { sharedAssistant } from "../../lib/server/shared-assistant.ts";
import { RoomFilters } from "../filters/room-filters.tsx";
import { type PageQuery, toSearchParams } from "../page-query.ts";
import { readRoom } from "../read-room.ts";
import { NoRecord } from "../room/no-record.tsx";
import pageStyles from "../shell/room-page.module.css";
import { CheckForm } from "./check-form.tsx";
import { CheckResult } from "./check-result.tsx";
import { ChosenSpeaker } from "./chosen-speaker.tsx";
import { QuoteList } from "./quote-list.tsx";
import { QuotesForm } from "./quotes-form.tsx";
import styles from "./quotes.module.css";
import { SpeakerList } from "./speaker-list.tsx";

export const metadata: Metadata = { title: "Quotations" };

const QUOTES_SHOWN = 100;
const CHECKED_MAX = 4000;

export default async function QuotesPage({ searchParams }: PageQuery) {
  const asked = readAsked(toSearchParams(await searchParams));
  const { filters, q, kind, check, by } = asked;
  const room = await readRoom(async () => {
    const archive = await (await sharedAssistant()).archive();
    const [desk, articles, checked] = await Promise.all([
      readDesk(archive, { filters, q, kind, limit: QUOTES_SHOWN }),
      archive.listArticles(),
      check === ""
        ? undefined
        : checkAgainstRecord(archive, { words: check, speaker: by === "" ? undefined : by }),
    ]);
    return { desk, facets: facetsOf(articles), checked };
  });
  if (room.kind === "unread") return <NoRecord message={room.message} hint={room.hint} />;
  const { desk, facets, checked } = room.value;
  return (
    <div className={pageStyles.scroll} data-scrolls>
      <div className={pageStyles.page}>
        <h1>Quotations</h1>
        <p className={pageStyles.lede}>Who said what, in which words, where and when.</p>
        <CheckForm check={check} by={by} speakers={desk.speakers} filters={filters} />
        {checked && <CheckResult claim={check} by={by === "" ? undefined : by} checked={checked} />}
        <div className={styles.desk}>
          <SpeakerList speakers={desk.speakers} chosen={desk.chosen} filters={filters} />
          <section aria-label="Quotations">
            {desk.chosen.map((speaker) => (
              <ChosenSpeaker key={speaker.name} speaker={speaker} />
            ))}
            <div className={styles.narrowing}>
              <QuotesForm filters={filters} q={q} kind={kind} />
              <RoomFilters path="/quotes" facets={facets} counted="articles" filters={filters} />
            </div>
            <QuoteList list={desk} />
          </section>
        </div>
      </div>
    </div>
  );
}

const KINDS: readonly QuoteKind[] = ["direct", "mixed", "indirect"];

function readAsked(given: URLSearchParams) {
  const text = (name: string): string => cleanText(given.get(name) ?? "").slice(0, CHECKED_MAX);
  return {
    filters: readFilters(given),
    q: text("q"),
    kind: KINDS.find((kind) => kind === given.get("kind")),
    check: text("check"),
    by: text("by"),
  };
}
