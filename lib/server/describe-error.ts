/** An error as the log keeps it: its own words and where it came from, none of what libraries hang on it. */
export type DescribedError = Readonly<{
  name: string;
  message: string;
  stack?: string;
  cause?: DescribedError;
}>;

/** Causes further down than this are not followed. */
const CAUSES_MAX = 5;

/**
 * A failure for the log. Only name, message, stack and causes are taken: a provider's error carries the request with
 * its headers, and they the key.
 */
export function describeError(failure: unknown, depth = 0): DescribedError {
  if (!(failure instanceof Error)) return { name: typeof failure, message: plainText(failure) };
  const { name, message, stack, cause } = failure;
  return {
    name,
    message,
    ...(stack === undefined ? {} : { stack }),
    ...(cause === undefined || depth >= CAUSES_MAX ? {} : { cause: describeError(cause, depth + 1) }),
  };
}

/** What is no error is named by its text alone, when it is one. */
function plainText(value: unknown): string {
  return typeof value === "string" ? value : `a value of type ${typeof value} was thrown`;
}
