import type { ExportFile } from "../../lib/page/export-turns.ts";

/** Hands a file to the browser's own way of keeping files. */
export function saveFile({ name, mediaType, text }: ExportFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
