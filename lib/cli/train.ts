import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SUPPORT_FEATURES, SUPPORT_SIGNS } from "../answer/support-features.ts";
import type { Assistant } from "../assistant.ts";
import { openCorpus, poolOpener } from "../evaluate/open-pool.ts";
import { openEmbeddings } from "../embeddings/open-embeddings.ts";
import { readSettings, type Settings } from "../settings.ts";
import { balanceClasses, collectExample } from "../train/collect-example.ts";
import { type Example, type Fitted, fitLogistic } from "../train/fit-logistic.ts";
import { type LabelledQuestion, readOwnQuestions, SET_READERS } from "../train/labelled-sets.ts";

const USAGE = `npm run train -- --data FOLDER [--sets questions,clapnq,mtragun,squad2]

Learns lib/answer/support-weights.json from the development sets below FOLDER and from the project's own questions (those
not held), with the vectors that EMBEDDINGS names. The order of the sentences is learnt before: lib/cli/train-ranking.ts`;

/** What each set counts in the decision whether the record speaks; a set without a figure here counts as one. */
const SHARES: Readonly<Record<string, number>> = {
  questions: 6,
  clapnq: 1,
  mtragun: 1,
  squad2: 0.5,
  realtimeqa: 0,
};
const SUPPORT = { pull: 0.003, rounds: 300, withBias: true, signs: SUPPORT_SIGNS };
const OWN = "questions";

const { values } = parseArgs({
  options: { data: { type: "string" }, sets: { type: "string", default: "questions,clapnq,mtragun" } },
});
if (values.data === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await train(values.data, values.sets.split(","));
}

async function train(data: string, sets: readonly string[]): Promise<void> {
  const lessons = new Map<string, Example[]>();
  for (const set of sets) lessons.set(set, await takeLessons(set, data));
  const support = fitLogistic(
    [...lessons].flatMap(([set, taken]) => balanceClasses(taken, SHARES[set] ?? 1)),
    SUPPORT,
  );
  const questions = [...lessons.values()].flat().length;
  const madeBy = `npm run train -- --sets ${sets.join(",")} (development sets, ${questions} questions)`;
  await writeWeights("../answer/support-weights.json", madeBy, SUPPORT_FEATURES, support);
}

async function takeLessons(set: string, data: string): Promise<Example[]> {
  const settings = readSettings(process.env);
  const embeddings = await openEmbeddings(settings);
  const { assistant, questions } = await openSet(set, data, settings);
  try {
    const archive = await assistant.archive();
    const lessons: Example[] = [];
    for (const question of questions) {
      const lesson = await collectExample(question, { archive, embeddings });
      if (lesson) lessons.push(lesson);
    }
    console.error(`${set}: ${lessons.length} questions`);
    return lessons;
  } finally {
    await assistant.close();
    await embeddings?.close?.();
  }
}

async function openSet(
  set: string,
  data: string,
  settings: Settings,
): Promise<{ assistant: Assistant; questions: readonly LabelledQuestion[] }> {
  if (set === OWN) {
    const assistant = await openCorpus({ settings, set, data: settings.corpusDir });
    return { assistant, questions: await readOwnQuestions("tests/evaluation") };
  }
  const reader = SET_READERS[set];
  if (!reader) throw new Error(`There is no set named ${set} to learn from.`);
  const folder = join(data, set);
  const { pool, questions } = await reader(folder);
  return { assistant: await poolOpener({ settings, set, data: folder })(pool), questions };
}

async function writeWeights(
  path: string,
  madeBy: string,
  names: readonly string[],
  { weights, bias }: Fitted,
): Promise<void> {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const named = Object.fromEntries(names.map((name, at) => [name, round(weights[at] ?? 0)]));
  const text = JSON.stringify({ madeBy, bias: round(bias), weights: named }, null, 2);
  await writeFile(new URL(path, import.meta.url), `${text}\n`);
}
