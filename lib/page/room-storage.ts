import * as z from "zod/mini";
import { answerSchema, citationSchema, statementSchema } from "../http/answer-schema.ts";
import { parseArticleId } from "../domain/article.ts";
import type { ArticleId } from "../domain/article.ts";
import { type ReadingTurn, stopTurn } from "./reading-turn.ts";

z.config({ jitless: true });

/** Conversations as this version keeps them. Others' are left as they are, and not shown. */
const PREFIX = "on-the-record/1/";
const LIST_KEY = `${PREFIX}list`;

/** What the list of conversations shows without reading each. */
export type ConversationEntry = Readonly<{ id: string; title: string; updatedAt: string; turns: number }>;

/** The part of the browser's `Storage` that is used. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** kept; or refused, because the store is full or closed to us: what is on the page stays there. */
export type Kept = "kept" | "refused";

const articleId = z.custom<ArticleId>(
  (value) => typeof value === "string" && parseArticleId(value) !== undefined,
);

const filters = z.readonly(
  z.object({
    from: z.exactOptional(z.string()),
    to: z.exactOptional(z.string()),
    outlets: z.exactOptional(z.array(z.string())),
    speakers: z.exactOptional(z.array(z.string())),
    articles: z.exactOptional(z.array(articleId)),
  }),
);

const outcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("working"), progress: z.string() }),
  z.object({ kind: z.literal("answered"), answer: answerSchema }),
  z.object({ kind: z.literal("stopped") }),
  z.object({ kind: z.literal("failed"), message: z.string(), hint: z.nullable(z.string()) }),
]);

const turn = z.object({
  id: z.string(),
  question: z.string(),
  filters,
  alone: z.exactOptional(z.boolean()),
  askedAt: z.string(),
  standalone: z.nullable(z.string()),
  statements: z.array(statementSchema),
  citations: z.array(citationSchema),
  outcome,
  opinion: z.nullable(z.enum(["right", "wrong"])),
});

const entry = z.readonly(
  z.object({ id: z.string(), title: z.string(), updatedAt: z.string(), turns: z.number() }),
);

/** Conversations kept in this browser, the latest first. What cannot be read counts as not there. */
export function listConversations(store: Store): ConversationEntry[] {
  const listed = z.safeParse(z.array(entry), readJson(store, LIST_KEY));
  if (!listed.success) return [];
  return [...listed.data].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}

/** The turns of a kept conversation; undefined when it is not there or not of this version's shape. */
export function readConversation(store: Store, id: string): ReadingTurn[] | undefined {
  const read = z.safeParse(z.array(turn), readJson(store, conversationKey(id)));
  return read.success ? read.data.map(stopTurn) : undefined;
}

/** A kept conversation just as it lies in the store, whatever version wrote it. */
export function rawConversation(store: Store, id: string): string | undefined {
  return readText(store, conversationKey(id)) ?? undefined;
}

export function keepConversation(store: Store, kept: ConversationEntry, turns: readonly ReadingTurn[]): Kept {
  const others = listConversations(store).filter(({ id }) => id !== kept.id);
  const written = writeJson(store, conversationKey(kept.id), turns.map(stopTurn));
  return written === "kept" ? writeJson(store, LIST_KEY, [kept, ...others]) : written;
}

export function renameConversation(store: Store, id: string, title: string): Kept {
  const listed = listConversations(store).map((each) => (each.id === id ? { ...each, title } : each));
  return writeJson(store, LIST_KEY, listed);
}

export function deleteConversation(store: Store, id: string): Kept {
  const others = listConversations(store).filter((each) => each.id !== id);
  const written = writeJson(store, LIST_KEY, others);
  if (written === "kept") store.removeItem(conversationKey(id));
  return written;
}

function conversationKey(id: string): string {
  return `${PREFIX}conversation/${id}`;
}

function readJson(store: Store, key: string): unknown {
  try {
    return JSON.parse(readText(store, key) ?? "null");
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function readText(store: Store, key: string): string | null {
  try {
    return store.getItem(key);
  } catch (cause) {
    if (isStorageError(cause)) return null;
    throw cause;
  }
}

function writeJson(store: Store, key: string, value: unknown): Kept {
  try {
    store.setItem(key, JSON.stringify(value));
    return "kept";
  } catch (cause) {
    if (isStorageError(cause)) return "refused";
    throw cause;
  }
}

/** QuotaExceededError when full, SecurityError when the browser keeps nothing for us. */
function isStorageError(cause: unknown): boolean {
  return (
    cause instanceof DOMException && (cause.name === "QuotaExceededError" || cause.name === "SecurityError")
  );
}
