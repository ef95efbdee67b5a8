import type { CheckedQuote } from "../../lib/http/read-quotes.ts";
import { describeVerdict } from "../../lib/page/describe-verdict.ts";
import { markSpans } from "../../lib/page/mark-spans.ts";
import { sourceLabel } from "../../lib/page/source-label.ts";
import { speakerLine } from "../../lib/page/speaker-line.ts";
import { OpenInArticle } from "../shell/open-in-article.tsx";
import styles from "./quotes.module.css";

type ResultProps = Readonly<{ claim: string; by: string | undefined; checked: CheckedQuote }>;

/** The verdict as a sentence, and the two texts one above the other with the words that differ marked. */
export function CheckResult({ claim, by, checked }: ResultProps) {
  const nearest = checked.verdict === "not-found";
  return (
    <section className={styles.result} aria-label="Verdict" data-verdict={checked.verdict}>
      <h2>{describeVerdict(checked, by)}</h2>
      {nearest && checked.matches.length > 0 && <p className={styles.meta}>Nearest in the record:</p>}
      {checked.matches.slice(0, 3).map((match) => (
        <Comparison key={`${match.quote.id} ${String(match.said.start)}`} claim={claim} match={match} />
      ))}
    </section>
  );
}

function Comparison({ claim, match }: { claim: string; match: CheckedQuote["matches"][number] }) {
  const { quote, said, words, differences } = match;
  const changedInClaim = differences.flatMap(({ claimed }) => claimed?.span ?? []);
  const changedInRecord = differences.flatMap((difference) => difference.said?.span ?? []);
  return (
    <dl className={styles.comparison}>
      <dt>As given</dt>
      <dd>
        <MarkedText pieces={markSpans(claim, changedInClaim)} />
      </dd>
      <dt>In the article</dt>
      <dd>
        <MarkedText pieces={markSpans(words, changedInRecord, said.start)} />
        <p className={styles.meta}>
          {speakerLine(quote.speaker)} ·{" "}
          <OpenInArticle articleId={quote.articleId} cited={{ span: said, words }} className={styles.open}>
            {sourceLabel(quote)}
          </OpenInArticle>
        </p>
      </dd>
    </dl>
  );
}

function MarkedText({ pieces }: { pieces: ReturnType<typeof markSpans> }) {
  return (
    <p className={styles.words}>
      {pieces.map(({ start, text, marked }) => (marked ? <mark key={start}>{text}</mark> : text))}
    </p>
  );
}
