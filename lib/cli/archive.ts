import { parseArgs } from "node:util";
import { ArchiveLockedError } from "../archive/archive-errors.ts";
import { archiveBackend } from "../archive/archive-backend.ts";
import { copyArchive, type CopyReport } from "../archive/copy-archive.ts";
import { type BackupManifest, backUpArchive } from "../archive/embedded/backup.ts";
import { restoreArchive } from "../archive/embedded/restore.ts";
import { type DatabaseSetting, readSettings, type Settings, SettingsError } from "../settings.ts";
import { UsageError } from "./report-failure.ts";

const USAGE = `npm run archive -- backup FOLDER               writes the archive of DATA_DIR to a new folder, while it is served or not
npm run archive -- restore FOLDER [--force]    puts a backup into DATA_DIR; with --force in the place of what is there
npm run archive -- copy --to postgres://…      makes the database hold what DATA_DIR serves, vectors included
npm run archive -- copy --from postgres://…    the other way

Exit codes: 0 done, 2 nothing was changed, 3 an ingest is at work there`;

const EXIT = { done: 0, nothing: 2, locked: 3 };

try {
  await runArchive(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof ArchiveLockedError ? EXIT.locked : EXIT.nothing;
}

async function runArchive(args: string[]): Promise<void> {
  const { command, folder, force, to, from } = readOrder(args);
  const settings = readSettings(process.env);
  const { dataDir } = settings;
  if (command === "backup") {
    refuseDatabase(settings);
    console.log(describeBackup(await backUpArchive(dataDir, folder, () => new Date()), folder));
  } else if (command === "restore") {
    refuseDatabase(settings);
    console.log(
      `${describeBackup(await restoreArchive(folder, dataDir, { force }), folder)} It is in ${dataDir} now.`,
    );
  } else {
    console.log(
      await copy({ ...settings, database: undefined }, databaseAt(to ?? from ?? ""), to !== undefined),
    );
  }
}

function readOrder(args: string[]) {
  const { values, positionals } = parseOrder(args);
  const [command, folder = "", ...more] = positionals;
  const { force = false, to, from } = values;
  const isCopy = command === "copy" && folder === "" && (to === undefined) !== (from === undefined) && !force;
  const isBackup = command === "backup" && folder !== "" && !force;
  const isRestore = command === "restore" && folder !== "";
  const isPlain = to === undefined && from === undefined;
  if (more.length > 0 || !(isCopy || ((isBackup || isRestore) && isPlain))) throw new UsageError(USAGE);
  return { command, folder, force, to, from };
}

function parseOrder(args: string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { force: { type: "boolean" }, to: text, from: text },
    });
  } catch (error) {
    throw new UsageError(USAGE, { cause: error });
  }
}

/** Postgres has its own backups, which know more of it than this program does. */
function refuseDatabase({ database }: Settings): void {
  if (database)
    throw new UsageError(
      "The archive is in the database of DATABASE_URL: back it up with pg_dump and put it back with pg_restore, or copy it to a folder first (npm run archive -- copy --from …).",
    );
}

function databaseAt(url: string): DatabaseSetting {
  const { database } = readSettings({ ...process.env, DATABASE_URL: url });
  if (!database) throw new SettingsError("Name a database: postgres://user:password@host:5432/name");
  return database;
}

async function copy(folder: Settings, database: DatabaseSetting, isInto: boolean): Promise<string> {
  const [embedded, shared] = [await archiveBackend(folder), await archiveBackend({ ...folder, database })];
  const [from, to] = isInto ? [embedded, shared] : [shared, embedded];
  try {
    const source = await from.openSource();
    try {
      const writer = await to.openWriter();
      try {
        return describeCopy(
          await copyArchive(source, writer, { now: () => new Date() }),
          source.name,
          to.name,
        );
      } finally {
        await writer.close();
      }
    } finally {
      await source.close();
    }
  } finally {
    await shared.close();
    await embedded.close();
  }
}

function describeCopy(report: CopyReport, from: string, to: string): string {
  const { articles, copied, removed, vectors, withoutVector } = report;
  const rest = withoutVector === 0 ? "" : ` ${withoutVector} texts have no vector yet: run npm run ingest.`;
  return `What ${from} serves is in ${to}: ${articles} articles (${copied} copied, ${removed} removed), ${vectors} vectors copied.${rest}`;
}

function describeBackup({ counts, generation }: BackupManifest, folder: string): string {
  return `${folder} holds ${counts.articles} articles and ${counts.passages} passages, as they were indexed on ${generation.builtAt}.`;
}
