import type { ReadQuestion } from "../../lib/short-answer/read-candidates.ts";
import { readQuestion } from "../../lib/retrieve/read-question.ts";

/** A question whose words the record all holds, equally rare. */
export function asking(question: string): ReadQuestion {
  const reading = readQuestion(question);
  const terms = reading.terms.map((term) => ({
    ...term,
    forms: [term.term],
    related: new Map(),
    idf: 3,
    inRecord: true,
  }));
  return { reading, terms };
}
