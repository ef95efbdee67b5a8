import { jsonRoute, respondJson } from "../../../lib/http/json-route.ts";
import { readSpeakers } from "../../../lib/http/read-quotes.ts";
import { sharedAssistant } from "../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: async () => {
    const assistant = await sharedAssistant();
    return respondJson({ speakers: await readSpeakers(await assistant.archive()) });
  },
});
