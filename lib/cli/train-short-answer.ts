import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { meanOf } from "../evaluate/means.ts";
import { poolOpener } from "../evaluate/open-pool.ts";
import { readSettings } from "../settings.ts";
import { learnPhraseWeights } from "../short-answer/learn-phrase-weights.ts";
import { type PhraseWeights, weighFeatures } from "../short-answer/weigh-features.ts";
import { type MarkedPhrase, markPhrases, phraseLesson } from "../train/collect-phrase-lesson.ts";
import { SET_READERS } from "../train/labelled-sets.ts";

const USAGE = `npx tsx lib/cli/train-short-answer.ts --data FOLDER

Learns lib/short-answer/phrase-weights.json from the development sets realtimeqa and squad2 below FOLDER, and prints what
weights learnt on four fifths of the questions come to on the last fifth. Keyword search only.`;

/** What a question of each set counts. */
const SHARES: Readonly<Record<string, number>> = { realtimeqa: 1, squad2: 0.2 };
const LEARNING = { epochs: 80, rate: 0.2, decay: 0.005 };
const FOLDS = 5;
/** Statements an answer gives at most, for the figures printed. */
const STATED = 3;
/** Smaller weights change nothing and are left out. */
const LEAST = 0.005;

type Question = Readonly<{ set: string; phrases: readonly MarkedPhrase[] }>;

const { values } = parseArgs({ options: { data: { type: "string" } } });
if (values.data === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await train(values.data);
}

async function train(data: string): Promise<void> {
  const questions: Question[] = [];
  for (const set of Object.keys(SHARES)) questions.push(...(await readQuestions(set, join(data, set))));
  const marks = crossValidate(questions);
  for (const set of Object.keys(SHARES)) {
    const own = marks.filter((mark) => mark.set === set);
    const exact = meanOf(own.map((mark) => (mark.exact ? 1 : 0))) ?? 0;
    const f1 = meanOf(own.map((mark) => mark.f1)) ?? 0;
    console.log(
      `${set}: ${own.length} questions, exact ${exact.toFixed(3)}, F1 ${f1.toFixed(3)} on unseen fifths`,
    );
  }
  await writeWeights(learn(questions), questions.length);
}

async function readQuestions(set: string, folder: string): Promise<Question[]> {
  const reader = SET_READERS[set];
  if (!reader) throw new Error(`There is no set named ${set} to learn from.`);
  const { pool, phrases = [] } = await reader(folder);
  const settings = { ...readSettings(process.env), embeddings: { provider: "none" } as const };
  const assistant = await poolOpener({ settings, set, data: folder })(pool);
  try {
    const archive = await assistant.archive();
    const questions: Question[] = [];
    for (const phrase of phrases) questions.push({ set, phrases: await markPhrases(phrase, archive) });
    return questions;
  } finally {
    await assistant.close();
  }
}

function learn(questions: readonly Question[]): PhraseWeights {
  return learnPhraseWeights(
    questions.map(({ set, phrases }) => phraseLesson(phrases, SHARES[set] ?? 1)),
    LEARNING,
  );
}

type Mark = Readonly<{ set: string; exact: boolean; f1: number }>;

/** What each question's best phrase is worth under weights learnt without its fold. */
function crossValidate(questions: readonly Question[]): Mark[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const weights = learn(questions.filter((__, at) => at % FOLDS !== fold));
    const held = questions.filter((__, at) => at % FOLDS === fold);
    return held.map(({ set, phrases }) => ({ set, ...markBest(phrases, weights) }));
  }).flat();
}

function markBest(phrases: readonly MarkedPhrase[], weights: PhraseWeights): Omit<Mark, "set"> {
  const stated = phrases.filter(({ sentence }) => sentence < STATED);
  const scores = stated.map(({ features }) => weighFeatures(features, weights));
  return stated[scores.indexOf(Math.max(...scores))] ?? { exact: false, f1: 0 };
}

async function writeWeights(weights: PhraseWeights, questions: number): Promise<void> {
  const rounded = Object.entries(weights).filter(([, weight]) => Math.abs(weight) >= LEAST);
  const named = Object.fromEntries(rounded.map(([name, weight]) => [name, Math.round(weight * 1000) / 1000]));
  const sets = Object.keys(SHARES).join(", ");
  const madeBy = `npx tsx lib/cli/train-short-answer.ts --data FOLDER (development halves of ${sets}; ${questions} questions)`;
  const text = JSON.stringify({ madeBy, weights: named }, null, 2);
  await writeFile(new URL("../short-answer/phrase-weights.json", import.meta.url), `${text}\n`);
}
