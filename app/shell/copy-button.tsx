"use client";

import { useEffect, useState } from "react";

/** How long the button says that it copied, in milliseconds. */
const SAID_MS = 2000;

type CopyProps = Readonly<{ text: () => string; children: string; className?: string | undefined }>;

/** Copies text, and says whether it could. */
export function CopyButton({ text, children, className }: CopyProps) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => setSaid("Copied"),
      () => setSaid("Could not copy"),
    );
  };
  return (
    <button type="button" className={className} onClick={copy}>
      <span aria-live="polite">{said ?? children}</span>
    </button>
  );
}
