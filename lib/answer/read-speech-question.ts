import { findProperNames } from "../text/proper-names.ts";
import { foldText } from "../text/words.ts";
import type { QuestionReading } from "../retrieve/read-question.ts";

/** A question about speech: who said something, what someone or each side said, or whether someone said it. */
export type SpeechQuestion =
  | Readonly<{ kind: "who-said" | "each-said" | "anybody-said"; about: string }>
  | Readonly<{ kind: "what-said"; speaker: string; about: string }>
  | Readonly<{ kind: "did-say"; speaker: string; about: string }>;

const SAY =
  "(?:say|said|saying|says|claim|claimed|claims|state|stated|tell|told|announce|announced|declare|declared|tweet|tweeted|write|wrote|warn|warned|promise|promised|suggest|suggested|call for|called for|speak|spoke|talk|talked|mention|mentioned|describe|described|comment|commented|respond|responded|reply|replied|answer|answered|react|reacted|argue|argued|invite|invited|urge|urged|ask|asked|accuse|accused|vow|vowed|explain|explained|add|added|use the (?:words?|phrase)|used the (?:words?|phrase)|refer|referred|call|called|think|thinks)";
const WHO_SAID = new RegExp(
  `^(?:so |and |but )?(?:who|which \\w+|whose)\\b(?: was it (?:that|who)| is it (?:that|who)| has| had| else)? ?(?:first |actually |publicly )?${SAY}\\b(.*)$`,
  "iu",
);
const WHOSE_WORDS =
  /^(?:so |and )?whose (?:words|quote|statement|remark|claim|line)s? (?:are|is|was|were)\b(.*)$/iu;
const WHAT_SAID = new RegExp(
  `\\b(?:what|how)\\b.{0,40}?\\b(?:did|does|do|has|have|had|was|were|is)\\b\\s+(.+?)\\s+(?:(?:really|actually|also|have to|had to|publicly)\\s+)?${SAY}\\b(.*)$`,
  "iu",
);
const SPEAKER_TO =
  /^\s*(?:what (?:was|is|were)|give me|show me|list)\s+(.+?)(?:['’]s?)\s+(?:\w+\s+)?(?:response|reaction|statement|comment|comments|remarks|position|claim|message|words|quote|quotes|view|views|reply|promise|warning)\b(.*)$/iu;
/** "US officials on the volunteers?" */
const SPEAKER_ON = /^((?:the |mr |mrs |ms )?[\p{L}'’. -]{2,40}?) (?:on|about|regarding) (.+)$/iu;
/** "What do both sides claim about losses?", "What losses does each side claim to have inflicted?" */
const EACH_SAID = new RegExp(
  `\\bwhat (?<before>[\\p{L} ]{0,40}?)\\b(?:did|does|do|has|have) (?:both|each|either|every|the two|the|all) (?:sides?|parties|party|armies|army)(?: really| actually| each)? ${SAY}\\b(?<after>.*)$`,
  "iu",
);
const OPENS_AS_QUESTION =
  /^(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|shall|may|might|must|tell|give|list)\b/iu;
const DID_SAY = new RegExp(
  `^(?:did|has|had|does)\\s+(.+?)\\s+(?:really |actually |ever )?${SAY}\\b(.*)$`,
  "iu",
);

/** Undefined when the question is not about speech. */
export function readSpeechQuestion(reading: QuestionReading): SpeechQuestion | undefined {
  const text = reading.text.trim().replace(/[?!.\s]+$/u, "");
  const who = WHO_SAID.exec(text) ?? WHOSE_WORDS.exec(text);
  if (who) return { kind: "who-said", about: cleanAbout(who[1] ?? "") };
  const each = EACH_SAID.exec(text)?.groups;
  const about = cleanAbout(`${each?.["before"] ?? ""} ${cleanAbout(each?.["after"] ?? "")}`);
  if (each && about !== "") return { kind: "each-said", about };
  const did = DID_SAY.exec(text);
  if (did && isSpeaker(did[1] ?? ""))
    return { kind: "did-say", speaker: did[1] ?? "", about: cleanAbout(did[2] ?? "") };
  const on = OPENS_AS_QUESTION.test(text) ? null : SPEAKER_ON.exec(text);
  if (on && findProperNames(on[1] ?? "").length > 0) {
    return { kind: "what-said", speaker: on[1] ?? "", about: cleanAbout(on[2] ?? "") };
  }
  const what = WHAT_SAID.exec(text) ?? SPEAKER_TO.exec(text);
  if (what && isSpeaker(what[1] ?? ""))
    return { kind: "what-said", speaker: what[1] ?? "", about: cleanAbout(what[2] ?? "") };
  return undefined;
}

const ARTICLES_SAY =
  /^(?:so |and )?what (?:do|does|did|has|have) (?:the |these |your |all )?(?:articles?|reports?|record|corpus|papers?|news|sources?) (?:really |actually )?(?:say|said|report|reported|write|written|tell us|mention|claim)\b(.*)$/iu;

/** "What do the articles say about losses?" asks after what anybody is quoted as saying, where they do not say it themselves. */
export function readArticlesQuestion(reading: QuestionReading): SpeechQuestion | undefined {
  const rest = ARTICLES_SAY.exec(reading.text.trim().replace(/[?!.\s]+$/u, ""))?.[1];
  const about = cleanAbout(rest ?? "");
  return about === "" ? undefined : { kind: "anybody-said", about };
}

/** A name, or a description of a person or an institution short enough to be one. */
function isSpeaker(words: string): boolean {
  if (
    /^(?:the |these |those |all )?(?:articles?|reports?|record|corpus|papers?|news|sources?|it|you|people|anyone|we)$/iu.test(
      words.trim(),
    )
  )
    return false;
  return (
    findProperNames(`x ${words}`).length > 0 ||
    (foldText(words).split(" ").length <= 4 && /^(?:the|an?) /iu.test(words)) ||
    /^\p{L}+$/u.test(words.trim())
  );
}

/** "… in her post", "… on television": where it was said, and nothing of what was. */
const MEDIUM =
  /(?:^|\s)(?:in|on|via|through|during|at)\s+(?:(?:his|her|its|their|the|a|an|that|this|last)\s+)?(?:\p{L}+\s+)?(?:post|tweet|message|statement|speech|video|interview|letter|address|remarks|note|text|article|broadcast|television|tv|radio|briefing)\s*$/iu;

function cleanAbout(words: string): string {
  return words
    .trim()
    .replace(MEDIUM, "")
    .trim()
    .replace(/^(?:about|on|regarding|concerning|that|of|to|in|,|:)\s+/iu, "")
    .trim();
}
