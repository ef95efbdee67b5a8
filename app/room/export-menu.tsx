"use client";

import { EXPORT_FORMATS, type ExportFormat, exportTurns } from "../../lib/page/export-turns.ts";
import type { ReadingTurn } from "../../lib/page/reading-turn.ts";
import { saveFile } from "../shell/save-file.ts";
import { today } from "../shell/today.ts";

type ExportProps = Readonly<{ title: string; turns: readonly ReadingTurn[] }>;

/** The forms in which an answer or a conversation can be kept. */
export function ExportMenu({ title, turns }: ExportProps) {
  const save = (format: ExportFormat): void =>
    saveFile(exportTurns({ title, turns, accessedOn: today() }, format));
  return (
    <>
      {EXPORT_FORMATS.map((format) => (
        <button type="button" key={format} onClick={() => save(format)}>
          {format}
        </button>
      ))}
    </>
  );
}
