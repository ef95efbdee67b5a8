"use client";

import { lazy, Suspense, useState } from "react";
import { ConversationRow } from "./conversation-row.tsx";
import styles from "./conversation-list.module.css";
import type { Room } from "./use-room.ts";
import { useRoomy } from "./use-roomy.ts";

const ExportMenu = lazy(async () => ({ default: (await import("./export-menu.tsx")).ExportMenu }));

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
      {room.conversing.turns.length > 0 && <ExportConversation room={room} />}
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

/** The conversation shown, as a file. */
function ExportConversation({ room }: { room: Room }) {
  const [open, setOpen] = useState(false);
  const shown = room.keeping.entries.find(({ id }) => id === room.conversationId);
  return (
    <div className={styles.export}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        Export conversation
      </button>
      {open && (
        <Suspense>
          <ExportMenu title={shown?.title ?? "Conversation"} turns={room.conversing.turns} />
        </Suspense>
      )}
    </div>
  );
}
