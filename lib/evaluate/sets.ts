import type { Assistant } from "../assistant.ts";
import type { Evaluation, OpenPool, PoolEvaluationOptions } from "./evaluation.ts";

export type SetOptions = PoolEvaluationOptions &
  Readonly<{
    openPool: OpenPool;
    /** The corpus that CORPUS_DIR names. */
    openCorpus: () => Promise<Assistant>;
  }>;

export type EvaluateSet = (folder: string, options: SetOptions) => Promise<Evaluation>;

/** Every set by the name it is asked for; each is loaded only when asked for. */
export const SETS: Readonly<Record<string, EvaluateSet>> = {
  realtimeqa: async (folder, options) =>
    (await import("./realtimeqa.ts")).evaluateRealtimeqa(folder, options),
  squad2: async (folder, options) => (await import("./squad2.ts")).evaluateSquad2(folder, options),
  clapnq: async (folder, options) => (await import("./clapnq.ts")).evaluateClapnq(folder, options),
  cranfield: async (folder, options) => (await import("./cranfield.ts")).evaluateCranfield(folder, options),
  mtragun: async (folder, options) => (await import("./mtragun.ts")).evaluateMtragun(folder, options),
  rewrite: async (folder, options) => (await import("./rewrite.ts")).evaluateRewrite(folder, options),
  polnear: async (folder, options) => (await import("./polnear.ts")).evaluatePolnear(folder, options),
  qags: async (folder, options) => (await import("./qags.ts")).evaluateQags(folder, options),
  questions: async (folder, options) => (await import("./questions.ts")).evaluateQuestions(folder, options),
};
