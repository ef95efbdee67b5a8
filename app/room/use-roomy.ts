"use client";

import { useReader } from "../reader/reader-context.ts";
import { useMedia } from "../shell/use-media.ts";

/** Whether the list of conversations has room beside the conversation, and beside the reader when that is open. */
export function useRoomy(): boolean {
  const { opening } = useReader();
  const two = useMedia("(min-width: 1200px)", false);
  const three = useMedia("(min-width: 1900px)", false);
  return opening === null ? two : three;
}
