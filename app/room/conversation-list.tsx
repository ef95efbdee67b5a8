"use client";

import { lazy, Suspense, useMemo, useState } from "react";
import { browserStore } from "../../lib/page/browser-store.ts";
import { searchConversations } from "../../lib/page/search-conversations.ts";
import { exportOpinions } from "../../lib/page/export-opinions.ts";
import { saveFile } from "../shell/save-file.ts";
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
  const found = useMemo(
    () => (sought.trim() === "" ? entries : searchConversations(browserStore(), entries, sought)),
    [entries, sought],
  );
  if (entries.length === 0) return null;
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
      <ExportOpinions />
      {found.length === 0 && <p className={styles.none}>No conversation has these words.</p>}
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

/** What the reader judged, over all conversations, as a file; it goes nowhere by itself. */
function ExportOpinions() {
  const [none, setNone] = useState(false);
  const save = (): void => {
    const file = exportOpinions(browserStore());
    setNone(file === undefined);
    if (file) saveFile(file);
  };
  return (
    <div className={styles.foot}>
      <button type="button" onClick={save}>
        Export what you judged
      </button>
      <p role="status">{none && "No answer was judged yet."}</p>
    </div>
  );
}
