import { foldText } from "../text/words.ts";
import { provenIn } from "./reading-turn.ts";
import { type ConversationEntry, readConversation, type Store } from "./room-storage.ts";

/** Conversations whose name, questions or answers hold every word sought, in their order. */
export function searchConversations(
  store: Store,
  entries: readonly ConversationEntry[],
  sought: string,
): readonly ConversationEntry[] {
  const words = foldText(sought).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const told = foldText([entry.title, ...saidIn(store, entry.id)].join("\n"));
    return words.every((word) => told.includes(word));
  });
}

function saidIn(store: Store, id: string): string[] {
  const turns = readConversation(store, id) ?? [];
  return turns.flatMap((turn) => [turn.question, ...provenIn(turn).statements.map(({ text }) => text)]);
}
