import { parseAskRequest } from "../../../lib/http/ask-request.ts";
import { jsonRoute, respondJson } from "../../../lib/http/json-route.ts";
import { readJsonBody } from "../../../lib/http/read-json-body.ts";
import { shared } from "../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  POST: async (request) => {
    const { limits, openAssistant } = shared();
    const asked = parseAskRequest(await readJsonBody(request, limits.bodyBytes), limits);
    const assistant = await openAssistant();
    return respondJson(await assistant.ask(asked, { signal: request.signal }));
  },
});
