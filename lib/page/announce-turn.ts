import { provenIn, type ReadingTurn } from "./reading-turn.ts";
import { sourceLabel } from "./source-label.ts";

/** What a screen reader hears of a turn: finished sentences with their sources, then how it ended. Only ever grows. */
export function announceTurn(turn: ReadingTurn): string[] {
  const { statements, citations } = provenIn(turn);
  const sentences = statements.map((statement) => {
    const sources = statement.citations.flatMap(
      (number) => citations.find((each) => each.number === number) ?? [],
    );
    return `${statement.text} ${sources.map(sourceLabel).join(", ")}`;
  });
  return [...sentences, ...announceOutcome(turn)];
}

function announceOutcome({ outcome }: ReadingTurn): string[] {
  switch (outcome.kind) {
    case "working":
      return [];
    case "answered":
      return outcome.answer.kind === "answered" ? ["End of the answer."] : [outcome.answer.text];
    case "stopped":
      return ["Stopped."];
    case "failed":
      return [[outcome.message, outcome.hint].filter(Boolean).join(" ")];
  }
}
