import { jsonRoute, respondJson } from "../../../../lib/http/json-route.ts";
import { readArticleView } from "../../../../lib/http/read-article-view.ts";
import { sharedAssistant } from "../../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: async (_request, { id = "" }) => {
    const assistant = await sharedAssistant();
    return respondJson(await readArticleView(await assistant.archive(), id));
  },
});
