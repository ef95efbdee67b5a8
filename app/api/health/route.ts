import { jsonRoute, respondJson } from "../../../lib/http/json-route.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: () => Promise.resolve(respondJson({ status: "alive" })),
});
