import type { StatementSpeaker } from "../../lib/domain/statement.ts";
import styles from "./answer.module.css";

/** ZELENSKY, president of Ukraine: before the words that are his. */
export function SpeakerName({ speaker }: { speaker: StatementSpeaker }) {
  return (
    <p className={styles.speaker}>
      <span className={styles.name}>{speaker.name}</span>
      {speaker.role !== null && `, ${speaker.role}`}
    </p>
  );
}
