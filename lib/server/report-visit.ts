import { API_PATHS } from "../http/openapi.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { EndedVisit } from "./room-server.ts";
import { routeName } from "./route-name.ts";

/**
 * Counts a request and writes its line: what was asked of which route, and how it ended. No header, no query, no
 * address; the words of a question only when they were noted.
 */
export function reportVisit(visit: EndedVisit, { log, metrics }: { log: Log; metrics: Metrics }): void {
  const { notes, method, status, tookMs, left } = visit;
  const route = visit.path === undefined ? "other" : routeName(visit.path, API_PATHS);
  metrics.countVisit({ method, route, status, seconds: tookMs / 1000 });
  if (notes.refused !== undefined) metrics.countRefusal(notes.refused);

  const { id, answer, question, refused } = notes;
  const fields = { id, method, route, status, ms: Math.round(tookMs), answer, question, refused, left };
  const words = left ? "left before the end" : "answered";
  if (status >= 500) log.warn(fields, words);
  else if (QUIET.has(route)) log.debug(fields, words);
  else log.info(fields, words);
}

/** Asked for so often that they would drown the rest. */
const QUIET = new Set(["assets", "/api/health", "/api/ready", "/api/metrics"]);
