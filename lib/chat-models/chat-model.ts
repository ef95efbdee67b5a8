/** What a model is asked: instructions of ours, and one message that carries question and evidence as data. */
export type Prompt = Readonly<{ instructions: string; message: string }>;

/** A connected chat model. Two requests may run side by side. */
export interface ChatModel {
  /** "<provider>:<model>", as in CHAT_MODEL; never holds a key. */
  readonly id: string;
  /**
   * The model's prose as it comes. Ending the iteration or aborting `signal` closes the connection to the provider.
   * @throws {ModelFault} for everything that goes wrong, also after part of the prose has come.
   */
  write(prompt: Prompt, signal?: AbortSignal): AsyncGenerator<string, void, undefined>;
}

/** How long and how much a model may write. Times in milliseconds, size in bytes of UTF-8. */
export type ModelLimits = Readonly<{
  firstTokenMs: number;
  gapMs: number;
  answerMs: number;
  answerBytes: number;
}>;

export const MODEL_LIMITS: ModelLimits = {
  firstTokenMs: 30_000,
  gapMs: 20_000,
  answerMs: 120_000,
  answerBytes: 16 * 1024,
};
