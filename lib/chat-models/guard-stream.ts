import type { ModelLimits } from "./chat-model.ts";
import { ModelFault } from "./model-fault.ts";

/**
 * Hands on what `source` yields, within the limits; `close` is called once, whatever ends it.
 * @throws {ModelFault} stalled (no first token, a gap, the whole time), too-long, aborted, or what `source` throws.
 */
export async function* guardStream(
  source: AsyncIterator<string>,
  options: { limits: ModelLimits; signal?: AbortSignal | undefined; close: () => void },
): AsyncGenerator<string, void, undefined> {
  const { limits, signal, close } = options;
  const startedAt = performance.now();
  let wait = limits.firstTokenMs;
  let bytes = 0;
  try {
    for (;;) {
      const left = limits.answerMs - (performance.now() - startedAt);
      const next = await within(source.next(), Math.min(wait, left), signal);
      if (next.done === true) return;
      const kept = cutToBytes(next.value, limits.answerBytes - bytes);
      bytes += Buffer.byteLength(kept);
      if (kept !== "") yield kept;
      if (kept.length < next.value.length) throw new ModelFault("too-long");
      if (next.value !== "") wait = limits.gapMs;
    }
  } finally {
    close();
  }
}

/** The longest beginning of `text` that is at most `bytes` of UTF-8, no character cut in two. */
function cutToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = "";
  let size = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}

/** `promise`, or a ModelFault when it takes longer than `ms` or the signal aborts first. */
function within<T>(promise: Promise<T>, ms: number, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => settle(() => reject(new ModelFault("aborted")));
    const timer = setTimeout(() => settle(() => reject(new ModelFault("stalled"))), Math.max(0, ms));
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      end();
    };
    if (signal?.aborted === true) return abort();
    signal?.addEventListener("abort", abort, { once: true });
    promise.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error)))),
    );
  });
}
