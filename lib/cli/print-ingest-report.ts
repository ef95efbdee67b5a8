import type { IngestReport, SetAside } from "../domain/ingest-report.ts";

/** Files named at most; the JSON report has them all. */
const SHOWN = 50;

/** What an ingest did (or would do), as lines for a terminal. */
export function printIngestReport(
  report: IngestReport,
  { dryRun, corpusDir, archive }: Readonly<{ dryRun: boolean; corpusDir: string; archive: string }>,
): string {
  const { added, changed, unchanged, removed, passages, quotes, embedded, setAside } = report;
  const articles = added + changed + unchanged;
  const took = `${(report.tookMs / 1000).toFixed(1)} s`;
  return [
    dryRun
      ? `Nothing was done. An ingest of ${corpusDir} into ${archive} would leave ${count(articles, "article")}:`
      : `${corpusDir} is in ${archive}: ${count(articles, "article")}, in ${took}.`,
    `  ${added} new, ${changed} changed, ${unchanged} unchanged, ${removed} removed`,
    ...(dryRun
      ? []
      : [`  ${count(passages, "passage")} (${embedded} embedded now), ${count(quotes, "quotation")}`]),
    ...(setAside.length === 0 ? [] : [printSetAside(setAside)]),
    ...(report.warnings ?? []),
  ].join("\n");
}

export function printSetAside(setAside: readonly SetAside[]): string {
  const lines = setAside.slice(0, SHOWN).map(({ file, why }) => `  ${printable(file)}: ${why}`);
  const more = setAside.length - lines.length;
  return [
    `${count(setAside.length, "file")} set aside:`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join("\n");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A file's name may hold anything, control characters for the terminal included. */
function printable(file: string): string {
  return file.replace(/\p{C}/gu, "\ufffd");
}
