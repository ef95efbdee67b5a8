import type { Coverage } from "../../lib/domain/answer.ts";
import { describeCoverage } from "../../lib/page/describe-coverage.ts";
import { Suggestions } from "../answer/suggestions.tsx";
import styles from "./room.module.css";

type FirstVisitProps = Readonly<{
  coverage: Coverage;
  suggestions: readonly string[];
  onAsk: (question: string) => void;
}>;

/** What this is, in a sentence; what the record holds; questions made from it. */
export function FirstVisit({ coverage, suggestions, onAsk }: FirstVisitProps) {
  return (
    <div className={styles.column}>
      <h1 className={styles.lede}>Ask the record. Every sentence of the answer shows where it stands.</h1>
      <p className={styles.holds}>{describeCoverage(coverage)}</p>
      <Suggestions heading="For example" questions={suggestions} onAsk={onAsk} />
    </div>
  );
}
