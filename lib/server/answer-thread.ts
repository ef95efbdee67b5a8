import { parentPort, workerData } from "node:worker_threads";
import { openAssistant } from "../open-assistant.ts";
import type { Settings } from "../settings.ts";
import { rehearse } from "./rehearse.ts";
import type { ThreadNews, ThreadOrder } from "./answer-threads.ts";

/** So long at most a thread gets ready; meanwhile another answers. */
const REHEARSAL = { mostMs: 8000, most: 120, nowMs: () => performance.now() };

/** The thread's side of `answerInThreads`: an assistant of its own, which follows the archive's generations by itself. */
async function serveQuestions(port: NonNullable<typeof parentPort>, settings: Settings): Promise<void> {
  let suggestions: readonly string[] = [];
  const assistant = await openAssistant(settings, { suggestionsAtHand: () => suggestions });
  const tell = (news: ThreadNews): void => port.postMessage(news);
  const leaving = new Map<number, AbortController>();

  port.on("message", (order: ThreadOrder) => {
    const { ask } = order;
    if (order.kind === "leave") {
      leaving.get(ask)?.abort();
      return;
    }
    suggestions = order.suggestions;
    const left = new AbortController();
    leaving.set(ask, left);
    void assistant
      .ask(order.request, {
        onEvent: (event) => tell({ kind: "event", ask, event }),
        signal: left.signal,
      })
      .then((answer) => tell({ kind: "answer", ask, answer }))
      .catch((failure: unknown) => {
        const { name, message } = failure instanceof Error ? failure : new Error(String(failure));
        tell({ kind: "failure", ask, name, message });
      })
      .finally(() => leaving.delete(ask));
  });
  await rehearse(assistant, REHEARSAL);
  tell({ kind: "ready" });
}

// Handed over by the server's own side, which has read it from the environment.
if (parentPort) await serveQuestions(parentPort, workerData as Settings);
