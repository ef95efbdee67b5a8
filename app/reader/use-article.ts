"use client";

import { useEffect, useState } from "react";
import type { ArticleView } from "../../lib/http/article-view.ts";
import { readFailure } from "../../lib/page/read-failure.ts";

export type ArticleState =
  | Readonly<{ kind: "loading" }>
  | Readonly<{ kind: "ready"; article: ArticleView }>
  | Readonly<{ kind: "gone" }>
  | Readonly<{ kind: "failed"; message: string }>;

/** Articles read on this page; they do not change under a reader's eyes. */
const read = new Map<string, ArticleView>();

export function useArticle(id: string): ArticleState {
  const [state, setState] = useState<ArticleState>({ kind: "loading" });
  useEffect(() => {
    const leaving = new AbortController();
    setState({ kind: "loading" });
    void readArticle(id, leaving.signal).then((next) => {
      if (!leaving.signal.aborted) setState(next);
    });
    return () => leaving.abort();
  }, [id]);
  return state;
}

async function readArticle(id: string, signal: AbortSignal): Promise<ArticleState> {
  const known = read.get(id);
  if (known) return { kind: "ready", article: known };
  try {
    const response = await fetch(`/api/articles/${encodeURIComponent(id)}`, { signal });
    if (response.status === 404) return { kind: "gone" };
    if (!response.ok) return { kind: "failed", message: (await readFailure(response)).message };
    const article: ArticleView = await response.json();
    read.set(id, article);
    return { kind: "ready", article };
  } catch (failure) {
    if (!signal.aborted) console.error(failure);
    return { kind: "failed", message: "The server cannot be reached." };
  }
}
