import type { ExportFile } from "./export-turns.ts";
import type { ReadingTurn } from "./reading-turn.ts";
import { listConversations, readConversation, type Store } from "./room-storage.ts";

/** One answer and what the reader made of it, with enough to look at it again. */
type Judged = Readonly<{
  conversation: string;
  askedAt: string;
  question: string;
  opinion: "right" | "wrong";
}> &
  Pick<ReadingTurn, "standalone" | "filters" | "outcome">;

/** Every answer that was judged in this browser, as a file; undefined when none was. It goes nowhere by itself. */
export function exportOpinions(store: Store): ExportFile | undefined {
  const judged = listConversations(store).flatMap(({ id, title }) =>
    judgedIn(readConversation(store, id) ?? [], title),
  );
  if (judged.length === 0) return undefined;
  return {
    name: "opinions.json",
    mediaType: "application/json",
    text: `${JSON.stringify({ judged }, null, 2)}\n`,
  };
}

function judgedIn(turns: readonly ReadingTurn[], conversation: string): Judged[] {
  return turns.flatMap(({ askedAt, question, standalone, filters, outcome, opinion }) =>
    opinion === null ? [] : [{ conversation, askedAt, question, opinion, standalone, filters, outcome }],
  );
}
