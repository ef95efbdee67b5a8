/**
 * The data of each server-sent event of `bytes`, in order, however the stream was cut into chunks.
 * The AI SDK's closing `[DONE]` is not data. An event the stream breaks off in is dropped.
 */
export async function* readEventStream(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let pending = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (pending + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/u);
      pending = events.pop() ?? "";
      for (const event of events) {
        const data = dataOf(event);
        if (data !== "" && data !== "[DONE]") yield data;
      }
    }
  } finally {
    await reader.cancel();
  }
}

function dataOf(event: string): string {
  const lines = event.split(/\r?\n/u).filter((line) => line.startsWith("data:"));
  return lines.map((line) => line.slice("data:".length).replace(/^ /u, "")).join("\n");
}
