import { facetsOf } from "../lib/page/facets.ts";
import { sharedAssistant } from "../lib/server/shared-assistant.ts";
import type { PageQuery } from "./page-query.ts";
import { readRoom } from "./read-room.ts";
import { NoRecord } from "./room/no-record.tsx";
import { ReadingRoom } from "./room/reading-room.tsx";

const SUGGESTED = 4;

export default async function AskPage({ searchParams }: PageQuery) {
  const { c, q } = await searchParams;
  const addressed = c !== undefined || q !== undefined;
  const room = await readRoom(async () => {
    const assistant = await sharedAssistant();
    const archive = await assistant.archive();
    const [coverage, suggestions, articles] = await Promise.all([
      assistant.coverage(),
      assistant.suggestQuestions(SUGGESTED),
      archive.listArticles(),
    ]);
    return { coverage, suggestions, facets: facetsOf(articles) };
  });
  if (room.kind === "unread") return <NoRecord message={room.message} hint={room.hint} />;
  return <ReadingRoom {...room.value} addressed={addressed} />;
}
