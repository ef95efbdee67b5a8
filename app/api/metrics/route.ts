import { jsonRoute } from "../../../lib/http/json-route.ts";
import { shared } from "../../../lib/server/shared-assistant.ts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  GET: async () => {
    const { contentType, text } = await shared().operations.readMetrics();
    return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
  },
});
