import type { Metadata } from "next";
import type { QuoteKind } from "../../lib/domain/quote.ts";
import { cleanText } from "../../lib/http/clean-text.ts";
import { checkAgainstRecord, readQuotes, readSpeakers } from "../../lib/http/read-quotes.ts";
import { sharedAssistant } from "../../lib/server/shared-assistant.ts";
import { type PageQuery, toSearchParams } from "../page-query.ts";
import { readRoom } from "../read-room.ts";
import { NoRecord } from "../room/no-record.tsx";
import pageStyles from "../shell/room-page.module.css";
import { CheckForm } from "./check-form.tsx";
import { CheckResult } from "./check-result.tsx";
import { QuoteList } from "./quote-list.tsx";
import { QuotesForm } from "./quotes-form.tsx";
import styles from "./quotes.module.css";
import { SpeakerList } from "./speaker-list.tsx";

export const metadata: Metadata = { title: "Quotations" };

const QUOTES_SHOWN = 100;
const CHECKED_MAX = 4000;

export default async function QuotesPage({ searchParams }: PageQuery) {
  const asked = readAsked(toSearchParams(await searchParams));
  const { speaker, q, kind, check, by } = asked;
  const room = await readRoom(async () => {
    const archive = await (await sharedAssistant()).archive();
    const narrowed = { speaker, q, limit: QUOTES_SHOWN, ...(kind === undefined ? {} : { kind }) };
    const [list, speakers, checked] = await Promise.all([
      readQuotes(archive, narrowed),
      readSpeakers(archive),
      check === ""
        ? undefined
        : checkAgainstRecord(archive, { words: check, speaker: by === "" ? undefined : by }),
    ]);
    return { list, speakers, checked };
  });
  if (room.kind === "unread") return <NoRecord message={room.message} hint={room.hint} />;
  const { list, speakers, checked } = room.value;
  return (
    <div className={pageStyles.scroll} data-scrolls>
      <div className={pageStyles.page}>
        <h1>Quotations</h1>
        <p className={pageStyles.lede}>Who said what, in which words, where and when.</p>
        <CheckForm check={check} by={by} speakers={speakers} />
        {checked && <CheckResult claim={check} by={by === "" ? undefined : by} checked={checked} />}
        <div className={styles.desk}>
          <SpeakerList speakers={speakers} chosen={speaker} />
          <section aria-label="Quotations">
            <QuotesForm speaker={speaker} q={q} kind={kind} />
            <QuoteList list={list} />
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
    speaker: text("speaker"),
    q: text("q"),
    kind: KINDS.find((kind) => kind === given.get("kind")),
    check: text("check"),
    by: text("by"),
  };
}
