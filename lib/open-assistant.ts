import { setImmediate as nextRound } from "node:timers/promises";
import type { Archive } from "./archive/archive.ts";
import { archiveBackend } from "./archive/archive-backend.ts";
import { answerQuestion, EXTRACT, type AnswerParts, type Understood } from "./answer/answer-question.ts";
import { describePassage } from "./answer/render-answer.ts";
import { draftQuestions } from "./answer/suggest-questions.ts";
import type { Assistant } from "./assistant.ts";
import { understandQuestion } from "./answer/understand-question.ts";
import type { ChatModel } from "./chat-models/chat-model.ts";
import { openChatModel } from "./chat-models/open-chat-model.ts";
import { readKnownSpeakers } from "./answer/known-speakers.ts";
import type { KnownNames } from "./conversation/known-names.ts";
import type { Coverage } from "./domain/answer.ts";
import type { ArticleId, ArticleSummary } from "./domain/article.ts";
import type { AnswerEvent, AskRequest } from "./domain/asking.ts";
import { lendEmbeddings } from "./embeddings/lend-embeddings.ts";
import { openEmbeddings } from "./embeddings/open-embeddings.ts";
import { PassageRetriever } from "./retrieve/passage-retriever.ts";
import { dateRangeOf } from "./retrieve/scope-question.ts";
import { serveGenerations } from "./served-generation.ts";
import type { ModelSetting, Settings } from "./settings.ts";

/** What is known of one generation of the archive, read once. */
type Opened = Readonly<{
  archive: Archive;
  articles: ReadonlyMap<ArticleId, ArticleSummary>;
  coverage: Coverage;
  /** Read at the first question. */
  knownNames: () => Promise<KnownNames>;
}>;

const SUGGESTED_AT_MOST = 12;
/** Trying them takes about a second in a record of so many articles. */
const WAITED_FOR = 1000;
/** In a larger one they are not tried anew for each generation: what could be answered a while ago mostly still can. */
const TRIED_AGAIN_MS = 10 * 60_000;

/**
 * The one place that picks implementations. A new generation is opened at the next question after an ingest. `lends`: an
 * ingest into the same folder may use the embeddings that are loaded here. `suggestionsAtHand`: what is held out in a large
 * record, where somebody else has tried it.
 * @throws {NoIndexError} when there is nothing to answer from yet, and what else opening the archive throws.
 */
export async function openAssistant(
  settings: Settings,
  {
    lends = false,
    suggestionsAtHand,
  }: Readonly<{ lends?: boolean; suggestionsAtHand?: () => readonly string[] }> = {},
): Promise<Assistant> {
  const embeddings = await openEmbeddings(settings);
  const model = settings.chatModel && openModel(settings, settings.chatModel);
  const backend = await archiveBackend(settings);
  const generations = await serveGenerations({
    current: backend.currentGeneration,
    open: async () => readOpened(await backend.open(embeddings)),
  }).catch(async (error: unknown) => {
    await backend.close();
    await embeddings?.close?.();
    throw error;
  });
  const lending =
    lends && embeddings?.fixed && !settings.database
      ? await lendEmbeddings(embeddings, settings.dataDir)
      : undefined;
  let suggested: { generation: string; triedMs: number; questions: Promise<string[]> } | undefined;
  /** The last suggestions that were tried to the end, of this generation or an earlier one. */
  let atHand: readonly string[] = [];

  const partsOf = (
    { archive, articles, coverage }: Opened,
    suggestions: readonly string[],
    signal: AbortSignal | undefined,
  ): AnswerParts => ({
    archive,
    embeddings,
    articles,
    coverage,
    suggestions,
    model,
    signal,
    engine: { answer: EXTRACT, embeddings: archive.info.embeddings, builtAt: archive.info.builtAt },
    now: () => performance.now(),
  });

  const answer = async (
    request: AskRequest,
    now: Opened,
    suggestions: readonly string[],
    report: (event: AnswerEvent) => void,
    signal?: AbortSignal,
  ) => {
    const understood: Understood = await understandQuestion(request, now.archive, await now.knownNames());
    return answerQuestion(understood, request, partsOf(now, suggestions, signal), report);
  };

  const suggest = async (now: Opened): Promise<string[]> => {
    const answered: string[] = [];
    for (const question of await draftQuestions(now.archive)) {
      if (answered.length >= SUGGESTED_AT_MOST) break;
      const tried = await answer(plainRequest(question), now, [], () => undefined);
      if (tried.kind === "answered") answered.push(question);
      // Readers' questions go first.
      await nextRound();
    }
    atHand = answered;
    return answered;
  };

  const suggestions = async (now: Opened): Promise<string[]> => {
    const { generation } = now.archive.info;
    const nowMs = performance.now();
    const lastsMs = now.coverage.articles <= WAITED_FOR ? 0 : TRIED_AGAIN_MS;
    if (!suggested || (suggested.generation !== generation && nowMs - suggested.triedMs >= lastsMs))
      suggested = { generation, triedMs: nowMs, questions: suggest(now) };
    return suggested.questions;
  };

  /** In a large record a question is not kept waiting until the suggestions for it have been tried. */
  const suggestionsFor = async (now: Opened): Promise<readonly string[]> => {
    if (now.coverage.articles <= WAITED_FOR) return suggestions(now);
    if (suggestionsAtHand) return suggestionsAtHand();
    // Their failure is told to whoever asks for the suggestions themselves.
    void generations.lend(suggestions).catch(() => undefined);
    return atHand;
  };

  return {
    ask: (request, { onEvent = () => undefined, signal } = {}) =>
      generations.lend(async (now) => {
        signal?.throwIfAborted();
        return answer(request, now, await suggestionsFor(now), onEvent, signal);
      }),
    search: (query, { limit, filters }) =>
      generations.lend(async ({ archive, articles }) => {
        const retriever = new PassageRetriever({ archive, embeddings, filters, limit });
        const found = await retriever.invoke(query);
        return found.map(({ metadata }) => describePassage(metadata, articles));
      }),
    archive: () => generations.lend(({ archive }) => Promise.resolve(archive)),
    coverage: () => generations.lend(({ coverage }) => Promise.resolve(coverage)),
    suggestQuestions: (limit) => generations.lend(async (now) => (await suggestions(now)).slice(0, limit)),
    async close() {
      await lending?.close();
      await generations.close();
      await backend.close();
      await embeddings?.close?.();
    },
  };
}

async function readOpened(archive: Archive): Promise<Opened> {
  const listed = await archive.listArticles();
  const range = dateRangeOf(listed);
  const outlets = [...new Set(listed.flatMap((article) => article.outlet ?? []))].sort();
  let names: Promise<KnownNames> | undefined;
  return {
    archive,
    knownNames: () => (names ??= readKnownSpeakers(archive)),
    articles: new Map(listed.map((article) => [article.id, article])),
    coverage: { articles: listed.length, from: range?.from ?? null, to: range?.to ?? null, outlets },
  };
}

function plainRequest(question: string): AskRequest {
  return { question, history: [], filters: {}, mode: "extract" };
}

function openModel(settings: Settings, choice: ModelSetting): ChatModel {
  const { limits, openaiBaseUrl, ollamaBaseUrl } = settings;
  const baseUrls = { openai: openaiBaseUrl, ollama: ollamaBaseUrl, anthropic: undefined };
  return openChatModel(choice, {
    baseUrl: baseUrls[choice.provider],
    limits: {
      firstTokenMs: limits.modelFirstTokenMs,
      gapMs: limits.modelGapMs,
      answerMs: limits.modelAnswerMs,
      answerBytes: limits.modelAnswerBytes,
    },
  });
}
