import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEventStream } from "../../lib/page/read-event-stream.ts";

const SENT = [{ text: "Mara Lind — “4,200”" }, { text: "line\nline" }, { text: "" }, { text: "📰" }];
const WIRE = new TextEncoder().encode(
  `${SENT.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("")}: kept alive\n\ndata: [DONE]\n\n`,
);

async function readCut(cuts: readonly number[]): Promise<unknown[]> {
  const edges = [...new Set([0, ...cuts.map((cut) => cut % WIRE.length), WIRE.length])].sort((a, b) => a - b);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const [index, edge] of edges.slice(0, -1).entries())
        controller.enqueue(WIRE.slice(edge, edges[index + 1]));
      controller.close();
    },
  });
  const read: unknown[] = [];
  for await (const data of readEventStream(stream)) read.push(JSON.parse(data));
  return read;
}

describe("readEventStream()", () => {
  it("reads the same events however the stream is cut, also inside a character", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 12 }), async (cuts) => {
        expect(await readCut(cuts)).toEqual(SENT);
      }),
    );
  });
});
