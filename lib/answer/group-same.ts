import { sliceSpan, spanContains, spansOverlap } from "../domain/span.ts";
import type { Finding } from "./finding.ts";
import { type ComparedText, readCompared, saysTheSame } from "./same-statement.ts";

/** Findings that say the same, the one to state first; their articles are all cited. */
export type FindingGroup = readonly [Finding, ...Finding[]];

/** Findings of different articles that say the same, together, in the order of their first ones. */
export function groupSame(findings: readonly Finding[]): FindingGroup[] {
  const groups: { first: ComparedText; group: [Finding, ...Finding[]] }[] = [];
  for (const finding of keepDistinct(findings)) {
    const stated = readCompared(wordsStated(finding));
    const same = groups.find(({ first }) => saysTheSame(first, stated));
    if (same) same.group.push(finding);
    else groups.push({ first: stated, group: [finding] });
  }
  return groups.map(({ group }) => group);
}

/** Drops what overlaps an earlier finding of the same article. */
function keepDistinct(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding, at) =>
      !findings
        .slice(0, at)
        .some(
          (earlier) => earlier.article.id === finding.article.id && spansOverlap(earlier.span, finding.span),
        ),
  );
}

/** A whole quotation's own words, else the sentences: who signs them and where is no part of what is said. */
function wordsStated({ article, span, quote }: Finding): string {
  const quoted = quote !== null && quote.kind === "direct" && spanContains(span, quote.words);
  return sliceSpan(article.body, quoted ? quote.words : span);
}
