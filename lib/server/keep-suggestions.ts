import type { Assistant } from "../assistant.ts";

/** As many as an answer that finds nothing holds out. */
const SUGGESTED = 2;

/** The suggestions of the generation served or, while those are tried, of the one before; none at first. Never waits. */
export function keepSuggestions(
  assistant: Pick<Assistant, "archive" | "suggestQuestions">,
): () => readonly string[] {
  let generation: string | undefined;
  let kept: readonly string[] = [];
  const refresh = async (): Promise<void> => {
    const served = (await assistant.archive()).info.generation;
    if (served === generation) return;
    generation = served;
    kept = await assistant.suggestQuestions(SUGGESTED);
  };
  return () => {
    // Their failure is told to whoever asks for the suggestions themselves.
    refresh().catch(() => undefined);
    return kept;
  };
}
