import type { Assistant } from "../assistant.ts";
import type { Answer } from "../domain/answer.ts";
import type { AnswerEvent, AskRequest } from "../domain/asking.ts";
import { KeptByBytes } from "../text/kept-by-bytes.ts";

/** An answer with what was told on the way to it. */
type Made = Readonly<{ answer: Answer; events: readonly AnswerEvent[] }>;
type Remembered = Made & Readonly<{ bytes: number }>;

export type AnswerMemory = Readonly<{
  /** The answers that are kept take no more than so many bytes, as JSON in memory; those not asked for longest go first. */
  maxBytes: number;
  /** False for what may come out otherwise the next time: a model's prose. */
  mayRemember: (request: AskRequest) => boolean;
}>;

/**
 * The same assistant; a question put again in the same words, with the same conversation and filters, on the same
 * generation of the record, is answered as it was, and while it is being answered no second time. `tookMs` stays what the
 * answer took to make.
 */
export function rememberAnswers(assistant: Assistant, { maxBytes, mayRemember }: AnswerMemory): Assistant {
  const memory = new KeptByBytes<string, Remembered>(maxBytes, ({ bytes }) => bytes);

  const remember = (key: string, made: Made): void => {
    const bytes = 2 * (key.length + JSON.stringify(made).length);
    if (bytes <= maxBytes / 10) memory.keep(key, { ...made, bytes });
  };
  const recall = (key: string): Remembered | undefined => {
    const known = memory.peek(key);
    if (known) memory.keep(key, known);
    return known;
  };

  const underWay = new Map<string, Promise<Made>>();

  const make: (key: string, ...asked: Asked) => Promise<Made> = async (key, request, options = {}) => {
    const events: AnswerEvent[] = [];
    const onEvent = (event: AnswerEvent): void => {
      events.push(event);
      options.onEvent?.(event);
    };
    const answer = await assistant.ask(request, { ...options, onEvent });
    const made = { answer, events };
    // A new generation may have come while it was made.
    if ((await keyOf(request, assistant)) === key) remember(key, made);
    return made;
  };

  /** What others are asking at this moment is not asked again; when they leave or fail, it is. */
  const ask: Assistant["ask"] = async (request, options = {}) => {
    if (!mayRemember(request)) return assistant.ask(request, options);
    const key = await keyOf(request, assistant);
    const known = recall(key);
    if (known) return retell(known, options);
    const others = underWay.get(key);
    if (others) {
      const made = await others.catch(() => undefined);
      return made ? retell(made, options) : ask(request, options);
    }
    const making = make(key, request, options);
    underWay.set(key, making);
    try {
      return (await making).answer;
    } finally {
      underWay.delete(key);
    }
  };
  return { ...assistant, ask };
}

type Asked = Parameters<Assistant["ask"]>;

function retell({ answer, events }: Made, { signal, onEvent }: NonNullable<Asked[1]>): Answer {
  signal?.throwIfAborted();
  for (const event of events) onEvent?.(event);
  return answer;
}

async function keyOf(
  { question, history, filters, mode }: AskRequest,
  assistant: Assistant,
): Promise<string> {
  const { generation, vectors } = (await assistant.archive()).info;
  return JSON.stringify([generation, vectors, mode, question, filters, history]);
}
