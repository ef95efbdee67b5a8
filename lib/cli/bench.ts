import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { formatBench } from "../bench/bench-report.ts";
import { type BenchPool, readBenchPool } from "../bench/bench-pool.ts";
import { drawChart } from "../bench/draw-chart.ts";
import { drawGrowth } from "../bench/draw-growth.ts";
import { formatGrowth } from "../bench/growth-report.ts";
import { runBench } from "../bench/run-bench.ts";
import { runGrowth } from "../bench/run-growth.ts";
import { RecordsError } from "../evaluate/records.ts";

const USAGE = `npm run bench -- --data FOLDER [--sizes 5,1000,10000,100000] [--model-up-to 1000] [--json FILE] [--chart FILE]
npm run bench -- --data FOLDER --growth 100,1000,10000,37000 [--body-characters 1500] [--keep-in FOLDER] [--json FILE] [--chart FILE]

  --data             holds the folders realtimeqa and allsides
  --sizes            passages to measure at
  --model-up-to      passages up to which the bundled model embeds; above it, vectors are seeded
  --growth           instead: articles to measure at, keywords only, from their files to whole answers
  --body-characters  a longer article is cut there
  --keep-in          leaves corpus and archive of each size in a folder below this one
  --json             also writes the figures to a file
  --chart            also draws them as an SVG`;

class UsageError extends Error {
  override readonly name = "UsageError";
}

try {
  await bench();
} catch (error) {
  process.exitCode = reportFailure(error);
}

async function bench(): Promise<void> {
  const order = readOrder();
  const pool = await readBenchPool(order.data);
  const { report, text, chart } = await (order.growth === undefined ? benchSizes : benchGrowth)(pool, order);
  console.log(text);
  if (order.json !== undefined) await writeFile(order.json, `${JSON.stringify(report, null, 2)}\n`);
  if (order.chart !== undefined) await writeFile(order.chart, chart);
}

async function benchSizes(pool: BenchPool, { sizes, modelUpTo }: Order) {
  const report = await runBench(pool, { sizes, modelUpTo, onStep: tell });
  return { report, text: formatBench(report), chart: drawChart(report.rows) };
}

async function benchGrowth(pool: BenchPool, { growth = [], bodyCharacters, keepIn }: Order) {
  const report = await runGrowth(pool, {
    sizes: growth,
    bodyCharacters,
    keepIn,
    onStep: tell,
    onRow: (row) => tell(JSON.stringify(row)),
  });
  return { report, text: formatGrowth(report), chart: drawGrowth(report.rows) };
}

function tell(step: string): void {
  process.stderr.write(`${step}\n`);
}

type Order = ReturnType<typeof readOrder>;

function readOrder() {
  const { values } = parseArguments();
  if (values.data === undefined) throw new UsageError("Say where the articles are: --data FOLDER.");
  const { data, json, chart, "keep-in": keepIn, "body-characters": longest } = values;
  return {
    data,
    json,
    chart,
    keepIn,
    sizes: readCounts(values.sizes),
    modelUpTo: readCount(values["model-up-to"]),
    growth: values.growth === undefined ? undefined : readCounts(values.growth),
    bodyCharacters: longest === undefined ? Infinity : readCount(longest),
  };
}

function parseArguments() {
  try {
    return parseArgs({
      options: {
        data: { type: "string" },
        sizes: { type: "string", default: "5,1000,10000,100000" },
        "model-up-to": { type: "string", default: "1000" },
        growth: { type: "string" },
        "body-characters": { type: "string" },
        "keep-in": { type: "string" },
        json: { type: "string" },
        chart: { type: "string" },
      },
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function readCounts(text: string): number[] {
  return text.split(",").map(readCount);
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0) throw new UsageError(`${text} is no count.`);
  return count;
}

function reportFailure(error: unknown): number {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof RecordsError) console.error(error.message);
  else {
    console.error(error);
    return 1;
  }
  return 2;
}
