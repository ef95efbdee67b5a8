import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { formatBench } from "../bench/bench-report.ts";
import { readBenchPool } from "../bench/bench-pool.ts";
import { drawChart } from "../bench/draw-chart.ts";
import { runBench } from "../bench/run-bench.ts";
import { RecordsError } from "../evaluate/records.ts";

const USAGE = `npm run bench -- --data FOLDER [--sizes 5,1000,10000,100000] [--model-up-to 1000] [--json FILE] [--chart FILE]

  --data         holds the folders realtimeqa and allsides
  --sizes        passages to measure at
  --model-up-to  passages up to which the bundled model embeds; above it, vectors are seeded
  --json         also writes the figures to a file
  --chart        also draws the 95th percentiles as an SVG`;

class UsageError extends Error {
  override readonly name = "UsageError";
}

try {
  await bench();
} catch (error) {
  process.exitCode = reportFailure(error);
}

async function bench(): Promise<void> {
  const { data, sizes, modelUpTo, json, chart } = readOrder();
  const pool = await readBenchPool(data);
  const report = await runBench(pool, {
    sizes,
    modelUpTo,
    onStep: (step) => {
      process.stderr.write(`${step}\n`);
    },
  });
  console.log(formatBench(report));
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  if (chart !== undefined) await writeFile(chart, drawChart(report.rows));
}

function readOrder() {
  const { values } = parseArguments();
  if (values.data === undefined) throw new UsageError("Say where the articles are: --data FOLDER.");
  const sizes = values.sizes.split(",").map(readCount);
  return { ...values, data: values.data, sizes, modelUpTo: readCount(values["model-up-to"]) };
}

function parseArguments() {
  try {
    return parseArgs({
      options: {
        data: { type: "string" },
        sizes: { type: "string", default: "5,1000,10000,100000" },
        "model-up-to": { type: "string", default: "1000" },
        json: { type: "string" },
        chart: { type: "string" },
      },
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0) throw new UsageError(`${text} is no number of passages.`);
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
