"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { readAddress, type RoomAddress, writeAddress } from "../../lib/page/room-address.ts";

type Shown = Pick<RoomAddress, "conversation" | "filters">;

/**
 * Says in the address what is shown, and tells when the address came to say something else: at first, and when a link
 * or the browser's own buttons led elsewhere. `onLed` should not change between renders.
 */
export function useAddress({ conversation, filters }: Shown, onLed: (address: RoomAddress) => void): void {
  const query = useSearchParams().toString();
  const known = useRef<string | null>(null);
  const [read, setRead] = useState(false);

  useEffect(() => {
    const here = window.location.search;
    if (known.current === here) return;
    known.current = here;
    setRead(true);
    onLed(readAddress(here));
  }, [query, onLed]);

  useEffect(() => {
    if (!read) return;
    const address = writeAddress({ conversation, question: null, filters });
    if (address === window.location.pathname + window.location.search) return;
    window.history.replaceState(null, "", address);
    known.current = window.location.search;
  }, [read, conversation, filters]);
}
