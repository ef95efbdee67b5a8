import { jsonRoute, respondJson } from "../../../lib/http/json-route.ts";
import { sharedAssistant } from "../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: async () => {
    const assistant = await sharedAssistant();
    const archive = await assistant.archive();
    return respondJson({ articles: await archive.listArticles() });
  },
});
