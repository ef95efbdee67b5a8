import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { runToEnd } from "./soak-kills.ts";
import type { SoakOrder, SoakResult } from "./soak-result.ts";

const outcomes = z.array(z.object({ at: z.int(), failed: z.string(), served: z.string(), next: z.string() }));
type Outcome = z.infer<typeof outcomes>[number];

const KINDS = ["EIO", "ENOSPC", "EACCES"];

/**
 * Lets the Nth call of an ingest that writes fail, for N = 1, 2, 3 and so on until one comes through; each kind of
 * failure in turn. `n` does not matter: the loop ends by itself.
 */
export async function soakFaults({ onStep }: SoakOrder): Promise<SoakResult> {
  const dir = mkdtempSync(join(tmpdir(), "soak-faults-"));
  const failures: string[] = [];
  const figures: Record<string, number> = {};
  let tried = 0;
  for (const kind of KINDS) {
    const { stdout, code } = await runToEnd("../archive/faults/failing-calls.ts", join(dir, kind), kind);
    if (code !== 0) failures.push(`${kind}: the loop ended with ${String(code)}`);
    const told = code === 0 ? outcomes.parse(JSON.parse(stdout)) : [];
    failures.push(...told.flatMap((outcome) => judge(kind, outcome)));
    if (told.at(-1)?.failed !== "") failures.push(`${kind}: no pass came through clean`);
    figures[`calls failed with ${kind}`] = Math.max(0, told.length - 1);
    tried += told.length;
    onStep(tried);
  }
  rmSync(dir, { recursive: true, force: true });
  return { name: "faults at the Nth call", n: tried, failures, figures };
}

/** A failed ingest leaves one whole record served; one that says it is done serves the new one; the next is whole. */
function judge(kind: string, { at, failed, served, next }: Outcome): string[] {
  const allowed = failed === "" ? ["after"] : ["before", "after"];
  return [
    ...(allowed.includes(served) ? [] : [`${kind} at call ${String(at)} served: ${served}`]),
    ...(next === "after" ? [] : [`${kind} at call ${String(at)}, the next ingest: ${next}`]),
  ];
}
