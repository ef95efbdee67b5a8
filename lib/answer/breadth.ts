import { foldText } from "../text/words.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";

/** Most statements an answer needs, and how far below the best sentence's score another may stand. */
export type Breadth = Readonly<{ most: number; within: number }>;

const BROAD =
  /\b(?:what (?:do|did|does|has|have) .{0,60}\b(?:say|report|cover|mention)|what (?:is|was) (?:going on|happening)|what happened|what(?:'s| is) the (?:situation|news|latest)|tell me|describe|summar\w*|overview|explain|what do we know|which accounts|accounts|compare|difference|differ|both sides|each side|losses|list|everything)\b/u;

const FACT: Breadth = { most: 2, within: 0.6 };
const EXPLANATION: Breadth = { most: 3, within: 1 };
const SURVEY: Breadth = { most: 5, within: 1.8 };

export function breadthOf(reading: QuestionReading): Breadth {
  if (BROAD.test(foldText(reading.text))) return SURVEY;
  switch (reading.asked.type) {
    case "quotation":
      return SURVEY;
    case "reason":
    case "manner":
      return EXPLANATION;
    case "thing":
      return reading.asked.noun === null ? EXPLANATION : FACT;
    default:
      return FACT;
  }
}
