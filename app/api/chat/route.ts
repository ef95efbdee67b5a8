import { parseChatRequest } from "../../../lib/http/chat-request.ts";
import { jsonRoute } from "../../../lib/http/json-route.ts";
import { readJsonBody } from "../../../lib/http/read-json-body.ts";
import { streamAnswer } from "../../../lib/http/stream-answer.ts";
import { shared } from "../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  POST: async (request) => {
    const { limits, openAssistant } = shared();
    const asked = parseChatRequest(await readJsonBody(request, limits.bodyBytes), limits);
    return streamAnswer(await openAssistant(), asked, request.signal);
  },
});
