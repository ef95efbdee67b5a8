import { jsonRoute, respondJson } from "../../../../lib/http/json-route.ts";
import { shared } from "../../../../lib/server/shared-assistant.ts";

/** Behind the admin token: the site's lock stands before every route. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: () => Promise.resolve(respondJson(shared().operations.ingest.state())),
  POST: () => Promise.resolve(respondJson(shared().operations.ingest.start(), 202)),
});
