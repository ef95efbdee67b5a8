/**
 * The same text, held apart: a stretch cut out of a longer text keeps all of that in memory for as long as it is kept
 * itself, and a sentence that is remembered would keep its article.
 */
export function ownText(text: string): string {
  return text.length < SHORTEST_CUT ? text : (JSON.parse(JSON.stringify(text)) as string);
}

/** Characters from which the engine cuts a text without copying it. */
const SHORTEST_CUT = 13;
