"use client";

import { useState } from "react";
import { ConversationRow } from "./conversation-row.tsx";
import styles from "./conversation-list.module.css";
import type { Room } from "./use-room.ts";
import { useRoomy } from "./use-roomy.ts";

/** More conversations than this, and they can be searched. */
const SEARCHED_FROM = 6;

/** The conversations kept in this browser, open where there is room for them; nothing before there is one. */
export function ConversationList({ room }: { room: Room }) {
  const [sought, setSought] = useState("");
  const roomy = useRoomy();
  const [open, setOpen] = useState<boolean | null>(null);
  const { entries, rename, remove } = room.keeping;
  if (entries.length === 0) return null;
  const found = entries.filter(({ title }) => title.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <details className={styles.list} open={open ?? roomy}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          setOpen(!(open ?? roomy));
        }}
      >
        Conversations
      </summary>
      <button type="button" className={styles.anew} onClick={room.startAnew}>
        New conversation
      </button>
      {entries.length >= SEARCHED_FROM && (
        <input
          type="search"
          className={styles.search}
          aria-label="Search conversations"
          placeholder="Search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      <ul>
        {found.map((entry) => (
          <ConversationRow
            key={entry.id}
            entry={entry}
            shown={entry.id === room.conversationId}
            onOpen={() => room.openConversation(entry.id)}
            onRename={(title) => rename(entry.id, title)}
            onDelete={() => {
              if (entry.id === room.conversationId) room.startAnew();
              remove(entry.id);
            }}
          />
        ))}
      </ul>
      {found.length === 0 && <p className={styles.none}>No conversation has these words in its name.</p>}
    </details>
  );
}
