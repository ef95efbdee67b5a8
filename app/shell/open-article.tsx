"use client";

import type { ReactNode } from "react";
import { useReader } from "../reader/reader-context.ts";

type OpenProps = Readonly<{ articleId: string; className?: string | undefined; children: ReactNode }>;

/** A button that opens a whole article beside the page, with nothing marked. */
export function OpenArticle({ articleId, className, children }: OpenProps) {
  const reader = useReader();
  return (
    <button
      type="button"
      className={className}
      onClick={(event) => reader.open({ articleId, marks: [], at: 0 }, event.currentTarget)}
    >
      {children}
    </button>
  );
}
