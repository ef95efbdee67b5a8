import { PDFDocument, type PDFFont, StandardFonts } from "pdf-lib";

export type PdfOptions = Readonly<{ title?: string; author?: string; pages?: readonly (readonly string[])[] }>;

/** A PDF of the given pages, each a list of paragraphs set in lines of a newspaper's width. */
export async function makePdf({ title, author, pages = [] }: PdfOptions): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  if (title !== undefined) document.setTitle(title);
  if (author !== undefined) document.setAuthor(author);
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const paragraphs of pages) {
    const page = document.addPage([420, 600]);
    let y = 550;
    for (const paragraph of paragraphs) {
      for (const text of wrapWords(paragraph, font)) {
        page.drawText(text, { x: 40, y, size: 11, font });
        y -= 13;
      }
      y -= 13;
    }
  }
  return document.save({ useObjectStreams: false });
}

function wrapWords(paragraph: string, font: PDFFont): string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(" ")) {
    const last = lines.at(-1);
    const longer = `${last ?? ""} ${word}`;
    if (last !== undefined && font.widthOfTextAtSize(longer, 11) <= 340) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
