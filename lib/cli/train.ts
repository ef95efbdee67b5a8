import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ONE_TEXT_FEATURES, ONE_TEXT_SIGNS } from "../answer/one-text.ts";
import { SUPPORT_FEATURES, SUPPORT_SIGNS } from "../answer/support-features.ts";
import type { Assistant } from "../assistant.ts";
import { openCorpus, poolOpener } from "../evaluate/open-pool.ts";
import { openEmbeddings } from "../embeddings/open-embeddings.ts";
import { readSettings, type Settings } from "../settings.ts";
import {
  balanceClasses,
  type CollectExample,
  collectExample,
  collectOneText,
} from "../train/collect-example.ts";
import { type Example, type Fitted, fitLogistic } from "../train/fit-logistic.ts";
import { type LabelledQuestion, readOwnQuestions, SET_READERS } from "../train/labelled-sets.ts";

const USAGE = `npm run train -- --data FOLDER [--sets questions,clapnq,mtragun,squad2]

Learns lib/answer/support-weights.json from the development sets below FOLDER and from the project's own questions (those
not held), with the vectors that EMBEDDINGS names; and lib/answer/one-text-weights.json, for a question put to a text of a
passage or two, from clapnq, with vectors and without, and mtragun without (--sets one-text: that only).
The order of the sentences is learnt before: lib/cli/train-ranking.ts`;

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
/** Asked within one text, or a few. */
const ONE_TEXT = { name: "one-text", with: ["clapnq"], without: ["clapnq", "mtragun"] };
/** Few questions teach it, and features that say nearly the same: pulled hard, unseen tenths come out best. */
const ONE_TEXT_FIT = { pull: 0.13, rounds: 600, withBias: true, signs: ONE_TEXT_SIGNS };

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
  const settings = readSettings(process.env);
  if (!sets.includes(ONE_TEXT.name)) await trainSupport(data, sets, settings);
  await trainOneText(data, settings);
}

async function trainSupport(data: string, sets: readonly string[], settings: Settings): Promise<void> {
  const lessons = new Map<string, Example[]>();
  for (const set of sets)
    lessons.set(set, await takeLessons(set, { data, settings, collect: collectExample }));
  const support = fitLogistic(
    [...lessons].flatMap(([set, taken]) => balanceClasses(taken, SHARES[set] ?? 1)),
    SUPPORT,
  );
  const questions = [...lessons.values()].flat().length;
  const madeBy = `npm run train -- --sets ${sets.join(",")} (development sets, ${questions} questions)`;
  await writeWeights("../answer/support-weights.json", madeBy, SUPPORT_FEATURES, support);
}

async function trainOneText(data: string, settings: Settings): Promise<void> {
  const unembedded: Settings = { ...settings, embeddings: { provider: "none" } };
  const taken: Example[][] = [];
  for (const set of ONE_TEXT.with)
    taken.push(await takeLessons(set, { data, settings, collect: collectOneText }));
  for (const set of ONE_TEXT.without)
    taken.push(await takeLessons(set, { data, settings: unembedded, collect: collectOneText }));
  const fitted = fitLogistic(
    taken.flatMap((examples) => balanceClasses(examples, 1)),
    ONE_TEXT_FIT,
  );
  const sets = `${ONE_TEXT.with.join(", ")}; without vectors ${ONE_TEXT.without.join(", ")}`;
  const madeBy = `npm run train -- --sets ${ONE_TEXT.name} (development sets ${sets}; ${taken.flat().length} questions)`;
  await writeWeights("../answer/one-text-weights.json", madeBy, ONE_TEXT_FEATURES, fitted);
}

type Taking = Readonly<{ data: string; settings: Settings; collect: CollectExample }>;

async function takeLessons(set: string, { data, settings, collect }: Taking): Promise<Example[]> {
  const embeddings = await openEmbeddings(settings);
  const { assistant, questions } = await openSet(set, data, settings);
  try {
    const archive = await assistant.archive();
    const lessons: Example[] = [];
    for (const question of questions) {
      const lesson = await collect(question, { archive, embeddings });
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
