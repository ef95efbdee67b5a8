"use client";

import type { AnswerCitation, Disagreement } from "../../lib/domain/answer.ts";
import styles from "./answer.module.css";
import { CitationChip } from "./citation-chip.tsx";

type AccountsProps = Readonly<{ disagreement: Disagreement; citations: readonly AnswerCitation[] }>;

/** Accounts that differ, a row a claimant; never averaged, never ranked. */
export function AccountsTable({ disagreement, citations }: AccountsProps) {
  return (
    <figure className={styles.accounts}>
      <figcaption>Accounts differ: {disagreement.about}</figcaption>
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
                <td className={styles.value}>{claim.value}</td>
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
