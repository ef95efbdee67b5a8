import { jsonRoute, respondJson } from "../../../lib/http/json-route.ts";
import { readJsonBody } from "../../../lib/http/read-json-body.ts";
import { askShared } from "../../../lib/server/answer-ask.ts";

/** The room's own server answers POST before it comes here; without it, as in `next dev`, this does. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = jsonRoute({
  POST: async (request) => {
    const read = (limitBytes: number) => readJsonBody(request, limitBytes);
    return respondJson(await askShared(read, request.signal));
  },
});
