import type { SetAside } from "../../lib/domain/ingest-report.ts";
import styles from "./library.module.css";

/** Files of the corpus that are not in the record, each with its reason. */
export function SetAsideTable({ setAside }: { setAside: readonly SetAside[] }) {
  return (
    <section className={styles.aside}>
      <h2>Set aside</h2>
      {setAside.length === 0 ? (
        <p>Every file of the corpus was read.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {setAside.map(({ file, why }) => (
              <tr key={file}>
                <th scope="row">{file}</th>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
