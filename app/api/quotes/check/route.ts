import { jsonRoute, respondJson } from "../../../../lib/http/json-route.ts";
import { parseCheckRequest } from "../../../../lib/http/quotes-request.ts";
import { readJsonBody } from "../../../../lib/http/read-json-body.ts";
import { checkAgainstRecord } from "../../../../lib/http/read-quotes.ts";
import { shared } from "../../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  POST: async (request) => {
    const { limits, openAssistant } = shared();
    const claim = parseCheckRequest(await readJsonBody(request, limits.bodyBytes));
    const assistant = await openAssistant();
    return respondJson(await checkAgainstRecord(await assistant.archive(), claim));
  },
});
