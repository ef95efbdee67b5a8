import { connection } from "next/server";
import { describeFailure } from "../lib/http/api-error.ts";

export type RoomRead<T> =
  Readonly<{ kind: "read"; value: T }> | Readonly<{ kind: "unread"; message: string; hint: string | null }>;

/** What a page needs of the archive, at each visit anew, or why there is none in words. */
export async function readRoom<T>(read: () => Promise<T>): Promise<RoomRead<T>> {
  await connection();
  try {
    return { kind: "read", value: await read() };
  } catch (failure) {
    const told = describeFailure(failure);
    if (told.code === "failed") console.error(failure);
    return { kind: "unread", message: told.message, hint: told.hint ?? null };
  }
}
