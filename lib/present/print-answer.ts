import type { Answer, AnswerCitation, AnswerStatement } from "../domain/answer.ts";

export type PrintOptions = Readonly<{ colour: boolean }>;

const WIDTH = 92;
const BOLD = ["\u001b[1m", "\u001b[22m"] as const;
const DIM = ["\u001b[2m", "\u001b[22m"] as const;

/** An answer for a terminal: statements with their markers, then the sources with the words they rest on. */
export function printAnswer(answer: Answer, { colour }: PrintOptions): string {
  const paint = ([on, off]: readonly [string, string], text: string) => (colour ? on + text + off : text);
  const sections = [
    answer.standaloneQuestion === answer.question
      ? []
      : [paint(DIM, `Understood as: ${answer.standaloneQuestion}`)],
    answer.notes.map(wrap),
    answer.statements.length === 0
      ? [paint(BOLD, wrap(answer.text))]
      : answer.statements.map((statement) => wrap(printStatement(statement, (text) => paint(BOLD, text)))),
    answer.disagreements.map(({ about, claims }) =>
      [
        `Accounts side by side${about === "" ? "" : `, of ${about}`}:`,
        ...claims.map(({ claimant, value, citation }) => `  ${claimant}: ${value} [${citation}]`),
      ].join("\n"),
    ),
    answer.citations.length === 0
      ? []
      : [[paint(DIM, "Cited"), ...answer.citations.map(printCitation)].join("\n")],
    answer.nearest.length === 0
      ? []
      : [
          [
            paint(DIM, "Nearest in the articles"),
            ...answer.nearest.map((passage) => wrap(`  ${sourceOf(passage)}: ${shorten(passage.words)}`)),
          ].join("\n"),
        ],
    answer.kind === "answered" ? [] : [coverageOf(answer)],
    answer.suggestions.length === 0
      ? []
      : [["You could ask:", ...answer.suggestions.map((one) => `  ${one}`)].join("\n")],
  ];
  return sections.flat().join("\n\n");
}

function printStatement(statement: AnswerStatement, strong: (text: string) => string): string {
  const { text, shortAnswer, speaker, citations } = statement;
  const marked = shortAnswer
    ? text.slice(0, shortAnswer.start) + strong(shortAnswer.text) + text.slice(shortAnswer.end)
    : text;
  const role = speaker?.role ? `, ${speaker.role}` : "";
  const said = speaker ? `${speaker.name.toUpperCase()}${role}: ` : "";
  return `${said}${marked} ${citations.map((number) => `[${number}]`).join("")}`;
}

function printCitation(citation: AnswerCitation): string {
  return wrap(`  [${citation.number}] ${sourceOf(citation)}: “${shorten(citation.words)}”`);
}

function sourceOf({
  outlet,
  publishedOn,
  title,
}: Pick<AnswerCitation, "outlet" | "publishedOn" | "title">): string {
  return `${outlet ?? "Outlet not stated"} · ${publishedOn ?? "date not stated"}${title === null ? "" : ` · ${title}`}`;
}

function coverageOf({ coverage }: Answer): string {
  const { articles, from, to, outlets } = coverage;
  const days = from === null || to === null ? "" : `, ${from} to ${to}`;
  const some =
    outlets.length > 8
      ? `${outlets.slice(0, 8).join(", ")} and ${outlets.length - 8} more`
      : outlets.join(", ");
  return wrap(`The record: ${articles} articles${days}${some === "" ? "" : ` (${some})`}.`);
}

function shorten(words: string): string {
  const plain = words.replace(/\s+/gu, " ");
  return plain.length <= 240 ? plain : `${plain.slice(0, 240).trimEnd()}…`;
}

/** Lines of at most WIDTH characters, broken at spaces; an indent is kept. */
function wrap(text: string): string {
  const indent = /^\s*/u.exec(text)?.[0] ?? "";
  const lines: string[] = [];
  let line = "";
  for (const word of text.trim().split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line].join("\n");
}
