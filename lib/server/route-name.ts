/** Pages of the reading room. */
export const PAGES: readonly string[] = ["/", "/library", "/quotes", "/timeline"];

/**
 * The route a path belongs to, for logs and metrics: one of few names, whatever is asked for. Words of a question
 * never stand in it, since queries are left out and unknown paths have one name together.
 */
export function routeName(path: string, apiPaths: readonly string[]): string {
  if (PAGES.includes(path) || apiPaths.includes(path)) return path;
  if (path.startsWith("/_next/")) return "assets";
  return apiPaths.find((known) => known.includes("{") && patternOf(known).test(path)) ?? "other";
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/gu, "[^/]+")}$`, "u");
}
