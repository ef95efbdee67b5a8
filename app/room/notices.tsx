"use client";

import { saveFile } from "../shell/save-file.ts";
import styles from "./question-box.module.css";
import type { Room, Unreadable } from "./use-room.ts";

/** What the reader should know of the page itself: a conversation that cannot be shown, a store that keeps nothing. */
export function Notices({ room }: { room: Room }) {
  const full = room.keeping.kept === "refused" && room.conversing.turns.length > 0;
  return (
    <div role="status" className={styles.notices}>
      {room.unreadable && <UnreadableNotice unreadable={room.unreadable} />}
      {full && (
        <p>
          <strong>This browser keeps nothing more for this page.</strong> The conversation stays here until
          the page is closed. Export it, or delete older ones, to keep it.
        </p>
      )}
    </div>
  );
}

function UnreadableNotice({ unreadable: { id, raw } }: { unreadable: Unreadable }) {
  if (raw === undefined) {
    return (
      <p>
        <strong>That conversation is not kept in this browser.</strong> A link to a question reproduces it
        anywhere; a conversation stays where it was held.
      </p>
    );
  }
  return (
    <p>
      <strong>That conversation was kept by another version of this page, which this one cannot read.</strong>{" "}
      It is left as it is.{" "}
      <button
        type="button"
        onClick={() =>
          saveFile({ name: `conversation-${id}.json`, mediaType: "application/json", text: raw })
        }
      >
        Save it as a file
      </button>
    </p>
  );
}
