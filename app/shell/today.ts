import type { IsoDate } from "../../lib/domain/article.ts";

/** Today as the reader's calendar has it. */
export function today(): IsoDate {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
