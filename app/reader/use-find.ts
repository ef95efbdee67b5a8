"use client";

import { type RefObject, useEffect, useMemo, useState } from "react";
import type { Span } from "../../lib/domain/span.ts";
import { findInText } from "../../lib/page/find-in-text.ts";

export type Finding = Readonly<{
  sought: string;
  seek: (sought: string) => void;
  /** Places found, and which one is shown, from 0. */
  found: number;
  at: number;
  step: (by: 1 | -1) => void;
}>;

/** Places that are coloured at once; a long article may hold many thousands. */
const COLOURED = 1000;

type Place = Readonly<{ paragraph: number; span: Span }>;

/**
 * Looks for words in the paragraphs of a text that is laid out in `text`, each a `[data-paragraph]` whose text is the
 * paragraph's own. Places are coloured by the browser, so that nothing of the text is drawn again.
 */
export function useFind(text: RefObject<HTMLElement | null>, paragraphs: readonly string[]): Finding {
  const [sought, setSought] = useState("");
  const [at, setAt] = useState(0);
  const places = useMemo(
    () =>
      paragraphs.flatMap((each, paragraph) =>
        findInText(each, sought).map((span): Place => ({ paragraph, span })),
      ),
    [paragraphs, sought],
  );
  useEffect(() => {
    const root = text.current;
    const current = places[at];
    if (!root || !current) return;
    const from = Math.max(0, at - COLOURED / 2);
    const ranges = rangesOf(root, places.slice(from, from + COLOURED));
    const shown = ranges.get(current);
    colour("found", [...ranges.values()]);
    colour("found-current", shown ? [shown] : []);
    const scroll = (): void => shown?.startContainer.parentElement?.scrollIntoView({ block: "center" });
    scroll();
    const frame = requestAnimationFrame(scroll);
    return () => {
      cancelAnimationFrame(frame);
      colour("found", []);
      colour("found-current", []);
    };
  }, [text, places, at]);

  return {
    sought,
    seek: (next) => {
      setSought(next);
      setAt(0);
    },
    found: places.length,
    at,
    step: (by) => setAt((now) => (places.length === 0 ? 0 : (now + by + places.length) % places.length)),
  };
}

/** The place that is shown lies over the others. */
const PRIORITY = { found: 1, "found-current": 2 } as const;

/** Where the browser cannot colour ranges, the place is still scrolled to. */
function colour(name: keyof typeof PRIORITY, ranges: readonly Range[]): void {
  if (!("highlights" in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, Object.assign(new Highlight(...ranges), { priority: PRIORITY[name] }));
}

function rangesOf(root: HTMLElement, places: readonly Place[]): Map<Place, Range> {
  const laidOut = root.querySelectorAll<HTMLElement>("[data-paragraph]");
  const ranges = new Map<Place, Range>();
  for (const place of places) {
    const paragraph = laidOut[place.paragraph];
    const range = paragraph && rangeIn(paragraph, place.span);
    if (range) ranges.set(place, range);
  }
  return ranges;
}

/** The characters at `span` of all text in the element. */
function rangeIn(element: HTMLElement, { start, end }: Span): Range | undefined {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let passed = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (!begun && start < passed + length) {
      range.setStart(node, start - passed);
      begun = true;
    }
    if (begun && end <= passed + length) {
      range.setEnd(node, end - passed);
      return range;
    }
    passed += length;
  }
  return undefined;
}
