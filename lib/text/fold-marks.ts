/** Lower case, white space single, quotation marks and dashes plain, marks at the ends dropped; digits untouched. */
export function foldMarks(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”«»„]/gu, '"')
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[‐-―]/gu, "-")
    .replace(/\s+/gu, " ")
    .replace(/^[\s"'.,;:!?-]+|[\s"'.,;:!?-]+$/gu, "");
}
