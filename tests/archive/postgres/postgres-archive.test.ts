import { afterAll, beforeAll } from "vitest";
import type { Article } from "../../../lib/domain/article.ts";
import type { NamedEmbeddings } from "../../../lib/embeddings/named-embeddings.ts";
import { openDatabase } from "../../../lib/archive/postgres/database.ts";
import { openPostgresArchive } from "../../../lib/archive/postgres/open-postgres.ts";
import { openPostgresWriter } from "../../../lib/archive/postgres/postgres-writer.ts";
import { describeArchive, type OpenOver } from "../../contracts/archive-contract.ts";
import { ingestInto } from "../ingest-into.ts";
import { type StartedPostgres, startPostgres } from "./start-postgres.ts";

let postgres: StartedPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.stop());

function openWith(limits: { scoredMax?: number; rarestMax?: number; exactMax?: number }): OpenOver {
  return async (articles: Article[], embeddings: NamedEmbeddings) => {
    const { setting } = postgres;
    await postgres.run("DROP SCHEMA IF EXISTS on_the_record CASCADE");
    await ingestInto(() => openPostgresWriter(setting), articles, { embeddings });
    const database = openDatabase(setting);
    const archive = await openPostgresArchive(database, setting, embeddings, limits);
    return {
      archive,
      remove: async () => {
        await archive.close();
        await database.close();
      },
    };
  };
}

describeArchive("Postgres", openWith({}));
describeArchive(
  "Postgres, of which searches look at a part only",
  openWith({ scoredMax: 0, rarestMax: 60, exactMax: 0 }),
);
