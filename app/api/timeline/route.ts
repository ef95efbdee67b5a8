import { jsonRoute, respondJson } from "../../../lib/http/json-route.ts";
import { readTimeline } from "../../../lib/http/read-timeline.ts";
import { parseTimelineRequest } from "../../../lib/http/timeline-request.ts";
import { sharedAssistant } from "../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: async (request) => {
    const asked = parseTimelineRequest(request.url);
    const assistant = await sharedAssistant();
    return respondJson(await readTimeline(await assistant.archive(), asked));
  },
});
