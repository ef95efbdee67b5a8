import { createHash } from "node:crypto";
import { z } from "zod";
import { type Article, type ArticleSummary, parseArticleId } from "../domain/article.ts";
import { indexedText, type Passage } from "../domain/passage.ts";
import type { Span } from "../domain/span.ts";
import type { PendingText } from "./archive-writer.ts";
import { type KeptVector, readSentenceVectors, writeSentenceVectors } from "./sentence-vectors.ts";

/** What a row of `articles` keeps of an article as JSON. */
const span = z.object({ start: z.int(), end: z.int() });
const field = z.union([
  z.object({ value: z.string(), from: z.enum(["text", "file", "editor"]) }),
  z.object({ value: z.null(), from: z.literal("unknown") }),
]);
const facts = z.object({
  title: field,
  outlet: field,
  author: field,
  publishedOn: field,
  url: field,
  note: z.string().nullable(),
  furniture: z.array(span),
});

export type ArticleRow = Readonly<{
  number: number;
  id: string;
  file: string;
  content_hash: string;
  length: number;
  facts: string;
}>;

export type PassageRow = Readonly<{
  id: number;
  article_id: string;
  ordinal: number;
  start: number;
  sentences: Buffer;
  text: string;
  context_line: string;
}>;

export function writeFacts({ title, outlet, author, publishedOn, url, note, furniture }: Article): string {
  return JSON.stringify({ title, outlet, author, publishedOn, url, note, furniture });
}

export function readArticleRow(row: ArticleRow, body: string): Article {
  const { id, file, content_hash: contentHash } = row;
  return { id: idOf(id), file, body, contentHash, ...facts.parse(JSON.parse(row.facts)) };
}

/** Facts of an article, taken out of their JSON by the database: tens of thousands are read at once. */
export type SummaryRow = Readonly<{
  id: string;
  length: number;
  origin: string | null;
  title: unknown;
  outlet: unknown;
  author: unknown;
  published_on: unknown;
  url: unknown;
}>;

/** The columns of a SummaryRow that are facts. @param valueOf how the database takes the value of one out of `facts`. */
export function selectFacts(valueOf: (fact: string) => string): string {
  const columns = {
    title: "title",
    outlet: "outlet",
    author: "author",
    publishedOn: "published_on",
    url: "url",
  };
  return Object.entries(columns)
    .map(([fact, column]) => `${valueOf(fact)} AS ${column}`)
    .join(", ");
}

export function readSummaryRow(row: SummaryRow): ArticleSummary {
  return {
    id: idOf(row.id),
    title: factOf(row.title),
    outlet: factOf(row.outlet),
    author: factOf(row.author),
    publishedOn: factOf(row.published_on),
    url: factOf(row.url),
    length: row.length,
    originId: idOf(row.origin ?? row.id),
  };
}

function factOf(value: unknown): string | null {
  if (value === null || typeof value === "string") return value;
  throw new Error(`The archive holds ${JSON.stringify(value)} where an article's fact belongs.`);
}

export function readPassageRow(row: PassageRow): Passage {
  const { id, ordinal, start, text } = row;
  return {
    id,
    articleId: idOf(row.article_id),
    ordinal,
    span: { start, end: start + text.length },
    text,
    contextLine: row.context_line,
    sentences: readSpans(row.sentences, start),
  };
}

export type PendingRow = Readonly<{
  text_hash: Buffer;
  text: string;
  context_line: string;
  sentences: Buffer;
}>;

export function readPendingRow({
  text_hash,
  text,
  context_line: contextLine,
  sentences,
}: PendingRow): PendingText {
  const whole = indexedText({ text, contextLine });
  const origin = whole.length - text.length;
  return { hash: text_hash.toString("hex"), text: whole, sentences: readSpans(sentences, origin) };
}

export function idOf(text: string): Article["id"] {
  const id = parseArticleId(text);
  if (id === undefined)
    throw new Error(`The archive holds an article under the impossible id ${JSON.stringify(text)}.`);
  return id;
}

/** Spans as pairs of 32-bit numbers (little-endian), counted from `origin`. */
export function writeSpans(spans: readonly Span[], origin: number): Buffer {
  const bytes = Buffer.alloc(spans.length * 8);
  for (const [index, { start, end }] of spans.entries()) {
    bytes.writeUInt32LE(start - origin, index * 8);
    bytes.writeUInt32LE(end - origin, index * 8 + 4);
  }
  return bytes;
}

function readSpans(bytes: Buffer, origin: number): Span[] {
  return Array.from({ length: bytes.length / 8 }, (_, index) => ({
    start: origin + bytes.readUInt32LE(index * 8),
    end: origin + bytes.readUInt32LE(index * 8 + 4),
  }));
}

/** The name under which the vector of a text is kept. */
export function hashText(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest().subarray(0, 16);
}

export function writeVector(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

export function writeSignature(signature: Uint16Array): Buffer {
  return Buffer.from(signature.buffer, signature.byteOffset, signature.byteLength);
}

export function readSignature(bytes: Buffer): Uint16Array {
  const signature = new Uint16Array(bytes.length / 2);
  new Uint8Array(signature.buffer).set(bytes);
  return signature;
}

export type VectorRow = Readonly<{ vector: Buffer; sentences: Buffer | null }>;

export function writeVectorRow({ vector, sentences }: KeptVector): VectorRow {
  return { vector: writeVector(vector), sentences: sentences ? writeSentenceVectors(sentences) : null };
}

export function readVectorRow({ vector, sentences }: VectorRow): KeptVector {
  return {
    vector: readVector(vector),
    sentences: sentences ? readSentenceVectors(sentences) : undefined,
  };
}

/** A copy, since a blob need not be aligned to four bytes. */
export function readVector(bytes: Buffer): Float32Array {
  const vector = new Float32Array(bytes.length / 4);
  new Uint8Array(vector.buffer).set(bytes);
  return vector;
}
