"use client";

import type { AnswerCitation, Disagreement } from "../../lib/domain/answer.ts";
import { wordsAround } from "../../lib/page/words-around.ts";
import styles from "./answer.module.css";
import { CitationChip } from "./citation-chip.tsx";

type AccountsProps = Readonly<{ disagreement: Disagreement; citations: readonly AnswerCitation[] }>;

/** Accounts that differ, a row a claimant; never averaged, never ranked. */
export function AccountsTable({ disagreement, citations }: AccountsProps) {
  return (
    <figure className={styles.accounts}>
      <figcaption>Accounts side by side: {disagreement.about}</figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">According to</th>
            <th scope="col">Account</th>
            <th scope="col">Stands in</th>
          </tr>
        </thead>
        <tbody>
          {disagreement.claims.map((claim, row) => {
            const cited = citations.filter(({ number }) => number === claim.citation);
            return (
              <tr key={`${String(row)} ${claim.claimant}`}>
                <th scope="row">{claim.claimant}</th>
                <td className={styles.value}>
                  <Account value={claim.value} words={cited[0]?.words} />
                </td>
                <td>
                  <CitationChip content={{ citations: cited, status: "verbatim" }} all={citations} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </figure>
  );
}

/** The value among the words that say what it is of: sixteen thousand on one side are not those on the other. */
function Account({ value, words }: Readonly<{ value: string; words: string | undefined }>) {
  const around = words === undefined ? undefined : wordsAround(words, value);
  return (
    <>
      {around?.before}
      <strong>{value}</strong>
      {around?.after}
    </>
  );
}
