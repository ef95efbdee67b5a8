import { NoIndexError } from "../archive/archive-errors.ts";
import { SettingsError } from "../settings.ts";

/** The command line cannot be meant; `message` says how it is used. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const EXIT = { failed: 1, unusable: 2 };

/** Puts a command's failure into words on stderr; returns its exit code. `what` is what could not be done. */
export function reportFailure(error: unknown, what: string): number {
  if (error instanceof UsageError || error instanceof SettingsError || error instanceof NoIndexError) {
    console.error(error.message);
    return EXIT.unusable;
  }
  console.error(error instanceof Error ? `${what}: ${error.message}` : error);
  return EXIT.failed;
}
