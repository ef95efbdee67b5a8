import { ApiError, describeFailure } from "./api-error.ts";

type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

/** Path parameters as Next hands them over; undefined where a path has none. */
type PathParams = Readonly<Record<string, string | string[] | undefined>> | undefined;
export type RouteContext = Readonly<{ params: Promise<PathParams> }>;
export type Handler = (request: Request, params: Readonly<Record<string, string>>) => Promise<Response>;
type RouteExport = (request: Request, context: RouteContext) => Promise<Response>;

/**
 * The exports of a route file: the given handlers, 405 with `Allow` for every other method, and the one place
 * where a failure becomes `{error: {code, message, hint?}}`. HEAD follows GET.
 */
export function jsonRoute(handlers: Partial<Record<"GET" | "POST", Handler>>): Record<Method, RouteExport> {
  const allow = allowedMethods(handlers);
  const exportFor = (method: Method): RouteExport => {
    const handler =
      method === "HEAD" ? handlers.GET : method === "GET" || method === "POST" ? handlers[method] : undefined;
    return async (request, context) => {
      try {
        if (!handler) throw wrongMethod(method, allow);
        return await handler(request, await plainParams(context));
      } catch (failure) {
        return respondWithFailure(failure);
      }
    };
  };
  return {
    GET: exportFor("GET"),
    HEAD: exportFor("HEAD"),
    POST: exportFor("POST"),
    PUT: exportFor("PUT"),
    PATCH: exportFor("PATCH"),
    DELETE: exportFor("DELETE"),
    OPTIONS: exportFor("OPTIONS"),
  };
}

/** `body` as JSON that no cache keeps. */
export function respondJson(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}

/** The failure in the client's words; a failure of the program's own goes to the log in full. */
export function respondWithFailure(failure: unknown): Response {
  const told = describeFailure(failure);
  if (told.code === "failed") console.error(failure);
  return respondJson(told.body, told.status, told.headers);
}

function allowedMethods(handlers: Partial<Record<"GET" | "POST", Handler>>): string {
  return [...(handlers.GET ? ["GET", "HEAD"] : []), ...(handlers.POST ? ["POST"] : [])].join(", ");
}

function wrongMethod(method: Method, allow: string): ApiError {
  return new ApiError("method_not_allowed", `${method} is not possible here.`, {
    hint: `Use ${allow}.`,
    headers: { allow },
  });
}

async function plainParams(context: RouteContext): Promise<Record<string, string>> {
  const params = (await context.params) ?? {};
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join("/") : (value ?? ""),
  ]);
  return Object.fromEntries(entries);
}
