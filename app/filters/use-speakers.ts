"use client";

import { useEffect, useState } from "react";
import type { Speaker } from "../../lib/domain/quote.ts";
import type { NameCount } from "../../lib/page/facets.ts";

/** Who is quoted, with how often; nobody while it is fetched, or when it cannot be. */
export function useSpeakers(): readonly NameCount[] {
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
  return speakers.map(({ name, quotes }) => ({ name, count: quotes }));
}
