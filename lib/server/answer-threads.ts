import { Worker } from "node:worker_threads";
import type { Assistant } from "../assistant.ts";
import type { Answer } from "../domain/answer.ts";
import type { AnswerEvent, AskRequest } from "../domain/asking.ts";
import { keepSuggestions } from "./keep-suggestions.ts";

/**
 * What a thread is told. `ask` numbers a question. `suggestions`: what to hold out in a large record where nothing is found;
 * they are tried once for all threads.
 */
export type ThreadOrder =
  | Readonly<{ kind: "ask"; ask: number; request: AskRequest; suggestions: readonly string[] }>
  /** Whoever asked has left. */
  | Readonly<{ kind: "leave"; ask: number }>;

/** What a thread tells; nothing before it is ready. */
export type ThreadNews =
  | Readonly<{ kind: "ready" }>
  | Readonly<{ kind: "event"; ask: number; event: AnswerEvent }>
  | Readonly<{ kind: "answer"; ask: number; answer: Answer }>
  /** Errors are told apart by name, which a message between threads would lose. */
  | Readonly<{ kind: "failure"; ask: number; name: string; message: string }>;

export type ThreadParts = Readonly<{
  count: number;
  /** Starts the other side: `answer-thread.ts`. */
  start: () => Worker;
  /** Told once: all threads have become ready for the first time. */
  onReady?: () => void;
  /** Time until a thread that has ended is started again. */
  restartMs?: number;
}>;

type Asked = Readonly<{
  resolve: (answer: Answer) => void;
  reject: (failure: unknown) => void;
  onEvent: (event: AnswerEvent) => void;
}>;

type Thread = { readonly worker: Worker; readonly asked: Map<number, Asked>; ready: boolean };

const RESTART_MS = 5000;

/**
 * The same assistant, but its questions are answered by `count` threads, each with the archive open for itself; the one
 * with the fewest under way takes the next. Until one is ready, and while all have ended, the assistant answers itself.
 */
export function answerInThreads(assistant: Assistant, parts: ThreadParts): Assistant {
  const { count, start, onReady = () => undefined, restartMs = RESTART_MS } = parts;
  const threads = new Set<Thread>();
  const suggestionsAtHand = keepSuggestions(assistant);
  let asks = 0;
  let readied = 0;
  let closed = false;

  const open = (): void => {
    if (closed) return;
    const thread: Thread = { worker: start(), asked: new Map(), ready: false };
    threads.add(thread);
    // One that cannot start ends as well: both are told by its end.
    let cause: unknown;
    thread.worker
      .on("message", (news: ThreadNews) => {
        hear(thread, news);
        if (news.kind === "ready" && ++readied === count) onReady();
      })
      .on("error", (error) => (cause = error))
      .on("exit", () => {
        threads.delete(thread);
        for (const { reject } of thread.asked.values())
          reject(new Error("The answering thread ended.", { cause }));
        setTimeout(open, restartMs).unref();
      })
      .unref();
  };
  for (let opened = 0; opened < count; opened++) open();

  return {
    ...assistant,
    ask: (request, options = {}) => {
      const ready = [...threads].filter((thread) => thread.ready);
      const [idlest] = ready.sort((a, b) => a.asked.size - b.asked.size);
      if (!idlest) return assistant.ask(request, options);
      return askThread(idlest, { ask: asks++, request, suggestions: suggestionsAtHand() }, options);
    },
    close: async () => {
      closed = true;
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
      await assistant.close();
    },
  };
}

function askThread(
  { worker, asked }: Thread,
  asking: Omit<Extract<ThreadOrder, { kind: "ask" }>, "kind">,
  { onEvent = () => undefined, signal }: NonNullable<Parameters<Assistant["ask"]>[1]>,
): Promise<Answer> {
  const { ask } = asking;
  const tell = (order: ThreadOrder): void => worker.postMessage(order);
  let leave = (): void => undefined;
  const answered = new Promise<Answer>((resolve, reject) => {
    signal?.throwIfAborted();
    leave = () => {
      asked.delete(ask);
      tell({ kind: "leave", ask });
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", leave, { once: true });
    asked.set(ask, { resolve, reject, onEvent });
    tell({ kind: "ask", ...asking });
  });
  return answered.finally(() => signal?.removeEventListener("abort", leave));
}

function hear(thread: Thread, news: ThreadNews): void {
  if (news.kind === "ready") {
    thread.ready = true;
    return;
  }
  const asked = thread.asked.get(news.ask);
  if (!asked) return;
  if (news.kind === "event") return asked.onEvent(news.event);
  thread.asked.delete(news.ask);
  if (news.kind === "answer") asked.resolve(news.answer);
  else asked.reject(Object.assign(new Error(news.message), { name: news.name }));
}
