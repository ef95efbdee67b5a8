import type { Page } from "playwright-core";
import type { Answer } from "../../lib/domain/answer.ts";

/** How a scripted answer ends: it goes on for ever, the connection breaks, or it is whole. */
export type Ending = "hangs" | "breaks" | "closes";

/** What the browser says of a connection that a script broke. */
export const BROKEN = "network error";

/** From now on this page's questions are answered with `events` (as `POST /api/chat` streams them), then `ending`. */
export async function scriptChat(page: Page, events: readonly object[], ending: Ending): Promise<void> {
  await page.evaluate(playChat, {
    lines: events.map((event) => `data: ${JSON.stringify(event)}\n\n`),
    ending,
    broken: BROKEN,
  });
}

/** What the server sends of an answer up to its first statement. */
export function firstStatementOf(answer: Answer): object[] {
  const statement = answer.statements[0];
  const citations = answer.citations.filter(({ number }) => statement?.citations.includes(number));
  return [
    { type: "start" },
    { type: "data-progress", data: { text: "Reading 4 articles" }, transient: true },
    {
      type: "data-question",
      data: { asked: answer.question, standalone: answer.standaloneQuestion, filters: {} },
    },
    { type: "data-statement", data: { index: 0, statement, citations } },
  ];
}

/** The page's own fetch comes back with the next reload. */
function playChat({ lines, ending, broken }: { lines: string[]; ending: Ending; broken: string }): void {
  const real = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (typeof input !== "string" || !input.endsWith("/api/chat")) return real(input, init);
    const bytes = new ReadableStream<Uint8Array>({
      start(stream) {
        for (const line of lines) stream.enqueue(new TextEncoder().encode(line));
        if (ending === "breaks") setTimeout(() => stream.error(new TypeError(broken)), 100);
        if (ending === "closes") stream.close();
        init?.signal?.addEventListener("abort", () => stream.error(init.signal?.reason));
      },
    });
    return new Response(bytes, { headers: { "content-type": "text/event-stream" } });
  };
}
