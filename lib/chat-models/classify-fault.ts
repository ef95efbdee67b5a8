import { ModelFault, type ModelFaultKind } from "./model-fault.ts";

/** Codes of node's network layer, by class. */
const REFUSED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const DROPPED = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ERR_STREAM_PREMATURE_CLOSE"]);
const TLS_CODE = /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO)/u;

/** A provider's error as a ModelFault; one that is a ModelFault already stays itself. */
export function classifyFault(error: unknown): ModelFault {
  if (error instanceof ModelFault) return error;
  return new ModelFault(kindOf(error), { cause: error });
}

function kindOf(error: unknown): ModelFaultKind {
  const chain = causesOf(error);
  const status = chain.map(statusOf).find((found) => found !== undefined);
  if (status !== undefined) return kindOfStatus(status);
  const codes = chain.flatMap((cause) => codeOf(cause));
  if (codes.some((code) => TLS_CODE.test(code))) return "tls";
  if (codes.some((code) => REFUSED.has(code))) return "refused";
  if (codes.some((code) => DROPPED.has(code))) return "dropped";
  return kindOfWords(chain);
}

/** When neither status nor code tells, the error's own name and words do. */
function kindOfWords(chain: readonly unknown[]): ModelFaultKind {
  if (chain.some((cause) => cause instanceof SyntaxError)) return "malformed";
  const words = chain
    .map((cause) => (cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause)))
    .join(" ");
  if (/api.?key|credential|unauthori[sz]ed/iu.test(words)) return "auth";
  if (/abort/iu.test(words)) return "aborted";
  if (/certificate|self.signed|\bssl\b|\btls\b/iu.test(words)) return "tls";
  if (/JSON|parse|unexpected (?:token|end)/iu.test(words)) return "malformed";
  if (/terminated|socket|premature|did not receive done/iu.test(words)) return "dropped";
  if (/connection error|fetch failed|connect/iu.test(words)) return "refused";
  return "server";
}

function kindOfStatus(status: number): ModelFaultKind {
  if (status === 401 || status === 403) return "auth";
  if (status === 404) return "not-found";
  return status === 429 ? "rate-limited" : "server";
}

/** The error and its causes, outermost first. */
function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (
    let cause = error;
    cause !== undefined && cause !== null && chain.length < 8;
    cause = fieldOf(cause, "cause")
  )
    chain.push(cause);
  return chain;
}

function statusOf(error: unknown): number | undefined {
  const found = [
    fieldOf(error, "status"),
    fieldOf(error, "status_code"),
    fieldOf(fieldOf(error, "response"), "status"),
  ];
  return found.find((status): status is number => typeof status === "number" && status >= 400);
}

function codeOf(error: unknown): string[] {
  const code = fieldOf(error, "code");
  return typeof code === "string" ? [code] : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
