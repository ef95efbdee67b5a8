import { Embeddings } from "@langchain/core/embeddings";
import { EmbeddingsProviderError } from "./provider-embeddings.ts";

/** Not among the dependencies: it is large, and what it installs by itself cannot be had behind a closed network. */
const PACKAGE = "@huggingface/transformers";
const INSTALL = `npm install --no-save --ignore-scripts ${PACKAGE}`;

/** Texts in one run of the model. */
const RUN = 16;

type Extract = (
  texts: string[],
  options: { pooling: "mean"; normalize: boolean },
) => Promise<{ tolist: () => number[][] }>;

/** Any feature-extraction model of the hub, or of a local folder, run in this process. */
export class TransformersEmbeddings extends Embeddings {
  private loading: Promise<Extract> | undefined;

  constructor(
    private readonly model: string,
    /** Loads the package; tests give one that is not installed. */
    private readonly load: () => Promise<unknown> = () => importPackage(PACKAGE),
  ) {
    super({});
  }

  async embedQuery(text: string): Promise<number[]> {
    const [vector = []] = await this.embedDocuments([text]);
    return vector;
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    this.loading ??= this.open();
    const extract = await this.loading;
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += RUN) {
      const output = await extract(texts.slice(at, at + RUN), { pooling: "mean", normalize: true });
      vectors.push(...output.tolist());
    }
    return vectors;
  }

  private async open(): Promise<Extract> {
    const module = await this.load().catch((cause: unknown) => {
      throw new EmbeddingsProviderError(`${PACKAGE} is not installed. Run: ${INSTALL}`, { cause });
    });
    if (!hasPipeline(module))
      throw new EmbeddingsProviderError(`${PACKAGE} has no pipeline(). Run: ${INSTALL}`);
    return module.pipeline("feature-extraction", this.model);
  }
}

/** The name stands in a variable so that no bundler looks for a package that is not there. */
async function importPackage(name: string): Promise<unknown> {
  return import(/* webpackIgnore: true */ /* turbopackIgnore: true */ name);
}

type Pipelines = { pipeline: (task: "feature-extraction", model: string) => Promise<Extract> };

function hasPipeline(module: unknown): module is Pipelines {
  return (
    typeof module === "object" &&
    module !== null &&
    "pipeline" in module &&
    typeof module.pipeline === "function"
  );
}
