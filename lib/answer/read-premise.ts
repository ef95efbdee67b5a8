import type { Quote } from "../domain/quote.ts";
import { foldMarks } from "../text/fold-marks.ts";
import { turnsRound } from "../text/negation.ts";
import { findProperNames } from "../text/proper-names.ts";
import { sharesRoot } from "../text/related-words.ts";
import { isStopWord, splitWords, termOf } from "../text/words.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";
import type { Finding } from "./finding.ts";
import { namesSpeaker } from "./names-speaker.ts";

/** Words right before a verb in which one that turns it round is looked for. */
const REACH = 4;
/** Questions that take what they ask about for granted. */
const ASSUMES =
  /^(?:so |and |but )?(?:when|why|how|where|what made|what led|who (?:ordered|told|forced|convinced))\b/iu;

/** A remark when the record turns round what the question takes for granted; undefined when it does not. */
export function readPremise(reading: QuestionReading, finding: Finding | undefined): string | undefined {
  if (
    !finding ||
    !ASSUMES.test(reading.text) ||
    /\b(?:not|n't|never|refuse\w*|den(?:y|ied))\b/iu.test(reading.text)
  )
    return undefined;
  const words = splitWords(finding.sentence.text);
  const turned = words.some(
    (word, at) => isAskedVerb(reading, word.lower) && wordsBefore(words, at).some(turnsRound),
  );
  return turned ? "The articles say otherwise than the question takes for granted:" : undefined;
}

/** A content word of the question that is no name. */
function isAskedVerb(reading: QuestionReading, lower: string): boolean {
  if (isStopWord(lower)) return false;
  const term = termOf(lower);
  return reading.terms.some((asked) => !asked.named && (asked.term === term || sharesRoot(asked.term, term)));
}

function wordsBefore(words: readonly { lower: string }[], at: number): string[] {
  return words.slice(Math.max(0, at - REACH), at).map((word) => word.lower);
}

/** A remark when the question gives quoted words to someone else than the record does. */
export function readMisattribution(
  reading: QuestionReading,
  quotes: readonly Quote[],
  bodyOf: (quote: Quote) => string,
): string | undefined {
  const phrase = reading.quoted[0];
  const asked = findProperNames(reading.text).filter(
    (name) => !reading.quoted.some((quoted) => quoted.includes(name.text)),
  );
  if (phrase === undefined || asked.length === 0) return undefined;
  const holding = quotes.filter((quote) => foldMarks(bodyOf(quote)).includes(foldMarks(phrase)));
  const speakers = holding.flatMap((quote) => (quote.speaker.known ? [quote.speaker] : []));
  const first = speakers[0];
  if (!first || speakers.some((speaker) => asked.some((name) => namesSpeaker(name.text, speaker))))
    return undefined;
  return `In the articles these are the words of ${first.name}.`;
}
