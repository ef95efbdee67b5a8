"use client";

import { type FormEvent, useState } from "react";
import type { ConversationEntry } from "../../lib/page/room-storage.ts";
import styles from "./conversation-list.module.css";

type RowProps = Readonly<{
  entry: ConversationEntry;
  shown: boolean;
  onOpen: () => void;
  onRename: (title: string) => void;
  onDelete: () => void;
}>;

/** One kept conversation: open, rename, delete (asked once more). */
export function ConversationRow({ entry, shown, onOpen, onRename, onDelete }: RowProps) {
  const [doing, setDoing] = useState<"nothing" | "renaming" | "deleting">("nothing");
  if (doing === "renaming") {
    return <RenameForm title={entry.title} onRename={onRename} onDone={() => setDoing("nothing")} />;
  }
  return (
    <li className={styles.row} aria-current={shown ? "true" : undefined}>
      <button type="button" className={styles.open} onClick={onOpen} title={entry.title}>
        {entry.title}
      </button>
      {doing === "deleting" ? (
        <span className={styles.tools}>
          <button type="button" onClick={onDelete}>
            Delete
          </button>
          <button type="button" autoFocus onClick={() => setDoing("nothing")}>
            Keep
          </button>
        </span>
      ) : (
        <span className={styles.tools}>
          <button type="button" aria-label={`Rename: ${entry.title}`} onClick={() => setDoing("renaming")}>
            Rename
          </button>
          <button type="button" aria-label={`Delete: ${entry.title}`} onClick={() => setDoing("deleting")}>
            Delete
          </button>
        </span>
      )}
    </li>
  );
}

type RenameProps = Readonly<{ title: string; onRename: (title: string) => void; onDone: () => void }>;

function RenameForm({ title, onRename, onDone }: RenameProps) {
  const [draft, setDraft] = useState(title);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft.trim() !== "") onRename(draft.trim());
    onDone();
  };
  return (
    <li className={styles.row}>
      <form onSubmit={submit}>
        <input
          className={styles.search}
          aria-label="Name of the conversation"
          autoFocus
          value={draft}
          maxLength={200}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && onDone()}
          onBlur={onDone}
        />
      </form>
    </li>
  );
}
