import type { Archive } from "../archive/archive.ts";
import type { AskRequest } from "../domain/asking.ts";
import type { KnownNames } from "../conversation/known-names.ts";
import { standaloneQuestion } from "../conversation/standalone-question.ts";
import type { Understood } from "./answer-question.ts";
import { mostQuoted } from "./most-quoted.ts";

/** Most names offered when a question leaves open whom or what it means. */
const OFFERED = 4;

/** The question made to stand alone, or what has to be asked back with choices from the corpus. */
export async function understandQuestion(
  request: AskRequest,
  archive: Archive,
  known: KnownNames,
): Promise<Understood> {
  const { question: asked, history, filters } = request;
  const outcome = standaloneQuestion(history, asked, known);
  if (outcome.kind === "standalone") {
    return { kind: "standalone", question: { asked, standalone: outcome.question, filters } };
  }
  const question = { asked, standalone: asked, filters };
  const suggestions = await offerChoices(asked, outcome.about, archive);
  return {
    kind: "underspecified",
    question,
    text: `Who or what is meant by “${outcome.about}”?`,
    suggestions,
  };
}

/** The question with the most quoted speakers in the place of the word that leaves it open. */
async function offerChoices(asked: string, about: string, archive: Archive): Promise<string[]> {
  const names = await mostQuoted(archive);
  const word = new RegExp(`\\b${about.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}\\b`, "iu");
  return names.slice(0, OFFERED).map((name) => asked.replace(word, () => name));
}
