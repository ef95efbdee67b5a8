"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { shortcutOf } from "../../lib/page/shortcut-of.ts";

const KeyHelp = lazy(async () => ({ default: (await import("./key-help.tsx")).KeyHelp }));
const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));

/** The keys that work on every page, and what they open. */
export function Shortcuts() {
  const [open, setOpen] = useState<"help" | "palette" | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const shortcut = shortcutOf(event, isWriting(event.target));
      if (shortcut === undefined || event.defaultPrevented) return;
      if (shortcut === "stop") return document.querySelector<HTMLElement>("[data-stop]")?.click();
      if (document.querySelector("dialog:modal") !== null) return;
      event.preventDefault();
      if (shortcut === "help" || shortcut === "palette") setOpen(shortcut);
      else if (shortcut === "write") document.querySelector<HTMLElement>("[data-question-box]")?.focus();
      else stepCitation(shortcut === "next-citation" ? 1 : -1);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  const close = (): void => setOpen(null);
  return (
    <Suspense>
      {open === "help" && <KeyHelp onClose={close} />}
      {open === "palette" && <Palette onClose={close} />}
    </Suspense>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

/** Moves the focus to the chip after or before the one that has it; from elsewhere to the last answer's first. */
function stepCitation(step: 1 | -1): void {
  const chips = [...document.querySelectorAll<HTMLElement>("[data-citation]")];
  const at = chips.findIndex((chip) => chip === document.activeElement);
  const first = document.querySelector<HTMLElement>("[data-turn]:last-child [data-citation]");
  const next = at === -1 ? first : chips[at + step];
  next?.scrollIntoView({ block: "nearest" });
  next?.focus({ focusVisible: true } as FocusOptions);
}
