import { z } from "zod";

/** Shapes of what the routes give, beside the Answer; used to describe them, not to make them. */
const nullableText = z.string().nullable();
const span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
const origin = z.enum(["text", "file", "editor", "unknown"]);

export const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }),
});

export const articleSummarySchema = z.object({
  id: z.string(),
  title: nullableText,
  outlet: nullableText,
  author: nullableText,
  publishedOn: nullableText,
  url: nullableText,
  length: z.int(),
  originId: z.string(),
});

const attributionSchema = z.union([
  z.object({
    known: z.literal(true),
    name: z.string(),
    role: nullableText,
    asWritten: z.string(),
    span,
  }),
  z.object({ known: z.literal(false) }),
]);

export const quoteSchema = z.object({
  id: z.string(),
  articleId: z.string(),
  kind: z.enum(["direct", "mixed", "indirect"]),
  words: span,
  pieces: z.array(span),
  cue: span.nullable(),
  speaker: attributionSchema,
  via: attributionSchema.nullable(),
  context: span,
});

export const articleViewSchema = articleSummarySchema.extend({
  file: z.string(),
  body: z.string(),
  provenance: z.object({ title: origin, outlet: origin, author: origin, publishedOn: origin, url: origin }),
  note: nullableText,
  furniture: z.array(span),
  quotes: z.array(quoteSchema),
});

export const readinessSchema = z.object({
  ready: z.boolean(),
  degraded: z.array(z.string()),
  archive: z.looseObject({ generation: z.string(), builtAt: z.string(), embeddings: z.string() }).nullable(),
});

export const ingestStateSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("idle") }),
  z.object({ state: z.literal("running"), startedAt: z.string() }),
  z.object({
    state: z.literal("done"),
    startedAt: z.string(),
    endedAt: z.string(),
    report: z.looseObject({ read: z.int(), added: z.int(), changed: z.int(), removed: z.int() }),
  }),
  z.object({
    state: z.literal("failed"),
    startedAt: z.string(),
    endedAt: z.string(),
    code: z.string(),
    message: z.string(),
  }),
]);

export const quoteViewSchema = quoteSchema.extend({
  text: z.string(),
  context: span.extend({ words: z.string() }),
  title: nullableText,
  outlet: nullableText,
  publishedOn: nullableText,
  url: nullableText,
});

const changedWords = z.object({ text: z.string(), span }).nullable();

export const checkedQuoteSchema = z.object({
  verdict: z.enum(["exact", "altered", "other-speaker", "stitched", "not-found"]),
  matches: z.array(
    z.object({
      quote: quoteViewSchema,
      articleId: z.string(),
      said: span,
      claimed: span,
      words: z.string(),
      differences: z.array(z.object({ kind: z.string(), claimed: changedWords, said: changedWords })),
      likeness: z.number(),
      speakerAgrees: z.boolean().nullable(),
    }),
  ),
});

export const speakerSchema = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  role: nullableText,
  quotes: z.int(),
});

export const timelineEventSchema = z.object({
  date: nullableText,
  precision: z.enum(["day", "week", "month", "year", "unknown"]),
  text: z.string(),
  articleId: z.string(),
  span,
  reportedOn: nullableText,
  expression: z.string(),
  expressionSpan: span,
  title: nullableText,
  outlet: nullableText,
});
