import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openEmbeddings } from "../../lib/embeddings/open-embeddings.ts";
import { nameEmbeddings } from "../../lib/embeddings/provider-embeddings.ts";
import { TransformersEmbeddings } from "../../lib/embeddings/transformers-embeddings.ts";
import { readSettings } from "../../lib/settings.ts";

type Asked = Readonly<{
  path: string;
  body: { model?: string; input?: string | string[]; encoding_format?: string };
}>;

let server: Server;
let url: string;
let asked: Asked[];
let status: number;
beforeEach(async () => {
  asked = [];
  status = 200;
  server = createServer((request, response) => {
    void readJson(request).then((body) => {
      asked.push({ path: request.url ?? "", body });
      response.writeHead(status, { "content-type": "application/json" });
      response.end(
        JSON.stringify(status === 200 ? answer(request.url ?? "", body) : { error: "model not found" }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

async function readJson(request: IncomingMessage): Promise<Asked["body"]> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text === "" ? "{}" : text) as Asked["body"];
}

/** Vectors of three numbers, the first the text's length, in the wire format of the provider asked. */
function answer(path: string, body: Asked["body"]): unknown {
  const texts = [body.input ?? []].flat();
  const vectors = texts.map((text) => [text.length, 1, 0]);
  if (path.startsWith("/api/embed")) return { model: body.model, embeddings: vectors };
  const written = (vector: number[]) =>
    body.encoding_format === "base64"
      ? Buffer.from(Float32Array.from(vector).buffer).toString("base64")
      : vector;
  return {
    object: "list",
    model: body.model,
    data: vectors.map((vector, index) => ({ object: "embedding", index, embedding: written(vector) })),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  };
}

describe("openEmbeddings", () => {
  it("opens none", async () => {
    expect(await openEmbeddings(readSettings({ EMBEDDINGS: "none" }))).toBeUndefined();
  });

  it("opens the bundled ones without loading them", async () => {
    expect(await openEmbeddings(readSettings({}))).toMatchObject({
      id: "use-lite-2",
      dimension: 512,
      fixed: true,
    });
  });

  it("asks Ollama in its own protocol", async () => {
    const embeddings = await openEmbeddings(
      readSettings({ EMBEDDINGS: "ollama:nomic", OLLAMA_BASE_URL: url }),
    );
    expect(embeddings?.id).toBe("ollama:nomic");
    expect(await embeddings?.embedQuery("four")).toEqual([4, 1, 0]);
    expect(await embeddings?.embedDocuments(["a", "bc"])).toEqual([
      [1, 1, 0],
      [2, 1, 0],
    ]);
    expect(embeddings?.dimension).toBe(3);
    expect(asked.every(({ path, body }) => path === "/api/embed" && body.model === "nomic")).toBe(true);
  });

  it("asks OpenAI, or a compatible server, in its own protocol", async () => {
    vi.stubEnv("OPENAI_API_KEY", "test-key");
    const settings = readSettings({ EMBEDDINGS: "openai:small", OPENAI_BASE_URL: `${url}/v1` });
    const embeddings = await openEmbeddings(settings);
    expect(await embeddings?.embedDocuments(["a", "bc"])).toEqual([
      [1, 1, 0],
      [2, 1, 0],
    ]);
    expect(asked.every(({ path, body }) => path === "/v1/embeddings" && body.model === "small")).toBe(true);
  });

  it("says which setting failed when the provider does", async () => {
    status = 404;
    const embeddings = await openEmbeddings(
      readSettings({ EMBEDDINGS: "ollama:nomic", OLLAMA_BASE_URL: url }),
    );
    await expect(embeddings?.embedQuery("four")).rejects.toThrow(/EMBEDDINGS=ollama:nomic gave no vectors/u);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it("gives the line that installs transformers when it is not there", async () => {
    const missing = () => Promise.reject(new Error("Cannot find package"));
    const embeddings = nameEmbeddings("transformers:x", new TransformersEmbeddings("x", missing));
    await expect(embeddings.embedQuery("four")).rejects.toThrow(
      /npm install .*--ignore-scripts @huggingface/u,
    );
  });

  it("runs a transformers pipeline with mean pooling, in runs of a bounded size", async () => {
    const runs: number[] = [];
    const pipeline = (task: string, model: string) => {
      expect([task, model]).toEqual(["feature-extraction", "some/model"]);
      return Promise.resolve((texts: string[], options: unknown) => {
        expect(options).toEqual({ pooling: "mean", normalize: true });
        runs.push(texts.length);
        return Promise.resolve({ tolist: () => texts.map((text) => [text.length]) });
      });
    };
    const embeddings = new TransformersEmbeddings("some/model", () => Promise.resolve({ pipeline }));
    const vectors = await embeddings.embedDocuments(Array.from({ length: 40 }, (_, at) => "x".repeat(at)));
    expect(vectors.flat()).toEqual(Array.from({ length: 40 }, (_, at) => at));
    expect(runs).toEqual([16, 16, 8]);
  });
});
