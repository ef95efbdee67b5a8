/** Words in quotation marks, from so many on, are taken for a quotation somebody wants to have checked. */
const WORDS_LEAST = 3;

const QUOTED = /["“„«]([^"“”„«»]+)["”“»]|["“„«]([^"“”„«»]+)$/u;

/** The quotation that a question holds; one that is not closed yet reaches to the end. Undefined when there is none. */
export function quotationIn(question: string): string | undefined {
  const match = QUOTED.exec(question.trim());
  const words = (match?.[1] ?? match?.[2] ?? "").trim();
  return words.split(/\s+/u).length >= WORDS_LEAST ? words : undefined;
}
