import type { Span } from "../domain/span.ts";

/** Words that speak to a program, not to a reader of news. */
const TO_A_PROGRAM = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|guidelines|above|previous|prior|articles?|evidence|sources?)\b/iu,
  /\b(?:system|developer|assistant|admin)\s*(?:prompt|message|note|override|instruction)?\s*:/iu,
  /\b(?:system prompt|jailbreak|prompt injection|language model|chatbot|ai (?:assistant|model|system))\b/iu,
  /\byou are (?:now )?(?:an?|the) (?:\w+ )?(?:assistant|model|ai|bot|program)\b/iu,
  /^\W*(?:please\s+)?(?:answer|respond|reply|output|print|write|say|state|repeat|tell (?:the )?(?:user|reader|them)|cite|claim|insert|append|add|always|never)\b.{0,60}(?::|["“‘]|\bthat\b|\bexactly\b|\bonly\b|\bfollowing\b|\[P?\d+\])/iu,
  /\b(?:when|if) (?:asked|you are asked|summari[sz]ing|answering)\b.{0,80}\b(?:answer|say|respond|reply|write|state)\b/iu,
  /\b(?:tell|inform|instruct) the (?:user|reader|assistant)\b/iu,
  /<\|?\/?(?:im_start|im_end|system|user|assistant|inst)\|?>|\[\/?INST\]/iu,
];

/**
 * Which sentences of a passage must not be evidence for a model's prose: those that give orders to a program, and what
 * follows them in their paragraph, since it may be what they order to be said. Spans are of `body`, in order.
 */
export function findInstructions(body: string, sentences: readonly Span[]): ReadonlySet<Span> {
  const found = new Set<Span>();
  let before: Span | undefined;
  for (const sentence of sentences) {
    const continues =
      before !== undefined && found.has(before) && !/\n/u.test(body.slice(before.end, sentence.start));
    if (continues || TO_A_PROGRAM.some((pattern) => pattern.test(body.slice(sentence.start, sentence.end))))
      found.add(sentence);
    before = sentence;
  }
  return found;
}
