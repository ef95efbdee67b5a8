import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { currentGeneration, openEmbeddedArchive } from "../../lib/archive/embedded/open-archive.ts";
import { fakeEmbeddings } from "../archive/fake-embeddings.ts";
import { ingestInto } from "../archive/ingest-into.ts";
import { inventArticle, numberedArticle } from "../archive/invented-articles.ts";
import { drawBelow, seededRandom } from "./seeded-random.ts";
import type { SoakOrder, SoakResult } from "./soak-result.ts";

const ZEPPELIN = "The zeppelin came on Monday. It left again.";
const ARTICLES = [
  ...Array.from({ length: 12 }, (_, at) => numberedArticle(at)),
  inventArticle({ id: "zeppelin", body: ZEPPELIN }),
];
const embeddings = fakeEmbeddings();

type Random = () => number;

/** Ways in which a file comes to harm; `other` is the same file of another generation. */
const DAMAGES: Readonly<Record<string, (path: string, random: Random, other: string) => void>> = {
  "one byte flipped": (path, random) => {
    const bytes = readFileSync(path);
    const at = drawBelow(random, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 + drawBelow(random, 255));
    writeFileSync(path, bytes);
  },
  "cut short": (path, random) => truncateSync(path, drawBelow(random, statSync(path).size)),
  "a page of zeros": (path, random) => {
    const bytes = readFileSync(path);
    const at = drawBelow(random, bytes.length);
    // A page that was zero before is no damage: its first byte is set.
    bytes.fill(0, at, Math.min(bytes.length, at + 4096));
    bytes[at] = (readFileSync(path)[at] ?? 0) ^ 0xff;
    writeFileSync(path, bytes);
  },
  "noise appended": (path, random) => {
    const noise = Buffer.from(
      Array.from({ length: 1 + drawBelow(random, 500) }, () => drawBelow(random, 256)),
    );
    writeFileSync(path, Buffer.concat([readFileSync(path), noise]));
  },
  "noise throughout": (path, random) => {
    writeFileSync(path, Buffer.from(readFileSync(path).map(() => drawBelow(random, 256))));
  },
  "of another generation": (path, _random, other) => cpSync(other, path),
  empty: (path) => writeFileSync(path, ""),
  gone: (path) => rmSync(path),
};

/** Damages an index file, opens the archive, and looks whether it answers rightly at once and is whole again. */
export async function soakDamage({ n, seed, onStep }: SoakOrder): Promise<SoakResult> {
  const folder = mkdtempSync(join(tmpdir(), "soak-damage-"));
  const [whole, other, dir] = ["whole", "other", "tried"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await ingestInto(whole, ARTICLES, { embeddings });
  await ingestInto(other, ARTICLES.slice(2), { embeddings });
  const random = seededRandom(seed);
  const names = Object.keys(DAMAGES);
  const failures: string[] = [];
  const damaged = new Set<string>();
  for (let at = 0; at < n; at++) {
    rmSync(dir, { recursive: true, force: true });
    cpSync(whole, dir, { recursive: true });
    const file = ["vectors.hnsw", "keywords.bin", "manifest.json"][at % 3] ?? "";
    const name = names[drawBelow(random, names.length)] ?? "";
    DAMAGES[name]?.(indexFile(dir, file), random, indexFile(other, file));
    damaged.add(`${file} ${name}`);
    const wrong = await describeMended(dir).catch(
      (failure: unknown) => `could not be opened: ${String(failure)}`,
    );
    if (wrong !== undefined) failures.push(`${String(at)}: ${file} ${name}: ${wrong}`);
    onStep(at + 1);
  }
  rmSync(folder, { recursive: true, force: true });
  return { name: "damaged index files", n, failures, figures: { "kinds of damage": damaged.size } };
}

function indexFile(dir: string, name: string): string {
  const [generation = ""] = readdirSync(join(dir, "generations"));
  return join(dir, "generations", generation, name);
}

/** What is wrong with an archive whose index was damaged; undefined when it answers, mends itself and stays mended. */
async function describeMended(dir: string): Promise<string | undefined> {
  const archive = await openEmbeddedArchive(dir, embeddings);
  try {
    const [atOnce] = await archive.searchKeywords([{ term: "zeppelin", weight: 1 }], { limit: 1 });
    if (atOnce?.articleId !== "zeppelin") return `keywords found ${String(atOnce?.articleId)} at once`;
    await archive.settled;
    const { vectors, degraded, articles } = archive.info;
    if (!vectors || degraded.length > 0 || articles !== ARTICLES.length)
      return `not mended: ${degraded.join(" ")}, ${String(articles)} articles`;
    const vector = Float32Array.from(await embeddings.embedQuery(ZEPPELIN));
    const [nearest] = await archive.searchVectors(vector, { limit: 1 });
    if (nearest?.articleId !== "zeppelin") return `vectors found ${String(nearest?.articleId)}`;
  } finally {
    await archive.close();
  }
  const again = await openEmbeddedArchive(dir, embeddings);
  const { vectors, degraded, generation } = again.info;
  await again.close();
  const stays = vectors && degraded.length === 0 && generation === (await currentGeneration(dir));
  return stays ? undefined : `damaged again when opened again: ${degraded.join(" ")}`;
}
