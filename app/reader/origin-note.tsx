import styles from "./reader-panel.module.css";

const SAYS = {
  text: "stated in the article",
  file: "stated in the file’s details",
  editor: "added by an editor",
} as const;

const ICONS = {
  text: "M2.5 1.5h7v9h-7zM4.5 4h3M4.5 6h3M4.5 8h2",
  file: "M1.5 6.5l5-5h4v4l-5 5zM8.5 3.5h.01",
  editor: "M2 10l.5-2.5 6-6 2 2-6 6z",
} as const;

/** Who states a fact about an article: a word with an icon, so that the two are told apart at a glance. */
export function OriginNote({ origin }: { origin: keyof typeof SAYS | "unknown" }) {
  if (origin === "unknown") return null;
  return (
    <span className={styles.origin} data-origin={origin}>
      <svg aria-hidden="true" viewBox="0 0 12 12" width="11" height="11">
        <path d={ICONS[origin]} />
      </svg>
      {SAYS[origin]}
    </span>
  );
}
