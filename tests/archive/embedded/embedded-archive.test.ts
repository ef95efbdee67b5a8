import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedArchive } from "../../../lib/archive/embedded/open-archive.ts";
import { describeArchive } from "../../contracts/archive-contract.ts";
import { ingestInto } from "../ingest-into.ts";

describeArchive("embedded", async (articles, embeddings) => {
  const dir = mkdtempSync(join(tmpdir(), "archive-"));
  await ingestInto(dir, articles, { embeddings });
  const archive = await openEmbeddedArchive(dir, embeddings);
  return {
    archive,
    remove: async () => {
      await archive.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
});
