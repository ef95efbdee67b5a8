import * as z from "zod/mini";
import type { Answer, AnswerCitation, AnswerStatement } from "../domain/answer.ts";
import { type ArticleId, parseArticleId } from "../domain/article.ts";

/**
 * Answers as they cross the wire and as a browser keeps them; zod/mini, because the page parses with it too.
 * One definition: the page's parser and `/api/openapi.json` cannot drift from each other.
 */
const articleId = z.custom<ArticleId>(
  (value) => typeof value === "string" && parseArticleId(value) !== undefined,
);
const place = z.int().check(z.nonnegative());
const span = z.readonly(z.object({ start: place, end: place }));
const name = z.nullable(z.string());
const day = z.nullable(z.string());

const passage = { articleId, title: name, outlet: name, publishedOn: day, span, words: z.string() };

export const foundPassageSchema = z.readonly(z.object({ ...passage, score: z.number() }));

export const citationSchema: z.ZodMiniType<AnswerCitation> = z.readonly(
  z.object({
    number: z.int().check(z.positive()),
    ...passage,
    url: name,
    passage: z.readonly(z.object({ span, words: z.string() })),
  }),
);

export const statementSchema: z.ZodMiniType<AnswerStatement> = z.readonly(
  z.object({
    text: z.string(),
    status: z.enum(["verbatim", "supported"]),
    citations: z.readonly(z.array(z.int().check(z.positive())).check(z.minLength(1))),
    insertions: z.exactOptional(z.readonly(z.array(span))),
    origins: z.exactOptional(
      z.readonly(z.object({ articles: z.int().check(z.positive()), origins: z.int().check(z.positive()) })),
    ),
    speaker: z.exactOptional(z.readonly(z.object({ name: z.string(), role: name }))),
    shortAnswer: z.exactOptional(z.readonly(z.object({ start: place, end: place, text: z.string() }))),
  }),
);

const disagreementSchema = z.readonly(
  z.object({
    about: z.string(),
    claims: z.readonly(
      z.array(
        z.readonly(
          z.object({ claimant: z.string(), value: z.string(), citation: z.int().check(z.positive()) }),
        ),
      ),
    ),
  }),
);

export const coverageSchema = z.readonly(
  z.object({ articles: z.int(), from: day, to: day, outlets: z.readonly(z.array(z.string())) }),
);

export const answerSchema: z.ZodMiniType<Answer> = z.readonly(
  z.object({
    kind: z.enum(["answered", "not-in-corpus", "needs-clarification"]),
    question: z.string(),
    standaloneQuestion: z.string(),
    text: z.string(),
    statements: z.readonly(z.array(statementSchema)),
    citations: z.readonly(z.array(citationSchema)),
    disagreements: z.readonly(z.array(disagreementSchema)),
    alsoRetrieved: z.readonly(z.array(foundPassageSchema)),
    nearest: z.readonly(z.array(foundPassageSchema)),
    coverage: coverageSchema,
    notes: z.readonly(z.array(z.string())),
    suggestions: z.readonly(z.array(z.string())),
    engine: z.readonly(z.object({ answer: z.string(), embeddings: z.string(), builtAt: z.string() })),
    tookMs: z.number(),
  }),
);
