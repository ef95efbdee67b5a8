"use client";

import { useEffect, useState } from "react";
import type { Speaker } from "../../lib/domain/quote.ts";

/** Speakers offered, those quoted most. */
const OFFERED = 10;

/** Who is quoted most, with how often; nobody while it is fetched, or when it cannot be. */
export function useSpeakers(): readonly Readonly<{ name: string; count: number }>[] {
  const [speakers, setSpeakers] = useState<readonly Speaker[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    fetch("/api/speakers", { signal: leaving.signal })
      .then((response) => response.json())
      .then((body: { speakers?: readonly Speaker[] }) => setSpeakers(body.speakers ?? []))
      .catch((failure: unknown) => {
        if (!leaving.signal.aborted) console.error(failure);
      });
    return () => leaving.abort();
  }, []);
  return speakers.slice(0, OFFERED).map(({ name, quotes }) => ({ name, count: quotes }));
}
