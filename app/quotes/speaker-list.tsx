import Link from "next/link";
import type { Speaker } from "../../lib/domain/quote.ts";
import styles from "./quotes.module.css";

/** Speakers drawn at once, those quoted most first. */
const SHOWN = 200;

/** Everybody who is quoted, with how often; a name narrows the quotations to it. */
export function SpeakerList({ speakers, chosen }: { speakers: readonly Speaker[]; chosen: string }) {
  return (
    <nav className={styles.speakers} aria-label="Speakers">
      <h2>Speakers</h2>
      <ul>
        <li>
          <Link href="/quotes" prefetch={false} aria-current={chosen === "" ? "true" : undefined}>
            Everybody
          </Link>
        </li>
        {speakers.slice(0, SHOWN).map(({ name, role, quotes, aliases }) => (
          <li
            key={name}
            title={aliases.length > 0 ? `Also as: ${aliases.slice(0, 8).join(", ")}` : undefined}
          >
            <Link
              href={`/quotes?speaker=${encodeURIComponent(name)}`}
              prefetch={false}
              aria-current={chosen === name ? "true" : undefined}
            >
              {name}
            </Link>
            <span className={styles.number}>{quotes}</span>
            {role !== null && <span className={styles.role}>{role}</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
