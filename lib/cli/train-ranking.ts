import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openEmbeddings } from "../embeddings/open-embeddings.ts";
import { openCorpus, poolOpener } from "../evaluate/open-pool.ts";
import { SENTENCE_FEATURES } from "../retrieve/sentence-features.ts";
import { readSettings, type Settings } from "../settings.ts";
import { fitListwise, type RankedList } from "../train/fit-listwise.ts";
import {
  collectRankingLesson,
  listArticles,
  listSentences,
  type RankingLesson,
} from "../train/collect-ranking-lesson.ts";
import { type LabelledQuestion, readOwnQuestions, SET_READERS } from "../train/labelled-sets.ts";

const USAGE = `npx tsx lib/cli/train-ranking.ts --data FOLDER

Learns lib/retrieve/sentence-weights.json and lib/retrieve/passage-weights.json from the project's own questions (those not
held) and from the development sets clapnq, squad2, realtimeqa and cranfield below FOLDER, and prints what weights learnt
on four fifths of the questions come to on the last fifth. With the vectors that EMBEDDINGS names, where a set has not too
many texts for that. Run it twice: the second run sees the order of the first. Then: npm run train`;

/** What each set counts in ranking sentences, and in ranking passages and their articles. */
const SENTENCE_SHARES: Readonly<Record<string, number>> = {
  questions: 1,
  clapnq: 0.5,
  squad2: 0.5,
  realtimeqa: 1,
};
const PASSAGE_SHARES: Readonly<Record<string, number>> = { squad2: 1, realtimeqa: 1, cranfield: 0.5 };
const SETS = [...new Set([...Object.keys(SENTENCE_SHARES), ...Object.keys(PASSAGE_SHARES)])];
/** Its 64,000 passages would take an hour: it teaches by keywords alone. */
const WITHOUT_VECTORS = "realtimeqa";
const OWN = "questions";
/** Features that tell for a sentence or against it, as the sets will have it; all others only for. */
const EITHER_WAY = new Set(["short", "long", "asks", "early", "articleKeyword"]);
const LEARNING = {
  rounds: 150,
  pull: 0.001,
  positive: SENTENCE_FEATURES.map((name) => !EITHER_WAY.has(name)),
};
/** The best sentence of an article changes with the weights. */
const PASSAGE_ROUNDS = 3;
const FOLDS = 5;

type Taken = Readonly<{ set: string; fold: number; lesson: RankingLesson }>;

const { values } = parseArgs({ options: { data: { type: "string" } } });
if (values.data === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await train(values.data);
}

async function train(data: string): Promise<void> {
  const taken: Taken[] = [];
  for (const set of SETS) taken.push(...(await takeLessons(set, data)));
  const present = {
    sentences: await readWeights("sentence-weights.json"),
    passages: await readWeights("passage-weights.json"),
  };
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const lessons = taken.filter((one) => one.fold !== fold);
    return { sentences: learnSentences(lessons), passages: learnPassages(lessons, present.passages) };
  });
  for (const set of SETS) {
    const own = taken.filter((one) => one.set === set);
    console.log(
      `${set}: ${own.length} questions; sentence first and in three, article first, in ten and reciprocal rank`,
    );
    console.log(`  now         ${describe(own, () => present)}`);
    console.log(`  unseen      ${describe(own, ({ fold }) => folds[fold] ?? present)}`);
  }
  const madeBy = `npx tsx lib/cli/train-ranking.ts --data FOLDER (development halves of ${SETS.join(", ")}; ${taken.length} questions)`;
  const sentences = keepLead(learnSentences(taken), present.sentences, taken);
  await writeWeights("sentence-weights.json", madeBy, sentences);
  await writeWeights("passage-weights.json", madeBy, learnPassages(taken, present.passages));
}

function learnSentences(taken: readonly Taken[]): number[] {
  const lists = shareOut(taken, SENTENCE_SHARES, ({ lesson }, weight) => listSentences(lesson, weight));
  return fitListwise(lists, LEARNING);
}

function learnPassages(taken: readonly Taken[], from: readonly number[]): number[] {
  let weights = [...from];
  for (let round = 0; round < PASSAGE_ROUNDS; round++) {
    const lists = shareOut(taken, PASSAGE_SHARES, ({ lesson }, weight) =>
      listArticles(lesson, weights, weight),
    );
    weights = fitListwise(lists, LEARNING);
  }
  return weights;
}

/** Each set weighs as its share says, however many questions it has that can teach. */
function shareOut(
  taken: readonly Taken[],
  shares: Readonly<Record<string, number>>,
  listOf: (one: Taken, weight: number) => RankedList,
): RankedList[] {
  return Object.entries(shares).flatMap(([set, share]) => {
    const lists = taken.filter((one) => one.set === set).map((one) => listOf(one, 1));
    const useful = lists.filter(
      ({ rivals }) => rivals.some(({ right }) => right) && !rivals.every(({ right }) => right),
    );
    return useful.map((list) => ({ ...list, weight: share / useful.length }));
  });
}

/** How far the best sentence stands above the fourth, on average: what other rooms measure scores by stays as it was. */
function keepLead(weights: readonly number[], present: readonly number[], taken: readonly Taken[]): number[] {
  const leadOf = (by: readonly number[]) =>
    meanOf(
      taken
        .filter(({ set, lesson }) => set === OWN && lesson.sentences.length > 3)
        .map(({ lesson }) => {
          const scores = lesson.sentences.map(({ features }) => scoreOf(features, by)).sort((a, b) => b - a);
          return (scores[0] ?? 0) - (scores[3] ?? 0);
        }),
    );
  const scale = leadOf(present) / leadOf(weights);
  return weights.map((weight) => weight * scale);
}

function describe(
  taken: readonly Taken[],
  weightsOf: (one: Taken) => Readonly<{ sentences: readonly number[]; passages: readonly number[] }>,
): string {
  const ranks = taken.flatMap((one) =>
    rankOf(
      one.lesson.sentences.map(({ features, right }) => ({
        score: scoreOf(features, weightsOf(one).sentences),
        right,
      })),
    ),
  );
  const places = taken.flatMap((one) => {
    const { rivals } = listArticles(one.lesson, weightsOf(one).passages, 1);
    return rankOf(rivals.map(({ right }, at) => ({ score: -at, right })));
  });
  const share = (of: readonly number[], most: number) =>
    meanOf(of.map((rank) => (rank < most ? 1 : 0))).toFixed(3);
  const reciprocal = meanOf(places.map((rank) => (rank < 10 ? 1 / (rank + 1) : 0))).toFixed(3);
  return `${share(ranks, 1)} ${share(ranks, 3)}   ${share(places, 1)} ${share(places, 10)} ${reciprocal}`;
}

/** Rank from 0 of the first right one; nothing when none is right. */
function rankOf(rivals: readonly Readonly<{ score: number; right: boolean }>[]): number[] {
  if (!rivals.some(({ right }) => right)) return [];
  return [rivals.toSorted((a, b) => b.score - a.score).findIndex(({ right }) => right)];
}

function scoreOf(features: readonly number[], weights: readonly number[]): number {
  return features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function takeLessons(set: string, data: string): Promise<Taken[]> {
  const read = readSettings(process.env);
  const settings: Settings = set === WITHOUT_VECTORS ? { ...read, embeddings: { provider: "none" } } : read;
  const embeddings = await openEmbeddings(settings);
  const { assistant, questions } = await openSet(set, data, settings);
  try {
    const archive = await assistant.archive();
    const lessons: Taken[] = [];
    for (const question of questions.filter(({ answerable }) => answerable)) {
      const lesson = await collectRankingLesson(question, { archive, embeddings });
      lessons.push({ set, fold: lessons.length % FOLDS, lesson });
    }
    console.error(`${set}: ${lessons.length} questions`);
    return lessons;
  } finally {
    await assistant.close();
    await embeddings?.close?.();
  }
}

async function openSet(set: string, data: string, settings: Settings) {
  if (set === OWN) {
    const assistant = await openCorpus({ settings, set, data: settings.corpusDir });
    const questions: readonly LabelledQuestion[] = await readOwnQuestions("tests/evaluation");
    return { assistant, questions };
  }
  const reader = SET_READERS[set];
  if (!reader) throw new Error(`There is no set named ${set} to learn from.`);
  const folder = join(data, set);
  const { pool, questions } = await reader(folder);
  return { assistant: await poolOpener({ settings, set, data: folder })(pool), questions };
}

async function readWeights(file: string): Promise<number[]> {
  const written: unknown = JSON.parse(
    await readFile(new URL(`../retrieve/${file}`, import.meta.url), "utf8"),
  );
  // Written by this very command.
  const { weights } = written as { weights: Readonly<Record<string, number>> };
  return SENTENCE_FEATURES.map((name) => weights[name] ?? 0);
}

async function writeWeights(file: string, madeBy: string, weights: readonly number[]): Promise<void> {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const named = Object.fromEntries(SENTENCE_FEATURES.map((name, at) => [name, round(weights[at] ?? 0)]));
  const text = JSON.stringify({ madeBy, weights: named }, null, 2);
  await writeFile(new URL(`../retrieve/${file}`, import.meta.url), `${text}\n`);
}
