import { type ChatModel } from "../chat-models/chat-model.ts";
import { classifyFault } from "../chat-models/classify-fault.ts";
import type { ModelFault } from "../chat-models/model-fault.ts";
import type { Article } from "../domain/article.ts";
import type { Passage } from "../domain/passage.ts";
import type { Quote } from "../domain/quote.ts";
import type { Statement } from "../domain/statement.ts";
import type { Fault } from "../prove/evidence.ts";
import { buildPrompt, NO_ANSWER } from "./build-prompt.ts";
import { issueLabels, type LabelLedger } from "./label-ledger.ts";
import { openProver } from "./prove-written.ts";
import { MarkedReader, type MarkedSentence } from "./read-marked-stream.ts";

/** A passage the model may write from. `quotes` are those of its article. */
export type WriteEvidence = Readonly<{
  article: Article;
  passage: Pick<Passage, "span" | "sentences">;
  quotes?: readonly Quote[];
}>;

export type WriteRequest = Readonly<{
  /** Standing alone. */
  question: string;
  /** Best first. */
  evidence: readonly WriteEvidence[];
  model: ChatModel;
  /** Labels given out earlier in the conversation. */
  labels: LabelLedger;
  signal?: AbortSignal | undefined;
}>;

/** Why a sentence of the model's was not shown. */
export type DropReason = Fault["what"] | "unsafe" | "pronoun" | "repeated";

export type WriteEvent =
  | Readonly<{ type: "statement"; statement: Statement }>
  | Readonly<{ type: "dropped"; reason: DropReason }>
  | Readonly<{
      type: "end";
      /** With the labels given out now: to be kept with the answer. */
      labels: LabelLedger;
      statements: number;
      dropped: number;
      /** The model said that the passages do not answer. */
      declined: boolean;
      /** What went wrong with the model; the statements before it stand. */
      fault: ModelFault | null;
    }>;

/**
 * A model's answer, sentence by sentence, each only once it is proven against a passage: what is not is dropped and
 * counted. Ends with exactly one "end"; never throws for a fault of the model. Aborting ends it with kind "aborted".
 */
export async function* writeStatements(request: WriteRequest): AsyncGenerator<WriteEvent, void, undefined> {
  const { ledger, labelled } = issueLabels(request.labels, request.evidence, ({ article, passage }) => ({
    articleId: article.id,
    contentHash: article.contentHash,
    span: passage.span,
  }));
  const prover = openProver(labelled);
  const reader = new MarkedReader(prover.shown.map(({ label }) => label));
  const prompt = buildPrompt(request.question, prover.shown);
  const counts = { statements: 0, dropped: 0, declined: false };

  const judge = function* (sentences: readonly MarkedSentence[]): Generator<WriteEvent> {
    for (const sentence of sentences) {
      if (NO_ANSWER.test(sentence.text)) {
        counts.declined = true;
        continue;
      }
      const judged = prover.judge(sentence);
      if (judged.type === "statement") counts.statements++;
      else counts.dropped++;
      yield judged;
    }
  };

  let fault: ModelFault | null = null;
  try {
    if (prover.shown.length > 0) {
      for await (const piece of request.model.write(prompt, request.signal)) yield* judge(reader.push(piece));
    }
  } catch (error) {
    fault = classifyFault(error);
  }
  yield* judge(reader.end(fault === null));
  yield { type: "end", labels: ledger, ...counts, fault };
}

export type WrittenAnswer = Readonly<{
  statements: readonly Statement[];
  labels: LabelLedger;
  dropped: number;
  declined: boolean;
  fault: ModelFault | null;
  /** For the reader: what was left out or went wrong, in the program's own voice. */
  notes: readonly string[];
}>;

/** `writeStatements` to its end; `onStatement` is called with each statement as soon as it is proven. */
export async function writeAnswer(
  request: WriteRequest & Readonly<{ onStatement?: (statement: Statement) => void }>,
): Promise<WrittenAnswer> {
  const statements: Statement[] = [];
  for await (const event of writeStatements(request)) {
    if (event.type === "statement") {
      statements.push(event.statement);
      request.onStatement?.(event.statement);
    } else if (event.type === "end") {
      const { labels, dropped, declined, fault } = event;
      return { statements, labels, dropped, declined, fault, notes: notesOf(dropped, fault) };
    }
  }
  throw new Error("writeStatements ended without its end: a bug of this room");
}

function notesOf(dropped: number, fault: ModelFault | null): string[] {
  const left = dropped === 1 ? "One sentence" : `${dropped} sentences`;
  return [
    ...(fault ? [fault.message] : []),
    ...(dropped > 0
      ? [
          `${left} of the model's could not be proven from the articles and ${dropped === 1 ? "was" : "were"} left out.`,
        ]
      : []),
  ];
}
