import type { Speaker } from "../../lib/domain/quote.ts";
import styles from "./quotes.module.css";

/** Names shown of those the articles use; the rest are counted. */
const ALIASES_SHOWN = 12;

/** Whose quotations these are: role, and every name the articles give them. */
export function ChosenSpeaker({ speaker }: { speaker: Speaker }) {
  const { name, role, aliases } = speaker;
  const others = aliases.filter((alias) => alias !== name);
  const rest = others.length - ALIASES_SHOWN;
  return (
    <div className={styles.chosen}>
      <h2>
        {name}
        {role !== null && <span>, {role}</span>}
      </h2>
      {others.length > 0 && (
        <p className={styles.meta}>
          Also written: {others.slice(0, ALIASES_SHOWN).join(", ")}
          {rest > 0 && ` and ${String(rest)} more`}
        </p>
      )}
    </div>
  );
}
