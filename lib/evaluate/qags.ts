import { z } from "zod";
import { UNKNOWN_FIELD } from "../domain/article.ts";
import type { Evidence } from "../prove/evidence.ts";
import { proveSentence, readEvidence } from "../prove/prove-sentence.ts";
import { splitSentences } from "../text/sentences.ts";
import { collectRecords, findRecordsFile } from "./records.ts";

/** One news article with the sentences of a summary of it, each judged by three people; `label` is their majority. */
export const qagsItem = z.object({
  id: z.string(),
  dataset: z.enum(["cnndm", "xsum"]),
  article: z.string(),
  sentences: z.array(z.object({ text: z.string(), label: z.enum(["yes", "no"]) })),
});

export type QagsItem = z.infer<typeof qagsItem>;

export type QagsResult = Readonly<{ n: number; metrics: Record<string, number> }>;

/**
 * Balanced accuracy, per summary sentence, of the proof that guards written answers: `cnndmBalanced` and `xsumBalanced`,
 * each the mean of the share of supported sentences that pass and of unsupported ones that do not.
 * A metric is absent when the folder holds no sentence of one of its labels. `n` counts sentences.
 * @throws RecordsError when `items.jsonl` is missing or breaks the schema.
 */
export async function evaluateQags(
  folder: string,
  options: { limit?: number; onProgress?: (done: number, total: number) => void } = {},
): Promise<QagsResult> {
  const all = await collectRecords(findRecordsFile(folder, "items"), qagsItem);
  const items = all.slice(0, options.limit ?? all.length);
  const judged = items.flatMap((item, index) => {
    options.onProgress?.(index, items.length);
    return judgeItem(item);
  });
  options.onProgress?.(items.length, items.length);
  const metrics = { ...balancedOf(judged, "cnndm"), ...balancedOf(judged, "xsum") };
  return { n: judged.length, metrics };
}

export type Judged = Readonly<{ dataset: QagsItem["dataset"]; supported: boolean; passed: boolean }>;

function judgeItem(item: QagsItem): Judged[] {
  const evidence = evidenceOf(joinTokens(item.article));
  const read = readEvidence(evidence);
  return item.sentences.map(({ text, label }) => ({
    dataset: item.dataset,
    supported: label === "yes",
    passed: proveSentence(text, evidence, read).kind === "supported",
  }));
}

/** The set's articles were cut into tokens and put together again with spaces: "56, 000", "2. 4", "18 - under". */
export function joinTokens(text: string): string {
  return text.replace(/(?<=\d[.,]) (?=\d)/gu, "").replace(/(?<=[\p{L}\p{N}]) - (?=[\p{L}\p{N}])/gu, "-");
}

/** The whole article as evidence, with no date of its own. */
export function evidenceOf(body: string): Evidence {
  return {
    article: { body, publishedOn: UNKNOWN_FIELD },
    sentences: splitSentences(body).map(({ span }) => span),
  };
}

export function balancedOf(judged: readonly Judged[], dataset: QagsItem["dataset"]): Record<string, number> {
  const supported = judged.filter((one) => one.dataset === dataset && one.supported);
  const unsupported = judged.filter((one) => one.dataset === dataset && !one.supported);
  if (supported.length === 0 || unsupported.length === 0) return {};
  const passed = supported.filter((one) => one.passed).length / supported.length;
  const blocked = unsupported.filter((one) => !one.passed).length / unsupported.length;
  return { [`${dataset}Balanced`]: (passed + blocked) / 2 };
}
