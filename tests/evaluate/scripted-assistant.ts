import type { Assistant } from "../../lib/assistant.ts";
import type { Answer, AnswerCitation, FoundPassage } from "../../lib/domain/answer.ts";
import { parseArticleId } from "../../lib/domain/article.ts";
import type { AskRequest } from "../../lib/domain/asking.ts";

/** What the scripted assistant says to one question: each statement with the words it cites. */
export type ScriptedAnswer = Readonly<{
  kind?: Answer["kind"];
  statements?: readonly Readonly<{
    text: string;
    articleId: string;
    start?: number;
    short?: string;
    speaker?: string;
  }>[];
}>;

export type Script = Readonly<{
  answers?: Readonly<Record<string, ScriptedAnswer>>;
  /** Article ids found, best first, by query. */
  found?: Readonly<Record<string, readonly string[]>>;
}>;

/** An Assistant that answers from a script, and keeps what it was asked. */
export function scriptedAssistant(script: Script): Assistant & { readonly asked: AskRequest[] } {
  const asked: AskRequest[] = [];
  const refuse = (): Promise<never> => Promise.reject(new Error("not scripted"));
  return {
    asked,
    ask: (request) => {
      asked.push(request);
      return Promise.resolve(toAnswer(request.question, script.answers?.[request.question] ?? {}));
    },
    search: (query) => Promise.resolve((script.found?.[query] ?? []).map(toFound)),
    archive: refuse,
    coverage: refuse,
    suggestQuestions: refuse,
    close: () => Promise.resolve(),
  };
}

export function articleId(text: string): NonNullable<ReturnType<typeof parseArticleId>> {
  const id = parseArticleId(text);
  if (id === undefined) throw new Error(`${text} is no article id`);
  return id;
}

function toFound(id: string, index: number): FoundPassage {
  const place = { span: { start: 0, end: 1 }, words: "x", score: 1 / (index + 1) };
  return { articleId: articleId(id), title: null, outlet: null, publishedOn: null, ...place };
}

function toAnswer(question: string, { kind, statements = [] }: ScriptedAnswer): Answer {
  const citations = statements.map(({ text, articleId: id, start = 0 }, index): AnswerCitation => {
    const place = { span: { start, end: start + text.length }, words: text };
    const source = { articleId: articleId(id), title: null, outlet: null, publishedOn: null, url: null };
    return { number: index + 1, ...source, ...place, passage: place };
  });
  return {
    kind: kind ?? (statements.length > 0 ? "answered" : "not-in-corpus"),
    question,
    standaloneQuestion: question,
    text: statements.map((statement) => statement.text).join(" "),
    statements: statements.map(({ text, short, speaker }, index) => ({
      text,
      status: "verbatim",
      citations: [index + 1],
      ...(speaker !== undefined && { speaker: { name: speaker, role: null } }),
      ...(short !== undefined && {
        shortAnswer: { start: text.indexOf(short), end: text.indexOf(short) + short.length, text: short },
      }),
    })),
    citations,
    disagreements: [],
    alsoRetrieved: [],
    nearest: [],
    coverage: { articles: 0, from: null, to: null, outlets: [] },
    notes: [],
    suggestions: [],
    engine: { answer: "extract", embeddings: "none", builtAt: "2024-01-01T00:00:00Z" },
    tookMs: 1,
  };
}
