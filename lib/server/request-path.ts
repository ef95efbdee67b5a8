/**
 * The path of a request as every later step sees it: decoded once, without its query. Undefined for a path that two
 * readers could read differently (encoded slashes, dot segments, doubled slashes, backslashes, control characters,
 * encoding of an encoding): the guard's limits would then count one path and Next serve another.
 */
export function readRequestPath(url: string | undefined): string | undefined {
  const raw = (url ?? "/").split(/[?#]/u, 1)[0] ?? "/";
  const path = decodeOnce(raw);
  if (path === undefined || !path.startsWith("/") || AMBIGUOUS.test(path)) return undefined;
  return slashes(path) === slashes(raw) ? path : undefined;
}

/** A dot segment, an empty segment, a backslash, what is still encoded, or a control character. */
const AMBIGUOUS = /(?:^|\/)\.{1,2}(?:\/|$)|\/\/|[\\%]|\p{Cc}/u;

function decodeOnce(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // A malformed escape is what `undefined` stands for here.
    return undefined;
  }
}

function slashes(path: string): number {
  return path.split("/").length;
}
