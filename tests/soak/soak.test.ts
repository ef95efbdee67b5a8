import { describe, expect, it } from "vitest";
import { soakDamage } from "./soak-damage.ts";
import { soakKills, soakMarkers } from "./soak-kills.ts";

/** The soak's own code at a size that an everyday run has time for; `npm run soak` runs it in full. */
const order = { seed: 7, onStep: () => undefined };
const SLOW_MS = 120_000;

describe("the soak, a little of it", () => {
  it.each([
    ["kills", () => soakKills({ ...order, n: 3 })],
    ["markers", () => soakMarkers({ ...order, n: 3 })],
    ["damage", () => soakDamage({ ...order, n: 24 })],
  ])(
    "%s: nothing fails",
    async (_name, soak) => {
      const { n, failures } = await soak();
      expect(failures).toEqual([]);
      expect(n).toBeGreaterThanOrEqual(3);
    },
    SLOW_MS,
  );
});
