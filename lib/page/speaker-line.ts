import type { Attribution } from "../domain/quote.ts";

/** "Volodymyr Zelensky, president of Ukraine"; an article that does not tell is said not to. */
export function speakerLine(speaker: Attribution): string {
  if (!speaker.known) return "The article does not tell who said this";
  return speaker.role === null ? speaker.name : `${speaker.name}, ${speaker.role}`;
}
