import { z } from "zod";
import { NO_KNOWN_NAMES } from "../conversation/known-names.ts";
import { standaloneQuestion } from "../conversation/standalone-question.ts";
import type { Conversation, Turn } from "../domain/conversation.ts";
import { corpusBleu } from "./corpus-bleu.ts";
import { type Evaluation, type EvaluationOptions, scoreEach } from "./evaluation.ts";
import { measured, shareOf } from "./means.ts";
import { collectRecords, findOptionalRecordsFile } from "./records.ts";
import { bringsBack, missingTerms } from "./restored-words.ts";

const CanardRecord = z.object({
  title: z.string(),
  section: z.string(),
  history: z.array(z.string()),
  question: z.string(),
  rewrite: z.string(),
});

const MtragRecord = z.object({
  user_history: z.array(z.string()),
  question: z.string(),
  rewrite: z.string(),
});

/** A follow-up in its conversation, with the human rewrite. */
type FollowUp = Readonly<{ conversation: Conversation; question: string; rewrite: string }>;
type Rewritten = Readonly<{ followUp: FollowUp; ours: string }>;

/**
 * Follow-up questions made standalone, against how people did it: corpus BLEU beside copying the question, and the
 * share of CANARD turns in which what was missing came back. No corpus is read: the names come from the conversation.
 * @throws RecordsError when a record is bad.
 */
export async function evaluateRewrite(folder: string, options: EvaluationOptions): Promise<Evaluation> {
  const canard = await rewriteAll(await readCanard(folder), options);
  const mtrag = await rewriteAll(await readMtrag(folder), options);
  const metrics = measured({
    ...bleuOf("canard", canard),
    entityRestored: restoredShare(canard),
    ...bleuOf("mtrag", mtrag),
  });
  return { n: canard.length + mtrag.length, metrics };
}

/** As CANARD's own histories begin: the page's title and its section stand before the first question. */
async function readCanard(folder: string): Promise<FollowUp[]> {
  const path = findOptionalRecordsFile(folder, "canard");
  const records = path === undefined ? [] : await collectRecords(path, CanardRecord);
  return records.map(({ title, section, history, question, rewrite }) => ({
    conversation: [userTurn(title), userTurn(section), ...history.map(alternatingTurn)],
    question,
    rewrite,
  }));
}

async function readMtrag(folder: string): Promise<FollowUp[]> {
  const path = findOptionalRecordsFile(folder, "mtrag");
  const records = path === undefined ? [] : await collectRecords(path, MtragRecord);
  return records.map(({ user_history, question, rewrite }) => ({
    conversation: user_history.map(userTurn),
    question,
    rewrite,
  }));
}

function userTurn(content: string): Turn {
  return { role: "user", content };
}

function alternatingTurn(content: string, index: number): Turn {
  return { role: index % 2 === 0 ? "user" : "assistant", content };
}

function rewriteAll(followUps: readonly FollowUp[], options: EvaluationOptions): Promise<Rewritten[]> {
  return scoreEach(followUps, options, (followUp) =>
    Promise.resolve({ followUp, ours: rewriteOf(followUp) }),
  );
}

function rewriteOf({ conversation, question }: FollowUp): string {
  const outcome = standaloneQuestion(conversation, question, NO_KNOWN_NAMES);
  return outcome.kind === "standalone" ? outcome.question : question;
}

function bleuOf(
  set: "canard" | "mtrag",
  rewritten: readonly Rewritten[],
): Record<string, number | undefined> {
  if (rewritten.length === 0) return {};
  const pairs = rewritten.map(({ followUp, ours }) => ({ candidate: ours, reference: followUp.rewrite }));
  const copies = rewritten.map(({ followUp }) => ({
    candidate: followUp.question,
    reference: followUp.rewrite,
  }));
  return { [`${set}Bleu`]: corpusBleu(pairs), [`${set}CopyBleu`]: corpusBleu(copies) };
}

function restoredShare(rewritten: readonly Rewritten[]): number | undefined {
  const lacking = rewritten.flatMap(({ followUp, ours }) => {
    const history = followUp.conversation.map(({ content }) => content);
    const terms = missingTerms({ ...followUp, history });
    return terms.length === 0 ? [] : [{ terms, ours }];
  });
  return shareOf(lacking, ({ terms, ours }) => bringsBack(terms, ours));
}
