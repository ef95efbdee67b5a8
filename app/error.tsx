"use client";

import { NoRecord } from "./room/no-record.tsx";

/** A page that broke: words, never a trace. */
export default function BrokenPage() {
  return (
    <NoRecord
      message="This page is broken."
      hint="The server's log says how. The conversation is kept in this browser."
    />
  );
}
