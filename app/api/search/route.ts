import { jsonRoute, respondJson } from "../../../lib/http/json-route.ts";
import { parseSearchRequest } from "../../../lib/http/search-request.ts";
import { sharedAssistant } from "../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: async (request) => {
    const { query, limit, filters } = parseSearchRequest(request.url);
    const assistant = await sharedAssistant();
    return respondJson({ passages: await assistant.search(query, { limit, filters }) });
  },
});
