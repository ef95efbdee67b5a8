/** Elements that begin and end a line of text. */
const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 " +
    "H4 H5 H6 HEADER HGROUP HR LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "),
);
/** Elements whose characters are no text. */
const SILENT = new Set("SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG MATH CANVAS AUDIO VIDEO HEAD TITLE SELECT BUTTON TEXTAREA".split(" "));

const ELEMENT = 1;
const TEXT = 3;

/** The text that a reader of `root` sees: paragraphs parted by blank lines, white space as a browser draws it. */
export function textOf(root: Node): string {
  const paragraphs: string[] = [];
  let open = "";
  const close = () => {
    const text = open.replace(/[^\S\n]+/gu, " ").replace(/ ?\n ?/gu, "\n").trim();
    if (text !== "") paragraphs.push(text);
    open = "";
  };
  // Pages can be nested deeper than a stack of calls is.
  const steps: (Node | undefined)[] = [root];
  while (steps.length > 0) {
    const node = steps.pop();
    if (!node) close();
    else if (node.nodeType === TEXT) open += (node.nodeValue ?? "").replace(/\s+/gu, " ");
    else if (node.nodeName.toUpperCase() === "BR") open += "\n";
    else if (!SILENT.has(node.nodeName.toUpperCase())) {
      const isBlock = node.nodeType === ELEMENT && BLOCKS.has(node.nodeName.toUpperCase());
      if (isBlock) close();
      if (isBlock) steps.push(undefined);
      for (let child = node.lastChild; child; child = child.previousSibling) steps.push(child);
    }
  }
  close();
  return paragraphs.join("\n\n");
}

/** The text of a piece of HTML; one without any tag keeps the lines it is written in. */
export function textOfHtml(html: string, open: (html: string) => Node): string {
  if (/<[a-z!/]/iu.test(html)) return textOf(open(html));
  const text = html.includes("&") ? (open(html.replaceAll("\n", "&#10;")).textContent ?? "") : html;
  return text.replace(/\r\n?/gu, "\n").trim();
}
