/** A line as it stands on a page; lengths are in points, `y` grows upwards. */
export type PdfLine = Readonly<{ text: string; x: number; right: number; y: number; size: number }>;

/** A piece of text as pdf.js gives it; marks of structure have no `str`. */
type Item = Readonly<{ str: string; transform: readonly number[]; width: number; height: number; hasEOL: boolean }>;

/** Distance between lines, in sizes of their letters, from which a paragraph ends. */
const PARAGRAPH_GAP = 1.75;
/** A line that ends a sentence and leaves this share of the column's width empty ends a paragraph. */
const SHORT_LINE = 0.12;
/** Points by which the first line of a paragraph may be set in. */
const INDENT = { least: 6, most: 60 };
/** A line at the top or foot of at least this share of the pages is the page's, not the article's. */
const RUNNING_SHARE = 0.5;

const ENDS_SENTENCE = /[.!?…:]["'”’»)\]]*$/u;

export function readLines(items: readonly unknown[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfLine | undefined;
  const close = () => {
    if (open && open.text.trim() !== "") lines.push({ ...open, text: open.text.replace(/\s+/gu, " ").trim() });
    open = undefined;
  };
  for (const item of items.filter(isText)) {
    const [, , , , x = 0, y = 0] = item.transform;
    const size = item.height || Math.abs(item.transform[3] ?? 0);
    if (open && item.str !== "" && Math.abs(y - open.y) > Math.max(size, open.size) * 0.6) close();
    open = open
      ? { ...open, text: open.text + item.str, right: Math.max(open.right, x + item.width), size: Math.max(open.size, size) }
      : { text: item.str, x, right: x + item.width, y, size };
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

function isText(item: unknown): item is Item {
  return typeof item === "object" && item !== null && "str" in item && typeof item.str === "string";
}

/** Paragraphs parted by blank lines; what runs along the top and foot of pages is left out. */
export function joinPages(pages: readonly (readonly PdfLine[])[]): string {
  const running = findRunningLines(pages);
  const paragraphs: string[] = [];
  const words = new Set(pages.flat().flatMap(({ text }) => text.toLowerCase().match(/[\p{L}-]+/gu) ?? []));
  for (const page of pages) {
    const own = page.filter((line, index) => !isAtEdge(page, index) || !running.has(shapeOf(line)));
    for (const [index, paragraph] of joinLines(own, words).entries()) {
      const last = paragraphs.at(-1);
      const goesOn = index === 0 && last !== undefined && !ENDS_SENTENCE.test(last) && /^\p{Ll}/u.test(paragraph);
      if (goesOn) paragraphs[paragraphs.length - 1] = joinWords(last, paragraph, words);
      else paragraphs.push(paragraph);
    }
  }
  return paragraphs.join("\n\n");
}

function joinLines(lines: readonly PdfLine[], words: ReadonlySet<string>): string[] {
  const right = Math.max(...lines.map((line) => line.right));
  const paragraphs: string[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const last = paragraphs.at(-1);
    if (before && last !== undefined && !beginsParagraph(line, before, right))
      paragraphs[paragraphs.length - 1] = joinWords(last, line.text, words);
    else paragraphs.push(line.text);
  }
  return paragraphs;
}

function beginsParagraph(line: PdfLine, before: PdfLine, right: number): boolean {
  const size = Math.max(line.size, before.size, 1);
  const isOtherSize = Math.abs(line.size - before.size) > size * 0.15;
  const gap = before.y - line.y;
  // The next column begins at the top again: a paragraph may go on there.
  if (gap < 0) return isOtherSize || ENDS_SENTENCE.test(before.text);
  if (gap > size * PARAGRAPH_GAP || isOtherSize) return true;
  if (!ENDS_SENTENCE.test(before.text)) return false;
  const indent = line.x - before.x;
  return (indent >= INDENT.least && indent <= INDENT.most) || before.right < right - (right - before.x) * SHORT_LINE;
}

/** A word parted at the end of a line is joined, unless the text knows it with its hyphen. */
function joinWords(before: string, after: string, words: ReadonlySet<string>): string {
  const head = /(\p{L}+)-$/u.exec(before)?.[1];
  const tail = /^\p{Ll}+/u.exec(after)?.[0];
  if (head === undefined || tail === undefined) return `${before} ${after}`;
  const isHyphenated = words.has(`${head}-${tail}`.toLowerCase()) && !words.has(`${head}${tail}`.toLowerCase());
  return isHyphenated ? `${before}${after}` : `${before.slice(0, -1)}${after}`;
}

function isAtEdge(page: readonly PdfLine[], index: number): boolean {
  return index < 2 || index >= page.length - 2;
}

/** Numbers of pages differ, the rest of such a line does not. */
function shapeOf({ text }: PdfLine): string {
  return text.replace(/\d+/gu, "0");
}

function findRunningLines(pages: readonly (readonly PdfLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edges = new Set(page.filter((_, index) => isAtEdge(page, index)).map(shapeOf));
    for (const shape of edges) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const least = Math.max(3, pages.length * RUNNING_SHARE);
  return new Set([...counts].filter(([, count]) => count >= least).map(([shape]) => shape));
}
