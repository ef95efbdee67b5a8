import type { Filters, Turn } from "../domain/conversation.ts";
import { parseStreamEvent } from "./parse-stream-event.ts";
import { readEventStream } from "./read-event-stream.ts";
import { readFailure } from "./read-failure.ts";
import type { StreamEvent } from "./reading-turn.ts";

type Asked = Readonly<{ question: string; history: readonly Turn[]; filters: Filters }>;

const UNREACHABLE = {
  type: "failure",
  message: "The server cannot be reached.",
  hint: "The question is kept. Ask again once it is running.",
} as const;

const BROKEN_OFF = {
  type: "failure",
  message: "The answer broke off.",
  hint: "What had been proven is kept. Ask again for the rest.",
} as const;

/**
 * Asks over `POST /api/chat`; every event as it comes, ending in an answer or a failure.
 * @throws the signal's reason when it aborts.
 */
export async function* askRecord(asked: Asked, signal: AbortSignal): AsyncGenerator<StreamEvent> {
  const response = await post(asked, signal);
  if (response === undefined) return yield UNREACHABLE;
  if (!response.ok || !response.body) return yield await readFailure(response);

  try {
    for await (const data of readEventStream(response.body)) {
      const event = parseStreamEvent(data);
      if (!event) continue;
      yield event;
      if (event.type === "answer" || event.type === "failure") return;
    }
  } catch (failure) {
    if (signal.aborted) throw failure;
    console.error(failure);
  }
  yield BROKEN_OFF;
}

/** Undefined when there is no server to talk to. */
async function post(asked: Asked, signal: AbortSignal): Promise<Response | undefined> {
  try {
    return await fetch("/api/chat", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(chatBody(asked)),
      signal,
    });
  } catch (failure) {
    if (signal.aborted) throw failure;
    return undefined;
  }
}

/** The AI SDK's UI-message request: the turns as messages of one text part, the question last. */
function chatBody({ question, history, filters }: Asked): object {
  const turns = [...history, { role: "user", content: question }];
  const messages = turns.map(({ role, content }, index) => ({
    id: String(index),
    role,
    parts: [{ type: "text", text: content }],
  }));
  return { messages, filters };
}
