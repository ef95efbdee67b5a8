// The whole of zod is 95 files, which take a third of a second to load; its earlier interface is nine.
import { z } from "zod/v3";

/** What is asked of the environment, parsed once at an entrance and handed on from there. */
export type Settings = Readonly<{
  /** Folder of articles. */
  corpusDir: string;
  /** Folder of the archive; written by ingest. */
  dataDir: string;
  host: string;
  port: number;
  embeddings: EmbeddingsSetting;
  /** Undefined: answers are made of the articles' own sentences. */
  chatModel: ModelSetting | undefined;
  /** Base URLs of self-hosted providers; undefined leaves the provider's own default. */
  openaiBaseUrl: string | undefined;
  ollamaBaseUrl: string | undefined;
  /** Proxies in front of us whose X-Forwarded-For is believed. */
  proxyHops: number;
  /** The whole site's password; undefined leaves it open to whoever reaches it. */
  sitePassword: string | undefined;
  /** Opens what changes the archive; undefined leaves that shut. */
  adminToken: string | undefined;
  /** Threads that answer questions; with 0 the server's own thread does. */
  answerThreads: number;
  log: LogSetting;
  /** Undefined: the archive is in `dataDir`. */
  database: DatabaseSetting | undefined;
  limits: Limits;
}>;

/** A Postgres database that holds the archive, for as many servers as share it. */
export type DatabaseSetting = Readonly<{
  /** postgres://user:password@host:port/name: never shown, since it holds the password. */
  url: string;
  /** Connections at most. */
  connections: number;
  /** How long a connection or a query of a reader may take. */
  timeoutMs: number;
}>;

/** `questions`: whether the words of questions may be written to the log. */
export type LogSetting = Readonly<{ level: LogLevel; questions: boolean }>;
const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type EmbeddingsSetting =
  | Readonly<{ provider: "bundled" }>
  | Readonly<{ provider: "none" }>
  | Readonly<{ provider: "transformers" | "ollama" | "openai"; model: string }>;

export type ModelSetting = Readonly<{ provider: "ollama" | "openai" | "anthropic"; model: string }>;

export type Limits = Readonly<{
  bodyBytes: number;
  questionCharacters: number;
  historyTurns: number;
  questionsPerMinute: number;
  questionBurst: number;
  streamsPerAddress: number;
  streams: number;
  modelFirstTokenMs: number;
  modelGapMs: number;
  modelAnswerMs: number;
  modelAnswerBytes: number;
  /** Memory for answers given before; 0 keeps none. */
  answerCacheBytes: number;
  /** A larger file of the corpus is set aside. */
  fileBytes: number;
  /** A longer row of a table, or line of JSON, is set aside. */
  rowBytes: number;
  /** A PDF of more is set aside. */
  pages: number;
  /** A PDF, a Word document, a page or a feed that takes longer to read, or more memory, is set aside. */
  parseMs: number;
  parserMegabytes: number;
}>;

/** The environment holds something that cannot be meant; `message` names every variable and what it wants. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** A whole number of at least `least`, `fallback` when unset. */
const whole = (fallback: number, least = 1) =>
  z
    .string()
    .regex(/^\d+$/u, "wants a whole number")
    .transform(Number)
    .refine((value) => value >= least && Number.isSafeInteger(value), `wants a whole number from ${least} up`)
    .default(String(fallback));

const EMBEDDINGS_WANTS = "wants bundled, none, transformers:<model>, ollama:<model> or openai:<model>";
const CHAT_MODEL_WANTS = "wants ollama:<model>, openai:<model> or anthropic:<model>";

const embeddings = z
  .string()
  .default("bundled")
  .transform((text, context): EmbeddingsSetting => {
    if (text === "bundled") return { provider: "bundled" };
    if (text === "none") return { provider: "none" };
    const match = /^(transformers|ollama|openai):(.+)$/su.exec(text);
    const [, provider, model] = match ?? [];
    if (
      model !== undefined &&
      (provider === "transformers" || provider === "ollama" || provider === "openai")
    )
      return { provider, model };
    context.addIssue({ code: "custom", message: EMBEDDINGS_WANTS });
    return z.NEVER;
  });

const chatModel = z.string().transform((text, context): ModelSetting => {
  const [, provider, model] = /^(ollama|openai|anthropic):(.+)$/su.exec(text) ?? [];
  if (model !== undefined && (provider === "ollama" || provider === "openai" || provider === "anthropic"))
    return { provider, model };
  context.addIssue({ code: "custom", message: CHAT_MODEL_WANTS });
  return z.NEVER;
});

const urlOf = (protocol: RegExp, message: string) =>
  z.string().refine((text) => URL.canParse(text) && protocol.test(new URL(text).protocol), message);
const httpUrl = urlOf(/^https?:$/u, "wants an http:// or https:// address");
const postgresUrl = urlOf(/^postgres(?:ql)?:$/u, "wants postgres://user:password@host:5432/name");

/** Whoever may guess as often as the limits let them should not get there. */
const secret = (least: number) => z.string().min(least, `wants at least ${least} characters`);

/** Every variable that is read, with its default. Limits as in the README's table. */
const environment = z.object({
  CORPUS_DIR: z.string().default("corpus"),
  DATA_DIR: z.string().default("data"),
  HOST: z.string().default("127.0.0.1"),
  PORT: whole(3000, 0).refine((port) => port <= 65_535, "wants a port from 0 to 65535"),
  EMBEDDINGS: embeddings,
  CHAT_MODEL: chatModel.optional(),
  OPENAI_BASE_URL: httpUrl.optional(),
  OLLAMA_BASE_URL: httpUrl.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_CONNECTIONS: whole(10),
  DATABASE_TIMEOUT_MS: whole(10_000),
  PROXY_HOPS: whole(0, 0),
  SITE_PASSWORD: secret(8).optional(),
  ADMIN_TOKEN: secret(16).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { message: `wants one of ${LOG_LEVELS.join(", ")}` }).default("info"),
  LOG_QUESTIONS: z.enum(["0", "1"], { message: "wants 0 or 1" }).default("0"),
  MAX_BODY_BYTES: whole(64 * 1024),
  MAX_QUESTION_CHARACTERS: whole(2000),
  MAX_HISTORY_TURNS: whole(20, 0),
  QUESTIONS_PER_MINUTE: whole(20),
  QUESTION_BURST: whole(5),
  MAX_STREAMS_PER_ADDRESS: whole(3),
  MAX_STREAMS: whole(64),
  MODEL_FIRST_TOKEN_MS: whole(30_000),
  MODEL_GAP_MS: whole(20_000),
  MODEL_ANSWER_MS: whole(120_000),
  MODEL_ANSWER_BYTES: whole(16 * 1024),
  ANSWER_THREADS: whole(0, 0),
  ANSWER_CACHE_BYTES: whole(32 * 1024 * 1024, 0),
  MAX_FILE_BYTES: whole(20 * 1024 * 1024),
  MAX_ROW_BYTES: whole(1024 * 1024),
  MAX_PDF_PAGES: whole(500),
  MAX_PARSE_MS: whole(30_000),
  MAX_PARSER_MB: whole(512, 64),
});

/** Names of the environment's variables that this program reads. */
export const SETTING_NAMES: readonly string[] = Object.keys(environment.shape);

/**
 * The settings `env` asks for; an empty variable counts as unset.
 * @throws {SettingsError} naming every variable that is wrong.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== "");
  const parsed = environment.safeParse(Object.fromEntries(set));
  if (!parsed.success) throw new SettingsError(describeIssues(parsed.error));
  return nameSettings(parsed.data);
}

function describeIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`).join("\n");
}

function nameSettings(env: z.infer<typeof environment>): Settings {
  return {
    corpusDir: env.CORPUS_DIR,
    dataDir: env.DATA_DIR,
    host: env.HOST,
    port: env.PORT,
    embeddings: env.EMBEDDINGS,
    chatModel: env.CHAT_MODEL,
    openaiBaseUrl: env.OPENAI_BASE_URL,
    ollamaBaseUrl: env.OLLAMA_BASE_URL,
    proxyHops: env.PROXY_HOPS,
    sitePassword: env.SITE_PASSWORD,
    adminToken: env.ADMIN_TOKEN,
    answerThreads: env.ANSWER_THREADS,
    log: { level: env.LOG_LEVEL, questions: env.LOG_QUESTIONS === "1" },
    database: env.DATABASE_URL === undefined ? undefined : databaseOf(env, env.DATABASE_URL),
    limits: {
      bodyBytes: env.MAX_BODY_BYTES,
      questionCharacters: env.MAX_QUESTION_CHARACTERS,
      historyTurns: env.MAX_HISTORY_TURNS,
      questionsPerMinute: env.QUESTIONS_PER_MINUTE,
      questionBurst: env.QUESTION_BURST,
      streamsPerAddress: env.MAX_STREAMS_PER_ADDRESS,
      streams: env.MAX_STREAMS,
      modelFirstTokenMs: env.MODEL_FIRST_TOKEN_MS,
      modelGapMs: env.MODEL_GAP_MS,
      modelAnswerMs: env.MODEL_ANSWER_MS,
      modelAnswerBytes: env.MODEL_ANSWER_BYTES,
      answerCacheBytes: env.ANSWER_CACHE_BYTES,
      fileBytes: env.MAX_FILE_BYTES,
      rowBytes: env.MAX_ROW_BYTES,
      pages: env.MAX_PDF_PAGES,
      parseMs: env.MAX_PARSE_MS,
      parserMegabytes: env.MAX_PARSER_MB,
    },
  };
}

function databaseOf(env: z.infer<typeof environment>, url: string): DatabaseSetting {
  return { url, connections: env.DATABASE_CONNECTIONS, timeoutMs: env.DATABASE_TIMEOUT_MS };
}
