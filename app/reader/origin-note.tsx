import styles from "./reader-panel.module.css";

const SAYS = {
  text: "stated in the article",
  file: "stated by its file",
  editor: "added by an editor",
  unknown: "",
} as const;

/** Who states a fact about an article. */
export function OriginNote({ origin }: { origin: keyof typeof SAYS }) {
  return SAYS[origin] === "" ? null : <span className={styles.origin}>{SAYS[origin]}</span>;
}
