/** "It" that stands for nothing named: in a cleft ("was it Lund who left?"), of the weather, and in set phrases. */
const STANDS_FOR_NOTHING = [
  /\b(?:is|was|isn't|wasn't)\s+it\s+(?:\p{L}+\s+){1,2}(?:to|that|for|if|whether)\b/iu,
  /\b(?:is|was|isn't|wasn't)\s+it\s+(?:already\s+|really\s+)?(?:worth|too|ok|okay|fine|possible|true|better|time|known|likely|fair)\b/iu,
  /\bit\s+(?:is|was|be)\s+(?:\p{L}+\s+){1,2}(?:to|that|whether|for)\b/iu,
  /\bit\s+makes?\s+(?:an?|sense)\b|\bmake\s+it\s+(?:big|to)\b|\bit\s+turn(?:s|ed)\s+out\b/iu,
  /\b(?:does|did|will|would)\s+it\s+(?:take|cost|mean|matter)\b.*\bto\b/iu,
  /\bwhat\s+time\s+is\s+it\b/iu,
  /\b(?:do|does|did|doing|done|get|got|knew|know|believe|say|said|says|tell|told|mean|meant)\s+it\b(?!\s+\p{L})/iu,
  /\b(?:post|tweet|write|publish|announce)\s+it\b(?!\s+\p{L})/iu,
  /\b(?:is|was|were|isn't|wasn't|be)\s+it\s+(?:(?:only|just|really|actually|not)\s+)*(?:that|who|whom|which|because|when|where|to)\b/iu,
  /\b(?:is|was|were|isn't|wasn't)\s+it\s+(?:[^\s?.!]+\s+){1,6}?who\b/iu,
  /\b(?:is|was|were|isn't|wasn't)\s+it\s+(?!an?\s)(?:[^\s?.!]+\s+){1,6}?that\b/iu,
  /\bit\s+(?:(?:be|going\s+to)\s+)*(?:rain|snow|freeze|thunder|sunny|cloudy|windy|foggy)(?:s|ing|y)?\b/iu,
  /\bit\s+(?:all\s+)?(?:come|came|comes)\s+to\s+(?:this|that|be)\b/iu,
];

/** "Is it north or south?", "how did it all begin?": may stand for nothing; what was named before is meant if anything was. */
const MAY_STAND_FOR_NOTHING = [
  /\b(?:is|was|were|isn't|wasn't)\s+it\b(?=[^?.!]*\b(?:that|which|or|because)\b)/iu,
  /\bit\s+all\b/iu,
];

/** Whether the "it" at `span` stands for nothing: surely, maybe or not. */
export function readEmptyIt(
  question: string,
  span: Readonly<{ start: number; end: number }>,
): "surely" | "maybe" | "no" {
  const holds = (pattern: RegExp) => {
    const match = pattern.exec(question);
    return match !== null && match.index <= span.start && span.end <= match.index + match[0].length;
  };
  if (STANDS_FOR_NOTHING.some(holds)) return "surely";
  return MAY_STAND_FOR_NOTHING.some(holds) ? "maybe" : "no";
}
