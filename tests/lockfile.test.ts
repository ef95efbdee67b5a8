import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));

const lock = z
  .object({
    lockfileVersion: z.literal(3),
    packages: z.record(
      z.string(),
      z.looseObject({
        version: z.string().optional(),
        integrity: z.string().optional(),
        hasInstallScript: z.boolean().optional(),
        optional: z.boolean().optional(),
        link: z.boolean().optional(),
      }),
    ),
  })
  .parse(read("package-lock.json"));
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
const manifest = z.object({ allowScripts: z.record(z.string(), z.boolean()) }).parse(read("package.json"));

/** Versions below these have known holes, or lack what the program leans on. */
const FLOORS: Readonly<Record<string, string>> = {
  next: "16.4.0",
  react: "19.3.0",
  "react-dom": "19.3.0",
  langchain: "1.5.0",
  "@langchain/core": "1.4.0",
  "@langchain/community": "1.1.29",
  "@langchain/classic": "1.0.43",
  "better-sqlite3": "12.11.0",
  "hnswlib-node": "3.0.0",
  ai: "6.0.300",
  zod: "4.6.0",
  vitest: "4.1.0",
  jsdom: "26.1.0",
  mammoth: "1.12.0",
  pg: "8.23.0",
  pino: "10.0.0",
};

function parts(version: string): number[] {
  return version.split("-", 1).join("").split(".").map(Number);
}

function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [parts(version), parts(floor)];
  const at = have.findIndex((part, index) => part !== want[index]);
  return at === -1 || (have[at] ?? 0) > (want[at] ?? 0);
}

describe("package-lock.json", () => {
  it.each(Object.entries(FLOORS))("holds %s at %s or newer, wherever it is installed", (name, floor) => {
    const found = packages.filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(found.length).toBeGreaterThan(0);
    const older = found.filter(([, { version = "0.0.0" }]) => !isAtLeast(version, floor));
    expect(older.map(([path, { version }]) => `${path} ${String(version)}`)).toEqual([]);
  });

  it("lets run no install script but those that are allowed by name", () => {
    const scripted = packages
      .filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional)
      .map(([path]) => path.replace(/^.*node_modules\//u, ""));
    const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
    expect([...new Set(scripted)].filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it("proves every package by its hash, and names no registry", () => {
    const unproven = packages.filter(([, { integrity, link }]) => !link && integrity === undefined);
    expect(unproven.map(([path]) => path)).toEqual([]);
    expect(packages.filter(([, entry]) => "resolved" in entry).map(([path]) => path)).toEqual([]);
  });
});
