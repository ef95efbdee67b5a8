import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type AIMessageChunk, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { type ChatModel, MODEL_LIMITS, type ModelLimits, type Prompt } from "./chat-model.ts";
import { classifyFault } from "./classify-fault.ts";
import { guardStream } from "./guard-stream.ts";
import { ModelFault, type ModelFaultKind } from "./model-fault.ts";

/** Which model of which provider, as CHAT_MODEL names it. */
export type ModelChoice = Readonly<{ provider: "ollama" | "openai" | "anthropic"; model: string }>;

export type ModelOptions = Readonly<{
  /** Where the provider is, from the environment only; undefined leaves the provider's own address. */
  baseUrl?: string | undefined;
  limits?: ModelLimits;
  /** Before the one retry, in milliseconds. */
  retryAfterMs?: number;
}>;

/** A try that failed for one of these before a word came is made once more. */
const RETRIED: ReadonlySet<ModelFaultKind> = new Set<ModelFaultKind>(["rate-limited", "server"]);

/**
 * A chat model through LangChain's own client. Keys are read from the environment by that client (OPENAI_API_KEY,
 * ANTHROPIC_API_KEY). LangChain's retries wait a second or more, so they are off and the one retry is made here.
 */
export function openChatModel(choice: ModelChoice, options: ModelOptions = {}): ChatModel {
  const { limits = MODEL_LIMITS, retryAfterMs = 300 } = options;
  return {
    id: `${choice.provider}:${choice.model}`,
    async *write(prompt, signal) {
      for (let attempt = 0; ; attempt++) {
        let begun = false;
        try {
          for await (const piece of writeOnce(choice, options, prompt, limits, signal)) {
            begun = true;
            yield piece;
          }
          return;
        } catch (error) {
          const fault = classifyFault(error);
          if (begun || attempt > 0 || !RETRIED.has(fault.kind)) throw fault;
          await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
        }
      }
    },
  };
}

async function* writeOnce(
  choice: ModelChoice,
  options: ModelOptions,
  prompt: Prompt,
  limits: ModelLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<string, void, undefined> {
  const connection = new AbortController();
  const client = await makeClient(choice, options, connection.signal); // loading it is not the model's time
  const source = readProse(client, prompt, connection.signal);
  yield* guardStream(source, { limits, signal, close: () => connection.abort() });
}

/**
 * The text of each chunk. A stream that ends without the provider's own end is `dropped`, one without text `empty`.
 */
async function* readProse(
  client: BaseChatModel,
  prompt: Prompt,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const chunks = await client.stream(
    [new SystemMessage(prompt.instructions), new HumanMessage(prompt.message)],
    { signal },
  );
  let ended = false;
  let written = false;
  for await (const chunk of chunks) {
    ended ||= saysEnd(chunk);
    const text = chunk.text;
    written ||= text.trim() !== "";
    yield text;
  }
  if (!ended) throw new ModelFault("dropped");
  if (!written) throw new ModelFault("empty");
}

/** OpenAI's finish_reason, Ollama's done, Anthropic's stop_reason. */
function saysEnd(chunk: AIMessageChunk): boolean {
  const told = { ...chunk.additional_kwargs, ...chunk.response_metadata };
  return (
    ["finish_reason", "done_reason", "stop_reason"].some((name) => typeof told[name] === "string") ||
    told["done"] === true
  );
}

/** One client a request, so that its connections can be closed whatever the client does with signals. */
async function makeClient(
  choice: ModelChoice,
  options: ModelOptions,
  signal: AbortSignal,
): Promise<BaseChatModel> {
  const fetchUntilClosed: typeof fetch = (input, init) =>
    fetch(input, { ...init, signal: joinSignals(signal, init?.signal) });
  const common = { model: choice.model, temperature: 0, maxRetries: 0 };
  if (choice.provider === "ollama") {
    const { ChatOllama } = await import("@langchain/ollama");
    return new ChatOllama({
      ...common,
      fetch: fetchUntilClosed,
      ...(options.baseUrl ? { baseUrl: options.baseUrl } : {}),
    });
  }
  if (choice.provider === "anthropic") {
    const { ChatAnthropic } = await import("@langchain/anthropic");
    return new ChatAnthropic({
      ...common,
      clientOptions: { fetch: fetchUntilClosed },
      ...(options.baseUrl ? { anthropicApiUrl: options.baseUrl } : {}),
    });
  }
  const { ChatOpenAI } = await import("@langchain/openai");
  const apiKey = process.env["OPENAI_API_KEY"] ?? (options.baseUrl ? "none" : undefined);
  return new ChatOpenAI({
    ...common,
    streamUsage: false,
    useResponsesApi: false,
    ...(apiKey === undefined ? {} : { apiKey }),
    configuration: { fetch: fetchUntilClosed, ...(options.baseUrl ? { baseURL: options.baseUrl } : {}) },
  });
}

function joinSignals(own: AbortSignal, given: AbortSignal | null | undefined): AbortSignal {
  return given ? AbortSignal.any([own, given]) : own;
}
