import { CORPUS_LIMITS } from "../../../lib/corpus/read-corpus.ts";
import type { FileText, FormatOptions, FormatResult } from "../../../lib/corpus/formats/format.ts";

export const OPTIONS: FormatOptions = { limits: CORPUS_LIMITS, columns: {} };

/** Three paragraphs of an invented article. */
export const PARAGRAPHS = [
  "The mayor of Easton said on Monday that the old bridge would be closed for the winter, since engineers had found cracks in two of its piers.",
  "Traders in the market square fear that they will lose half of their customers by spring. The ferry company of Norbury offered to run a shuttle service.",
  "“We were told nothing at all,” said Jon Moss, who sells fish there. Nobody had asked the well-known architect of the bridge.",
] as const;

export const BODY = PARAGRAPHS.join("\n\n");

/** The texts of a file that could be read. */
export function textsOf(result: FormatResult): readonly FileText[] {
  if (!result.ok) throw new Error(result.why);
  return result.texts;
}

export function asidesOf(result: FormatResult): readonly string[] {
  return result.ok ? result.setAside.map(({ reason, why }) => `${reason}: ${why}`) : [`${result.reason}: ${result.why}`];
}
