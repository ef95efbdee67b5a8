import type { Settings } from "../settings.ts";
import type { NamedEmbeddings } from "./named-embeddings.ts";
import { nameEmbeddings } from "./provider-embeddings.ts";

type Asked = Pick<Settings, "embeddings" | "ollamaBaseUrl" | "openaiBaseUrl">;

/** Retries beyond the first try. LangChain's own default is six, which holds a reader up for minutes. */
const MAX_RETRIES = 1;

/** The embeddings that the settings ask for, loaded when first used; undefined for "none". */
export async function openEmbeddings(settings: Asked): Promise<NamedEmbeddings | undefined> {
  const { embeddings } = settings;
  if (embeddings.provider === "none") return undefined;
  if (embeddings.provider === "bundled") {
    const { BundledEmbeddings } = await import("./bundled-embeddings.ts");
    return new BundledEmbeddings();
  }
  const { provider, model } = embeddings;
  return nameEmbeddings(`${provider}:${model}`, await openProvider(provider, model, settings));
}

async function openProvider(provider: "transformers" | "ollama" | "openai", model: string, settings: Asked) {
  const { ollamaBaseUrl, openaiBaseUrl } = settings;
  switch (provider) {
    case "transformers": {
      const { TransformersEmbeddings } = await import("./transformers-embeddings.ts");
      return new TransformersEmbeddings(model);
    }
    case "ollama": {
      const { OllamaEmbeddings } = await import("@langchain/ollama");
      const baseUrl = ollamaBaseUrl === undefined ? {} : { baseUrl: ollamaBaseUrl };
      return new OllamaEmbeddings({ model, ...baseUrl, maxRetries: MAX_RETRIES });
    }
    case "openai": {
      const { OpenAIEmbeddings } = await import("@langchain/openai");
      const configuration = openaiBaseUrl === undefined ? {} : { configuration: { baseURL: openaiBaseUrl } };
      return new OpenAIEmbeddings({ model, ...configuration, maxRetries: MAX_RETRIES });
    }
  }
}
