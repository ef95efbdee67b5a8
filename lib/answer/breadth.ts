import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import { foldText } from "../text/words.ts";

/**
 * At most how many statements an answer has, how far below the first one's worth another's may lie, and how much
 * support, in [0, 1], each but the first must have.
 */
export type Breadth = Readonly<{ most: number; within: number; support: number }>;

const BROAD =
  /\b(?:what (?:do|did|does|has|have) .{0,60}\b(?:say|report|cover|mention)|what (?:is|was) (?:going on|happening)|what happened|what(?:'s| is) the (?:situation|news|latest)|tell me|describe|summar\w*|overview|explain|what do we know|which accounts|accounts|compare|difference|differ|both sides|each side|losses|list|everything)\b/u;

/** Chosen by `npm run evaluate` on the own questions, realtimeqa and clapnq: more brings more that is beside the point. */
const QUESTION: Breadth = { most: 3, within: 0.4, support: 0.42 };
const SURVEY: Breadth = { most: 5, within: 0.8, support: 0.42 };
/** Asked of one article, whose sentences belong together: ClapNQ's readers chose two to four of such a text's six. */
const ONE_ARTICLE: Breadth = { most: 4, within: 1.5, support: 0.25 };

/**
 * In a large record many articles speak of nearly the same, other years' prizes and other towns' fires: where the first
 * sentence is of another one, the second or third may hold the answer, whatever it seems to lack (realtimeqa: in three .559 by
 * the margins of a question, .631 so).
 */
const LARGE_RECORD: Breadth = { most: 3, within: 2, support: 0 };
/** Articles whose passages were found for a question, from which on the record is large; with fewer, more brings what is beside the point. */
const MANY_ARTICLES = 12;

export function breadthOf({ reading, scope, passages }: Evidence): Breadth {
  if (scope.within?.size === 1) return ONE_ARTICLE;
  if (BROAD.test(foldText(reading.text)) || reading.asked.type === "quotation") return SURVEY;
  const articles = new Set(passages.map(({ passage }) => passage.articleId));
  return articles.size >= MANY_ARTICLES ? LARGE_RECORD : QUESTION;
}
