import type { Log } from "./log.ts";

/**
 * Puts what Next and libraries print as errors and warnings into the log, so that every line of it can be parsed.
 * Returns what gives the console back.
 */
export function captureConsole(log: Log): () => void {
  const { error, warn } = console;
  Object.assign(console, {
    error: (...said: readonly unknown[]) => log.error(fieldsOf(said), wordsOf(said, "failed")),
    warn: (...said: readonly unknown[]) => log.warn(fieldsOf(said), wordsOf(said, "warned")),
  });
  return () => Object.assign(console, { error, warn });
}

function fieldsOf(said: readonly unknown[]): { failure?: Error } {
  const failure = said.find((one) => one instanceof Error);
  return failure ? { failure } : {};
}

/** Text only: an object printed whole could hold anything, keys too. */
function wordsOf(said: readonly unknown[], otherwise: string): string {
  const words = said
    .filter((one) => typeof one === "string")
    .join(" ")
    .trim();
  return words === "" ? otherwise : words;
}
