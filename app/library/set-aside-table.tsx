import type { SetAside } from "../../lib/domain/ingest-report.ts";
import { OpenArticle } from "../shell/open-article.tsx";
import styles from "./library.module.css";

/** Files drawn at once; the command line names every one. */
const SHOWN = 200;

/** Files of the corpus that are not in the record at the last ingest, each with its reason. */
export function SetAsideTable({ setAside }: { setAside: readonly SetAside[] }) {
  const rest = setAside.length - SHOWN;
  return (
    <section className={styles.aside} aria-label="Set aside at the last ingest">
      <h2>Set aside at the last ingest</h2>
      {setAside.length === 0 ? (
        <p>Nothing: every file of the corpus was read.</p>
      ) : (
        <div className={styles.scroller} tabIndex={0} role="region" aria-label="Files set aside">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {setAside.slice(0, SHOWN).map(({ file, why, copyOf }, row) => (
                <tr key={`${String(row)} ${file}`}>
                  <th scope="row" className={styles.file}>
                    {file}
                  </th>
                  <td>
                    {why}{" "}
                    {copyOf !== undefined && (
                      <OpenArticle articleId={copyOf} className={styles.copy}>
                        Open the one that stands for it
                      </OpenArticle>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rest > 0 && <p>and {rest.toLocaleString("en")} more; npm run ingest names every one.</p>}
    </section>
  );
}
