import type { Archive } from "../archive/archive.ts";

/** What `read` gives for an archive, read once and let go of together with it; after a failure it is read again. */
export function onceAGeneration<T>(read: (archive: Archive) => Promise<T>): (archive: Archive) => Promise<T> {
  const known = new WeakMap<Archive, Promise<T>>();
  return (archive) => {
    const reading =
      known.get(archive) ??
      read(archive).catch((failure: unknown) => {
        known.delete(archive);
        throw failure;
      });
    known.set(archive, reading);
    return reading;
  };
}
