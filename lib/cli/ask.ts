import { parseArgs } from "node:util";
import { openAssistant } from "../open-assistant.ts";
import { printAnswer } from "../present/print-answer.ts";
import { readSettings } from "../settings.ts";
import { reportFailure, UsageError } from "./report-failure.ts";

const USAGE = `npm run ask -- "QUESTION" [--json]

  --json  the whole answer as JSON, as POST /api/ask gives it`;

try {
  await runAsk(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportFailure(error, "The question could not be answered");
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
