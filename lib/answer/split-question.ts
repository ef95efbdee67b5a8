const ASKS = "(?:who|whom|whose|what|when|where|why|how|which)";
const JOINS = new RegExp(
  `(?:[?.!]\\s+(?:and\\s+|also\\s+)?|,?\\s+and\\s+(?:also\\s+)?|;\\s*)(?=${ASKS}\\b)`,
  "iu",
);
const MOST_PARTS = 3;

/**
 * The questions in one: "Who is Kuleba and what did he ask for?" has two. A sentence before the first
 * question word is context and stays with every part that follows it.
 */
export function splitQuestion(question: string): string[] {
  const pieces = question
    .split(JOINS)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  if (pieces.length < 2 || pieces.length > MOST_PARTS) return [question];
  const first = pieces[0] ?? "";
  if (!isQuestion(first)) return [question];
  return pieces.every(isQuestion) ? pieces : [question];
}

function isQuestion(piece: string): boolean {
  return (
    new RegExp(`\\b${ASKS}\\b|^(?:is|are|was|were|did|do|does|has|have|can|will)\\b`, "iu").test(piece) &&
    piece.split(/\s+/u).length >= 3
  );
}

const WHO_IS =
  /^(?:(?:and|so|but)\s+)?who(?:['’]s|\s+(?:is|was|are|were))\s+(?<whom>(?:the\s+)?[^\s?.!,;]+(?:\s+[^\s?.!,;]+){0,6})\s*$/iu;
const ASKED_OF = /\b(?<!\p{L}['’])(?:he|she|they)\b/iu;

/** The questions in one, each to be asked by itself: "Who is the coach and what did she say?" goes on with what the coach said. */
export function askEach(question: string): string[] {
  const [first = "", ...rest] = splitQuestion(question);
  const whom = WHO_IS.exec(first.replace(/[?.!]+$/u, ""))?.groups?.["whom"];
  return [first, ...rest.map((part) => (whom === undefined ? part : part.replace(ASKED_OF, () => whom)))];
}
