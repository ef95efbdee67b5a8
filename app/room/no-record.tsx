import styles from "./room.module.css";

/** There is no index yet, or it cannot be read: what to do about it. */
export function NoRecord({ message, hint }: { message: string; hint: string | null }) {
  return (
    <div className={styles.alone}>
      <h1 className={styles.lede}>{message}</h1>
      {hint !== null && <p>{hint}</p>}
      <p>
        <a href="/">Look again</a>
      </p>
    </div>
  );
}
