import { jsonRoute, respondJson } from "../../../lib/http/json-route.ts";
import { readReadiness } from "../../../lib/http/readiness.ts";
import { sharedAssistant } from "../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: async () => {
    const readiness = await readReadiness(async () => (await sharedAssistant()).archive());
    return respondJson(readiness, readiness.ready ? 200 : 503);
  },
});
