import type { Assistant } from "../assistant.ts";
import type { Answer } from "../domain/answer.ts";
import type { AnswerEvent, AskRequest } from "../domain/asking.ts";

/** An answer with what was told on the way to it. */
type Remembered = Readonly<{ answer: Answer; events: readonly AnswerEvent[]; bytes: number }>;

export type AnswerMemory = Readonly<{
  /** The answers that are kept take no more than so many bytes, as JSON in memory; those not asked for longest go first. */
  maxBytes: number;
  /** False for what may come out otherwise the next time: a model's prose. */
  mayRemember: (request: AskRequest) => boolean;
}>;

/**
 * The same assistant; a question put again in the same words, with the same conversation and filters, on the same
 * generation of the record, is answered as it was. `tookMs` stays what the answer took to make.
 */
export function rememberAnswers(assistant: Assistant, { maxBytes, mayRemember }: AnswerMemory): Assistant {
  const memory = new Map<string, Remembered>();
  let bytes = 0;

  const forget = (key: string): void => {
    bytes -= memory.get(key)?.bytes ?? 0;
    memory.delete(key);
  };
  const remember = (key: string, made: Omit<Remembered, "bytes">): void => {
    const size = 2 * (key.length + JSON.stringify(made).length);
    if (size > maxBytes / 10) return;
    forget(key);
    memory.set(key, { ...made, bytes: size });
    bytes += size;
    for (const oldest of memory.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
  };
  const recall = (key: string): Remembered | undefined => {
    const known = memory.get(key);
    if (!known) return undefined;
    memory.delete(key);
    memory.set(key, known);
    return known;
  };

  return {
    ...assistant,
    ask: async (request, options = {}) => {
      if (!mayRemember(request)) return assistant.ask(request, options);
      const key = await keyOf(request, assistant);
      const known = recall(key);
      if (known) {
        options.signal?.throwIfAborted();
        for (const event of known.events) options.onEvent?.(event);
        return known.answer;
      }
      const events: AnswerEvent[] = [];
      const onEvent = (event: AnswerEvent): void => {
        events.push(event);
        options.onEvent?.(event);
      };
      const answer = await assistant.ask(request, { ...options, onEvent });
      // A new generation may have come while it was made.
      if ((await keyOf(request, assistant)) === key) remember(key, { answer, events });
      return answer;
    },
  };
}

async function keyOf(
  { question, history, filters, mode }: AskRequest,
  assistant: Assistant,
): Promise<string> {
  const { generation, vectors } = (await assistant.archive()).info;
  return JSON.stringify([generation, vectors, mode, question, filters, history]);
}
