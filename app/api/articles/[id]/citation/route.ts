import { formatCitation } from "../../../../../lib/cite/format-citation.ts";
import { parseCitationRequest } from "../../../../../lib/http/citation-request.ts";
import { jsonRoute, respondJson } from "../../../../../lib/http/json-route.ts";
import { readArticleView } from "../../../../../lib/http/read-article-view.ts";
import { sharedAssistant } from "../../../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: async (request, { id = "" }) => {
    const { style, accessed } = parseCitationRequest(request.url);
    const assistant = await sharedAssistant();
    const article = await readArticleView(await assistant.archive(), id);
    return respondJson({ style, text: formatCitation(article, style, accessed) });
  },
});
