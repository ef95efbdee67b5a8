import pino from "pino";
import type { LogSetting } from "../settings.ts";
import { describeError } from "./describe-error.ts";

/** What happened, in fields that a machine can sort by, and a few words. */
export interface Log {
  error(fields: object, words: string): void;
  warn(fields: object, words: string): void;
  info(fields: object, words: string): void;
  debug(fields: object, words: string): void;
}

/** Where lines go; a file descriptor or anything with `write`. */
export type LogTarget = Readonly<{ write: (line: string) => void }>;

/** What stands in the log in a secret's place. */
const HIDDEN = "[hidden]";

/**
 * JSON lines, one an event: `time` in ISO 8601, `level` in words. A field `failure` is told by `describeError`; the
 * `secrets` are blotted out wherever they would appear.
 */
export function openLog(
  { level }: Pick<LogSetting, "level">,
  options: { secrets: readonly string[]; target?: LogTarget },
): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { failure: (failure: unknown) => describeError(failure) },
    },
    hideSecrets(options.target ?? pino.destination({ dest: 2, sync: true }), options.secrets),
  );
}

/** Secrets are compared as they stand inside JSON, quotes and backslashes escaped. */
function hideSecrets(target: LogTarget, secrets: readonly string[]): LogTarget {
  const written = secrets
    .filter((secret) => secret !== "")
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  if (written.length === 0) return target;
  return {
    write: (line) => {
      target.write(written.reduce((text, secret) => text.replaceAll(secret, HIDDEN), line));
    },
  };
}
