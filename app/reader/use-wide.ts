"use client";

import { useSyncExternalStore } from "react";

/** From this width on the reader stands beside the page; below it is a sheet over it. */
const WIDE = "(min-width: 900px)";

export function useWide(): boolean {
  return useSyncExternalStore(watchWidth, isWide, () => true);
}

function watchWidth(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

function isWide(): boolean {
  return window.matchMedia(WIDE).matches;
}
