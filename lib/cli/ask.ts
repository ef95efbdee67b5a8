import { parseArgs } from "node:util";
import { NoIndexError } from "../archive/archive-errors.ts";
import { openAssistant } from "../open-assistant.ts";
import { printAnswer } from "../present/print-answer.ts";
import { readSettings, SettingsError } from "../settings.ts";

const USAGE = `npm run ask -- "QUESTION" [--json]

  --json  the whole answer as JSON, as POST /api/ask gives it`;

const EXIT = { answered: 0, failed: 1, unusable: 2 };

/** The command line cannot be meant, or there is nothing to ask. */
class UsageError extends Error {
  override readonly name = "UsageError";
}

try {
  await runAsk(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportFailure(error);
}

async function runAsk(args: string[]): Promise<void> {
  const { question, json } = readOrder(args);
  const settings = readSettings(process.env);
  if (question.length > settings.limits.questionCharacters) {
    throw new UsageError(`A question has at most ${settings.limits.questionCharacters} characters.`);
  }
  const assistant = await openAssistant(settings);
  try {
    const answer = await assistant.ask({ question, history: [], filters: {}, mode: "write" });
    console.log(
      json ? JSON.stringify(answer, null, 2) : printAnswer(answer, { colour: process.stdout.isTTY }),
    );
  } finally {
    await assistant.close();
  }
}

function readOrder(args: string[]): { question: string; json: boolean } {
  const { values, positionals } = parseOrder(args);
  const question = positionals.join(" ").trim();
  if (values.help === true || question === "") throw new UsageError(USAGE);
  return { question, json: values.json === true };
}

function parseOrder(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean" }, help: { type: "boolean" } },
    });
  } catch (error) {
    throw new UsageError(USAGE, { cause: error });
  }
}

function reportFailure(error: unknown): number {
  const known =
    error instanceof UsageError || error instanceof SettingsError || error instanceof NoIndexError;
  if (known) {
    console.error(error.message);
    return EXIT.unusable;
  }
  console.error(error instanceof Error ? `The question could not be answered: ${error.message}` : error);
  return EXIT.failed;
}
