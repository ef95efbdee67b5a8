"use client";

import type { Coverage } from "../../lib/domain/answer.ts";
import type { Facets } from "../../lib/page/facets.ts";
import { CitationCards } from "../answer/citation-cards.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { FirstVisit } from "./first-visit.tsx";
import { QuestionBox } from "./question-box.tsx";
import styles from "./room.module.css";
import { TurnList } from "./turn-list.tsx";
import { useRoom } from "./use-room.ts";

type RoomProps = Readonly<{
  coverage: Coverage;
  suggestions: readonly string[];
  facets: Facets;
  /** The address names a conversation or a question. */
  addressed: boolean;
}>;

/** The conversation list, the conversation, and the box at its foot. */
export function ReadingRoom({ coverage, suggestions, facets, addressed }: RoomProps) {
  const room = useRoom(addressed);
  const { conversing } = room;
  const begun = conversing.turns.length > 0;
  return (
    <CitationCards>
      <div className={styles.room}>
        <ConversationList room={room} />
        <div className={styles.conversation}>
          <div className={styles.scroll} data-scrolls>
            {begun && <TurnList room={room} />}
            {!begun && !room.restoring && (
              <FirstVisit coverage={coverage} suggestions={suggestions} onAsk={room.ask} />
            )}
          </div>
          <QuestionBox room={room} facets={facets} />
        </div>
      </div>
    </CitationCards>
  );
}
