import type { ChatModel, Prompt } from "../../lib/chat-models/chat-model.ts";
import type { ModelFault } from "../../lib/chat-models/model-fault.ts";

/** A model that writes what it is told, in pieces, and may fail at the end. `asked` keeps the prompts. */
export function scriptedModel(
  pieces: readonly string[],
  fault?: ModelFault,
): ChatModel & { asked: Prompt[] } {
  const asked: Prompt[] = [];
  return {
    id: "scripted:test",
    asked,
    async *write(prompt) {
      asked.push(prompt);
      for (const piece of pieces) yield await Promise.resolve(piece);
      if (fault) throw fault;
    },
  };
}
