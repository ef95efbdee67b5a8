import * as z from "zod/mini";
import type { StreamEvent } from "./reading-turn.ts";

const envelope = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.optional(z.string()) }),
});

/** What a refused request says, in the server's own words where it gave some. */
export async function readFailure(response: Response): Promise<Extract<StreamEvent, { type: "failure" }>> {
  const body: unknown = await response.json().catch(() => undefined);
  const told = z.safeParse(envelope, body);
  if (!told.success) {
    return { type: "failure", message: `The server answered ${String(response.status)}.`, hint: null };
  }
  const { message, hint } = told.data.error;
  return { type: "failure", message, hint: hint ?? null };
}
