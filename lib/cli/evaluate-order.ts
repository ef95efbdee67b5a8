import { parseArgs } from "node:util";
import { type EvaluateSet, SETS } from "../evaluate/sets.ts";

export const EVALUATE_USAGE = `npm run evaluate -- <set> --data FOLDER [--json FILE] [--limit N] [--keyword-only] [--failures]

  <set>           ${Object.keys(SETS).join(", ")}
  --data          the set's folder; for questions, tests/evaluation unless told
  --json          also writes the figures to a file
  --limit         asks only the first N questions
  --keyword-only  without vectors
  --failures      also lists what went wrong, where the set can tell`;

/** Something on the command line cannot be meant. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export type EvaluateOrder = Readonly<{
  set: string;
  evaluate: EvaluateSet;
  data: string;
  json: string | undefined;
  limit: number | undefined;
  keywordOnly: boolean;
  failures: boolean;
}>;

/** What the words after `npm run evaluate --` ask for. @throws UsageError */
export function readEvaluateOrder(args: readonly string[]): EvaluateOrder {
  const { values, positionals } = parseArguments(args);
  const [set, ...more] = positionals;
  if (set === undefined || more.length > 0) throw new UsageError("Name one set.");
  const evaluate = Object.hasOwn(SETS, set) ? SETS[set] : undefined;
  if (evaluate === undefined) throw new UsageError(`There is no set called ${set}.`);
  const data = values.data ?? (set === "questions" ? "tests/evaluation" : undefined);
  if (data === undefined) throw new UsageError("Say where its folder is: --data FOLDER.");
  const { json, failures } = values;
  const limit = readLimit(values.limit);
  return { set, evaluate, data, json, limit, keywordOnly: values["keyword-only"], failures };
}

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: "string" },
        json: { type: "string" },
        limit: { type: "string" },
        "keyword-only": { type: "boolean", default: false },
        failures: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function readLimit(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const limit = Number(text);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new UsageError("--limit wants a whole number from 1 up.");
  return limit;
}
