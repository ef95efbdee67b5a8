import { type Citation, citeSpan } from "../domain/citation.ts";
import type { Span } from "../domain/span.ts";
import { quoteStatement, type Statement } from "../domain/statement.ts";
import type { Finding } from "./finding.ts";

/** The article's own words as a Statement, white space made single; undefined when they cannot be cited. */
export function stateFinding(finding: Finding): Statement | undefined {
  const { article, span, speaker, speakerSentence, clarification } = finding;
  const first = citeSpan(article, span);
  if (!first) return undefined;
  const rest = speakerSentence ? citeAlso(finding, speakerSentence) : [];
  return {
    ...quoteStatement([first, ...rest], clarification ? [clarification] : []),
    ...(speaker?.known ? { speaker: { name: speaker.name, role: speaker.role } } : {}),
  };
}

function citeAlso({ article }: Finding, span: Span): Citation[] {
  const citation = citeSpan(article, span);
  return citation ? [citation] : [];
}
