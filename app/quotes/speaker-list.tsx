import Link from "next/link";
import type { Filters } from "../../lib/domain/conversation.ts";
import type { Speaker } from "../../lib/domain/quote.ts";
import { narrowAddress } from "../../lib/page/room-address.ts";
import styles from "./quotes.module.css";

/** Speakers drawn at once, those quoted most first. */
const SHOWN = 200;

type SpeakersProps = Readonly<{ speakers: readonly Speaker[]; chosen: readonly Speaker[]; filters: Filters }>;

/** Everybody who is quoted, with how often; a name narrows the quotations to it. */
export function SpeakerList({ speakers, chosen, filters }: SpeakersProps) {
  const shown = [...chosen, ...speakers.filter((speaker) => !chosen.includes(speaker))];
  return (
    <nav className={styles.speakers} aria-label="Speakers">
      <h2>Speakers</h2>
      <ul>
        <li>
          <Link
            href={narrowAddress("/quotes", "", { ...filters, speakers: [] })}
            prefetch={false}
            aria-current={chosen.length === 0 ? "true" : undefined}
          >
            Everybody
          </Link>
        </li>
        {shown.slice(0, SHOWN).map((speaker) => (
          <li key={speaker.name}>
            <Link
              href={narrowAddress("/quotes", "", { ...filters, speakers: [speaker.name] })}
              prefetch={false}
              aria-current={chosen.includes(speaker) ? "true" : undefined}
            >
              {speaker.name}
            </Link>
            <span className={styles.number}>{speaker.quotes}</span>
            {speaker.role !== null && <span className={styles.role}>{speaker.role}</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
