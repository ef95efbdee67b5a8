import type { ArchiveInfo } from "../../lib/archive/archive.ts";
import type { IngestReport } from "../../lib/domain/ingest-report.ts";
import { formatMoment } from "../../lib/page/format-day.ts";
import styles from "./library.module.css";

type IndexProps = Readonly<{ info: ArchiveInfo; lastReport: IngestReport | undefined }>;

/** When the index was built and with what, what the last ingest did, and what is not well with it. */
export function IndexNote({ info, lastReport }: IndexProps) {
  const facts: readonly (readonly [string, string])[] = [
    ["Built", formatMoment(info.builtAt)],
    ["Holds", `${count(info.articles, "article")}, ${count(info.passages, "passage")}`],
    ["Vectors", info.embeddings === "none" ? "None: found by keywords alone" : info.embeddings],
    ...(lastReport
      ? [[`Last ingest, ${formatMoment(lastReport.startedAt)}`, describeIngest(lastReport)] as const]
      : []),
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {info.degraded.map((why) => (
        <p key={why} className={styles.degraded} role="status">
          {why}
        </p>
      ))}
    </>
  );
}

function describeIngest({ added, changed, unchanged, removed, setAside }: IngestReport): string {
  const parts: readonly (readonly [number, string])[] = [
    [added, "added"],
    [changed, "changed"],
    [unchanged, "unchanged"],
    [removed, "removed"],
    [setAside.length, "set aside"],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number.toLocaleString("en")} ${what}`)
    .join(", ");
}

function count(number: number, one: string): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : `${one}s`}`;
}
