import { ApiError } from "../../../lib/http/api-error.ts";
import { jsonRoute } from "../../../lib/http/json-route.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: () => Promise.reject(notFound()),
  POST: () => Promise.reject(notFound()),
});

function notFound(): ApiError {
  return new ApiError("not_found", "There is no such address here.", {
    hint: "/api/openapi.json lists every one.",
  });
}
