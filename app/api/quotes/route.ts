import { jsonRoute, respondJson } from "../../../lib/http/json-route.ts";
import { parseQuotesRequest } from "../../../lib/http/quotes-request.ts";
import { readQuotes } from "../../../lib/http/read-quotes.ts";
import { sharedAssistant } from "../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: async (request) => {
    const asked = parseQuotesRequest(request.url);
    const assistant = await sharedAssistant();
    return respondJson(await readQuotes(await assistant.archive(), asked));
  },
});
