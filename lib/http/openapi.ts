import { z } from "zod";
import { answerSchema, foundPassageSchema } from "./answer-schema.ts";
import { askRequestSchema } from "./ask-request.ts";
import { chatRequestSchema } from "./chat-request.ts";
import { citationQuerySchema } from "./citation-request.ts";
import { checkRequestSchema, quotesQuerySchema } from "./quotes-request.ts";
import {
  articleSummarySchema,
  articleViewSchema,
  checkedQuoteSchema,
  errorSchema,
  ingestStateSchema,
  quoteViewSchema,
  readinessSchema,
  speakerSchema,
  timelineEventSchema,
} from "./response-schemas.ts";
import { searchQuerySchema } from "./search-request.ts";
import { timelineQuerySchema } from "./timeline-request.ts";

type Schema = z.core.$ZodType;
type Json = Readonly<Record<string, unknown>>;

/** One route of the interface: what it takes and what it gives, in the schemas that parse and make them. */
type Described = Readonly<{
  path: string;
  method: "get" | "post";
  summary: string;
  query?: z.ZodObject;
  body?: Schema;
  gives: Schema | "event-stream" | "metrics";
  /** Status of success; 200 unless told. */
  status?: number;
  /** Wants the admin token as `Authorization: Bearer`; 404 on a server that has none. */
  admin?: true;
  errors: readonly number[];
}>;

const ROUTES: readonly Described[] = [
  {
    path: "/api/ask",
    method: "post",
    summary: "Answer a question out of the record.",
    body: askRequestSchema,
    gives: answerSchema,
    errors: [400, 403, 413, 415, 429, 503],
  },
  {
    path: "/api/chat",
    method: "post",
    summary:
      "The same as an AI SDK UI message stream: data-progress (transient), data-question, data-statement as each is proven, and data-answer last.",
    body: chatRequestSchema,
    gives: "event-stream",
    errors: [400, 403, 413, 415, 429, 503],
  },
  {
    path: "/api/search",
    method: "get",
    summary: "Passages that speak to some words, best first.",
    query: searchQuerySchema,
    gives: z.object({ passages: z.array(foundPassageSchema) }),
    errors: [400, 503],
  },
  {
    path: "/api/articles",
    method: "get",
    summary: "Every article, ordered by id.",
    gives: z.object({ articles: z.array(articleSummarySchema) }),
    errors: [503],
  },
  {
    path: "/api/articles/{id}",
    method: "get",
    summary: "One article: its text, where each fact about it comes from, and the quotations in it.",
    gives: articleViewSchema,
    errors: [404, 503],
  },
  {
    path: "/api/articles/{id}/citation",
    method: "get",
    summary: "The article as an entry of a bibliography.",
    query: citationQuerySchema,
    gives: z.object({ style: z.string(), text: z.string() }),
    errors: [400, 404, 503],
  },
  {
    path: "/api/quotes",
    method: "get",
    summary: "Quotations with their speakers, by article and place.",
    query: quotesQuerySchema,
    gives: z.object({ quotes: z.array(quoteViewSchema), total: z.int() }),
    errors: [400, 503],
  },
  {
    path: "/api/quotes/check",
    method: "post",
    summary: "Whether words were said so, by this speaker.",
    body: checkRequestSchema,
    gives: checkedQuoteSchema,
    errors: [400, 403, 413, 415, 503],
  },
  {
    path: "/api/speakers",
    method: "get",
    summary: "Everybody who is quoted, those quoted most first.",
    gives: z.object({ speakers: z.array(speakerSchema) }),
    errors: [503],
  },
  {
    path: "/api/timeline",
    method: "get",
    summary: "What the articles date, oldest first; undated events last.",
    query: timelineQuerySchema,
    gives: z.object({ events: z.array(timelineEventSchema), total: z.int() }),
    errors: [400, 503],
  },
  {
    path: "/api/health",
    method: "get",
    summary: "Alive.",
    gives: z.object({ status: z.literal("alive") }),
    errors: [],
  },
  {
    path: "/api/ready",
    method: "get",
    summary: "Whether questions can be answered, and which parts are degraded.",
    gives: readinessSchema,
    errors: [503],
  },
  {
    path: "/api/metrics",
    method: "get",
    summary: "Requests, answers, refusals, faults and the archive's size, as Prometheus reads them.",
    gives: "metrics",
    errors: [],
  },
  {
    path: "/api/admin/ingest",
    method: "get",
    summary: "What became of the last ingest ordered here.",
    gives: ingestStateSchema,
    errors: [404],
    admin: true,
  },
  {
    path: "/api/admin/ingest",
    method: "post",
    summary: "Bring the archive into line with the corpus, beside the answering.",
    gives: ingestStateSchema,
    status: 202,
    errors: [403, 404, 409],
    admin: true,
  },
  {
    path: "/api/openapi.json",
    method: "get",
    summary: "This document.",
    gives: z.looseObject({ openapi: z.string() }),
    errors: [],
  },
];

/** Every path of the interface, parameters in braces. */
export const API_PATHS: readonly string[] = [...new Set(ROUTES.map(({ path }) => path))];

/** Ways in, when the server has a password or a token; every route but /api/health may answer 401 then. */
const SECURITY = {
  password: { type: "http", scheme: "basic", description: "SITE_PASSWORD, under any user's name." },
  session: { type: "apiKey", in: "cookie", name: "reader-session", description: "Given by /sign-in." },
  adminToken: { type: "http", scheme: "bearer", description: "ADMIN_TOKEN." },
};

/** The HTTP interface as OpenAPI 3.1. */
export function describeApi(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of ROUTES)
    paths[route.path] = { ...paths[route.path], [route.method]: describeRoute(route) };
  return {
    openapi: "3.1.0",
    info: {
      title: "On the Record",
      version: "1",
      description:
        "Answers questions about a corpus of news articles and shows for every sentence where it stands.",
    },
    components: { securitySchemes: SECURITY },
    security: [{}, { password: [] }, { session: [] }, { adminToken: [] }],
    paths,
  };
}

function describeRoute(route: Described): Json {
  const parameters = [...pathParameters(route.path), ...(route.query ? queryParameters(route.query) : [])];
  const refusals = route.path === "/api/health" ? [] : [401];
  const errors = [...refusals, ...route.errors].map((status) => [
    String(status),
    describeJson("Why not.", errorSchema),
  ]);
  return {
    summary: route.summary,
    ...(route.admin ? { security: [{ adminToken: [] }] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: { required: true, ...describeContent(route.body, "input") } } : {}),
    responses: { [route.status ?? 200]: describeSuccess(route.gives), ...Object.fromEntries(errors) },
  };
}

function describeSuccess(gives: Described["gives"]): Json {
  if (gives === "event-stream") return describeText("A UI message stream.", "text/event-stream");
  if (gives === "metrics") return describeText("Prometheus' text format.", "text/plain");
  return describeJson("Done.", gives);
}

function describeText(description: string, type: string): Json {
  return { description, content: { [type]: { schema: { type: "string" } } } };
}

function describeJson(description: string, schema: Schema): Json {
  return { description, ...describeContent(schema, "output") };
}

function describeContent(schema: Schema, io: "input" | "output"): Json {
  return { content: { "application/json": { schema: jsonSchema(schema, io) } } };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(query: z.ZodObject): Json[] {
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: "query",
    required: !z.safeParse(schema, undefined).success,
    schema: jsonSchema(schema, "input"),
  }));
}

/** Article ids are the one custom type: text of their own pattern. */
function jsonSchema(schema: Schema, io: "input" | "output"): Json {
  const described = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema: made }) => {
      if (zodSchema._zod.def.type === "custom")
        Object.assign(made, { type: "string", pattern: "^[A-Za-z0-9._-]{1,128}$" });
    },
  });
  // The document as a whole names its dialect.
  return Object.fromEntries(Object.entries(described).filter(([key]) => key !== "$schema"));
}
