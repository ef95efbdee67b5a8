"use client";

import { SHORTCUTS } from "../../lib/page/shortcut-of.ts";
import { Modal } from "./modal.tsx";
import styles from "./modal.module.css";

/** The list of keys. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Modal name="Keys" onClose={onClose}>
      <h2 className={styles.title}>Keys</h2>
      <dl className={styles.keys}>
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button className={styles.close}>Close</button>
      </form>
    </Modal>
  );
}
