import { jsonRoute, respondJson } from "../../../lib/http/json-route.ts";
import { describeApi } from "../../../lib/http/openapi.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: () => Promise.resolve(respondJson(describeApi())),
});
