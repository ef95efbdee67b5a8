"use client";

import type { ReactNode } from "react";
import { type CitedWords, useReader } from "../reader/reader-context.ts";

type OpenProps = Readonly<{
  articleId: string;
  cited: CitedWords;
  className?: string | undefined;
  children: ReactNode;
}>;

/** A button that opens the reader beside the page, at these words. */
export function OpenInArticle({ articleId, cited, className, children }: OpenProps) {
  const reader = useReader();
  return (
    <button
      type="button"
      className={className}
      onClick={(event) => reader.open({ articleId, marks: [cited], at: 0 }, event.currentTarget)}
    >
      {children}
    </button>
  );
}
