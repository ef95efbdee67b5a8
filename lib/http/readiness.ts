import type { Archive, ArchiveInfo } from "../archive/archive.ts";
import { describeFailure } from "./api-error.ts";

/** What `GET /api/ready` tells: whether questions can be answered, and which parts are degraded, in words. */
export type Readiness = Readonly<{
  ready: boolean;
  degraded: readonly string[];
  archive: ArchiveInfo | null;
}>;

export async function readReadiness(openArchive: () => Promise<Archive>): Promise<Readiness> {
  try {
    const { info } = await openArchive();
    return { ready: true, degraded: info.degraded, archive: info };
  } catch (failure) {
    const told = describeFailure(failure);
    if (told.code === "failed") console.error(failure);
    return { ready: false, degraded: [[told.message, told.hint].filter(Boolean).join(" ")], archive: null };
  }
}
