import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { withBuildLock } from "../../lib/server/build-lock.ts";

describe("withBuildLock()", () => {
  it("lets one build after the other", async () => {
    const root = await mkdtemp(path.join(tmpdir(), "lock-"));
    const order: string[] = [];
    const build = (name: string) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 30));
      order.push(`${name} ends`);
    };
    await Promise.all([withBuildLock(root, build("one")), withBuildLock(root, build("two"))]);
    expect(order[1]).toBe(order[0]?.replace("begins", "ends"));
    expect(order).toHaveLength(4);
  });

  it("takes over the lock of a process that has died", async () => {
    const root = await mkdtemp(path.join(tmpdir(), "lock-"));
    const folder = path.join(root, "node_modules", ".cache", "on-the-record");
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "page-build.pid"), "999999999");
    expect(await withBuildLock(root, () => Promise.resolve("built"))).toBe("built");
  });

  it("is free again after a build that failed", async () => {
    const root = await mkdtemp(path.join(tmpdir(), "lock-"));
    await expect(withBuildLock(root, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await withBuildLock(root, () => Promise.resolve("built"))).toBe("built");
  });
});
