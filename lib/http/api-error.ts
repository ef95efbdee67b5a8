/** Stable codes of `{error: {code}}`, each with its HTTP status. */
const STATUS_OF = {
  bad_json: 400,
  bad_request: 400,
  question_empty: 400,
  question_too_long: 400,
  history_too_long: 400,
  sign_in_required: 401,
  admin_token_required: 401,
  forbidden_origin: 403,
  not_found: 404,
  article_not_found: 404,
  method_not_allowed: 405,
  ingest_running: 409,
  body_too_large: 413,
  not_json: 415,
  wrong_host: 421,
  too_many_questions: 429,
  too_many_streams: 429,
  too_many_tries: 429,
  failed: 500,
  no_index: 503,
  index_unusable: 503,
  busy: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

export type ErrorBody = Readonly<{ error: Readonly<{ code: ErrorCode; message: string; hint?: string }> }>;

/** A failure that is told to the client in these words. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    message: string,
    more: { hint?: string; headers?: Readonly<Record<string, string>>; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.hint = more.hint;
    this.headers = more.headers ?? {};
  }

  get status(): number {
    return STATUS_OF[this.code];
  }

  get body(): ErrorBody {
    const { code, message, hint } = this;
    return { error: { code, message, ...(hint === undefined ? {} : { hint }) } };
  }
}

/** Failures to open the archive whose own message says what is wrong and what mends it. */
const UNUSABLE_INDEX = new Set(["WrongEmbeddingsError", "NewerArchiveError", "DamagedArchiveError"]);

/**
 * Any failure as words for a client. What is not meant for clients becomes `failed`, with nothing of its own in it.
 * Errors are told apart by name: the bundled page and the server around it each hold their own copy of a class.
 */
export function describeFailure(failure: unknown): ApiError {
  if (failure instanceof ApiError) return failure;
  const name = failure instanceof Error ? failure.name : "";
  if (name === "NoIndexError") {
    return new ApiError("no_index", "There is no index to answer from yet.", {
      hint: "Put articles into the corpus folder and run: npm run ingest",
      headers: { "retry-after": "10" },
      cause: failure,
    });
  }
  if (failure instanceof Error && UNUSABLE_INDEX.has(name)) {
    return new ApiError("index_unusable", failure.message, { cause: failure });
  }
  if (name === "SqliteError" || name === "ArchiveBusyError") {
    return new ApiError("busy", "The archive cannot be read at this moment.", {
      hint: "Try again in a few seconds.",
      headers: { "retry-after": "5" },
      cause: failure,
    });
  }
  return new ApiError("failed", "This could not be done: something in the program is broken.", {
    hint: "The server's log says what.",
    cause: failure,
  });
}
