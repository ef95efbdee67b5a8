import { tagWords } from "../text/tag-words.ts";
import { foldText } from "../text/words.ts";

/** What kind of thing would answer the question. */
export type AnswerType =
  | "person"
  | "place"
  | "country"
  | "time"
  | "count"
  | "money"
  | "percent"
  | "duration"
  | "length"
  | "reason"
  | "manner"
  | "quotation"
  | "yes-no"
  | "thing";

/** The kind of answer, and the noun that names it when the question gives one ("which *city*", "how many *planes*"). */
export type Asked = Readonly<{ type: AnswerType; noun: string | null }>;

/** One fact is asked for, which stands in one passage whatever the others speak of. */
export const FACTS: ReadonlySet<AnswerType> = new Set([
  "person",
  "place",
  "country",
  "time",
  "count",
  "money",
  "percent",
  "duration",
  "length",
]);

const NOUN_TYPES: readonly (readonly [RegExp, AnswerType])[] = [
  [/^(?:country|countries|nation|nations)$/u, "country"],
  [
    /^(?:city|cities|town|towns|village|place|places|state|states|region|regions|continent|capital|county|province|location|locations|island|venue|river|border)$/u,
    "place",
  ],
  [
    /^(?:person|people|man|woman|minister|president|leader|politician|actor|actress|singer|popstar|rapper|author|editor|candidate|candidates|senator|coach|billionaire|ceo|celebrity|cabinet member|mp|lawmaker|lawmakers|congressman|congresswoman|player|artist|musician|celebrity|official|officials|senator|director|king|queen|prince|star|rapper|athlete|journalist|adviser|negotiator|spokesman|spokeswoman)$/u,
    "person",
  ],
  [/^(?:year|date|day|weekday|month|week|time|decade|century)$/u, "time"],
  [/^(?:number|amount|total|toll)$/u, "count"],
  [/^(?:percentage|percent|proportion|share)$/u, "percent"],
  [/^(?:price|cost|sum|fee|salary)$/u, "money"],
  [/^(?:reason|reasons|cause|purpose)$/u, "reason"],
];

const YES_NO =
  /^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|must|isn't|aren't|wasn't|didn't|doesn't|hasn't)\b/u;
/** "Did it rain when they left?": tells of the time, and does not ask after it; "Did they say when it will rain?" does. */
const WHEN_CLAUSE =
  /(?<!\b(?:say|said|saying|know|known|tell|told|clear|decided?|announced?|explain(?:ed)?|reveal(?:ed)?|sure|learnt?|learned)(?: \w+)?) when\b/u;
const SAYING =
  "(?:say|said|saying|claim|claimed|tell|told|announce|announced|state|stated|write|wrote|tweet|tweeted|promise|promised|suggest|argue|argued|warn|warned|respond|responded|reply|replied|describe|comment|commented|think|believe|call for)";

const ASKS_WHAT_WAS_SAID = new RegExp(
  `\\bwhat (?:else )?(?:did|does|do|has|have|had|was|is|were)\\b.*\\b${SAYING}`,
  "u",
);

/** Reads the kind of answer out of the question's own words. */
export function askedFor(question: string): Asked {
  const text = foldText(question)
    .replace(/^(?:and|so|but|ok|okay|please|then|also|well|hey|hi)[, ]+/u, "")
    .replace(/\b(what|which) (?:kinds?|sorts?|types?) of (?=\p{L})/u, "$1 ")
    .trim();
  const bare = (type: AnswerType): Asked => ({ type, noun: null });

  const many = /\bhow (many|much)(?: of)?(?: the)? ?((?:[a-z][a-z'-]* ?){0,4})/u.exec(text);
  if (many) return askedAmount(many[1] ?? "", many[2] ?? "", text);
  if (/\bhow (?:long|old|soon|often)\b/u.test(text)) return bare("duration");
  if (/\bhow (?:tall|high|deep|heavy|fast|wide|far (?:is|are|was|were|from|away))\b/u.test(text))
    return bare("length");
  if (/\bhow (?:big|large)\b/u.test(text)) return bare("count");
  if (YES_NO.test(text) && WHEN_CLAUSE.test(text)) return bare("yes-no");
  if (
    /\bwhen\b(?! (?:he|she|it|they|the|asked|was)\b.*\b(?:what|who|which|where|how)\b)/u.test(text) &&
    !/\b(?:what|who|which|where|why|how)\b/u.test(text.split("when")[0] ?? "")
  )
    return bare("time");
  if (/\bwhose\b|\bwhom?\b/u.test(text) && !/^(?:what|which|where|how|why)\b/u.test(text))
    return bare("person");
  const which = /\b(?:which|what)(?:'s|s)? (?:(?:is|are|was|were) (?:the )?)?((?:[a-z0-9$'-]+ ?){1,6})/u.exec(
    text,
  );
  if (ASKS_WHAT_WAS_SAID.test(text)) return bare("quotation");
  if (/^where\b|\bwhere (?:is|are|was|were|did|does|do|has|have|had|will|would)\b/u.test(text))
    return bare("place");
  if (/\bwhy\b|\bwhat (?:is|was|were|are) the (?:reason|cause)|\bwhat caused\b|\bhow come\b/u.test(text))
    return bare("reason");
  if (which) return askedThing(which[1] ?? "");
  if (YES_NO.test(text)) return bare("yes-no");
  if (/\bhow\b/u.test(text)) return bare("manner");
  return bare("thing");
}

function askedAmount(much: string, rest: string, text: string): Asked {
  if (/\bpercent|per cent|percentage\b/u.test(text)) return { type: "percent", noun: null };
  const noun = countedNoun(rest);
  const money =
    /\b(?:money|cost|costs|pay|paid|worth|price|spend|spent|raise|raised|dollars|euros|pounds|fine|fined|sell|sold|debt|funding|tax|taxes|bail|compensation|damages)\b/u;
  if (much === "much" && (noun === null || money.test(text))) return { type: "money", noun: null };
  if (noun !== null && /^(?:dollars|euros|pounds|money)$/u.test(noun)) return { type: "money", noun };
  if (noun !== null && /^(?:years|days|weeks|months|hours|minutes|seconds)$/u.test(noun))
    return { type: "duration", noun };
  return { type: "count", noun };
}

/** "percentage of US adults disapprove" -> percent; "city did he name" -> place. The first word that is known decides. */
function askedThing(rest: string): Asked {
  const words = rest.trim().split(" ");
  for (const word of words) {
    if (ENDS_NOUN.test(word)) break;
    const type = NOUN_TYPES.find(([pattern]) => pattern.test(word))?.[1];
    if (type !== undefined) return { type, noun: word };
  }
  return { type: "thing", noun: firstNoun(rest) };
}

const ENDS_NOUN =
  /^(?:\w+ly|this|these|those|recently|just|also|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|of|in|on|at|for|to|from|by|with|that|who|which|when|while|after|before|if|the|a|an)$/u;

/** The last noun before a verb or preposition: "new targets were" -> "targets", "dog bit the" -> "dog". */
function firstNoun(rest: string): string | null {
  const words = wordsOfNoun(rest);
  if (words.length > 1) {
    const noun = nounBeforeVerb(`which ${words.join(" ")}`, 1);
    if (noun !== undefined) return noun;
  }
  return words.length === 0 || words.length > 4 ? (words[0] ?? null) : (words.at(-1) ?? null);
}

function wordsOfNoun(rest: string): string[] {
  const words = rest.trim().split(" ");
  const end = words.findIndex((word) => word === "" || ENDS_NOUN.test(word));
  return end === -1 ? words : words.slice(0, end);
}

const NOUN_TAGS: ReadonlySet<string> = new Set(["NOUN", "PROPN"]);
const VERB_TAGS: ReadonlySet<string> = new Set(["VERB", "AUX", "ADP", "ADV"]);

/** What is counted, before the verb that has no auxiliary: "people joined the march" -> "people". */
function countedNoun(rest: string): string | null {
  return nounBeforeVerb(`how many ${wordsOfNoun(rest).join(" ")}`, 2) ?? firstNoun(rest);
}

/** The last noun before the first verb or particle that follows one; the first `skipped` words only ask. */
function nounBeforeVerb(asking: string, skipped: number): string | undefined {
  const tagged = tagWords(asking).slice(skipped);
  const first = tagged.findIndex(({ tag }) => NOUN_TAGS.has(tag));
  const end = tagged.findIndex(({ tag }, at) => at > Math.max(first, 0) && VERB_TAGS.has(tag));
  if (end === -1) return undefined;
  // "general" of "which general threatened" passes for an adjective.
  if (first === -1) return tagged[tagged.findIndex(({ tag }, at) => at > 0 && tag === "VERB") - 1]?.lower;
  return tagged.slice(0, end).findLast(({ tag }) => NOUN_TAGS.has(tag))?.lower;
}
