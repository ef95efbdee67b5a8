import { FACTS } from "../retrieve/answer-type.ts";
import type { RankedSentence } from "../retrieve/rank-sentences.ts";
import type { Evidence } from "../retrieve/retrieve-evidence.ts";
import { weighSentences } from "../short-answer/weigh-sentences.ts";
import { askedForm } from "./asked-form.ts";
import { introducesAsked } from "./asked-identity.ts";
import { namesAskedPlaces } from "./asked-places.ts";
import { isPutToOneText, linkedAfter } from "./asked-relation.ts";
import { breadthOf } from "./breadth.ts";
import { chooseOfOneText, fewTextsSpeak } from "./one-text.ts";
import { judgeSupport, speaksFrom, type SupportedSentence } from "./judge-support.ts";

/**
 * What makes a sentence worth stating: its rank, the odds that the record speaks through it, and how likely its
 * likeliest short answer is, which tells much where a fact or a thing of a named sort is asked for, and little elsewhere.
 * Against rank alone, the first statement is right .456 for .437 (realtimeqa, development half), and of the own questions
 * as many; a lighter support gave .468 there, and statements beside the point here. `places` was chosen on the own
 * questions and on blind ones about other news.
 */
const WORTH = { score: 0.25, support: 0.22, likelihood: { fact: 0.3, other: 0.05 }, places: 1.2 };
/** What it is worth, where somebody is asked for by name, that a sentence introduces them. */
const INTRODUCES = 1.5;
/** Keeps logarithms finite. */
const LEAST = 1e-3;

type Weighed = Readonly<{ sentence: RankedSentence; support: number; worth: number }>;

/** The sentences to state that may, the one that answers best first; none when the record does not speak. */
export function chooseSentences(
  evidence: Evidence,
  may: (sentence: RankedSentence) => boolean = () => true,
): readonly RankedSentence[] {
  const chosen = isPutToOneText(evidence) ? chooseOfOneText(evidence, may) : chooseOfRecord(evidence, may);
  return [...new Set(chosen.map((sentence) => sayingIt(evidence, sentence)))];
}

function chooseOfRecord(
  evidence: Evidence,
  may: (sentence: RankedSentence) => boolean,
): readonly RankedSentence[] {
  const judged = judgeSupport(evidence).map((one) => (may(one.sentence) ? one : { ...one, support: 0 }));
  const speaks = speaksFrom(evidence);
  const few = fewTextsSpeak(evidence);
  if (few === false || (!few && !judged.some(({ support }) => support >= speaks))) return [];
  const weighed = weighAll(evidence, judged).sort((a, b) => b.worth - a.worth);
  const first =
    weighed.find(({ support }) => support >= speaks) ??
    (few ? weighed.find(({ sentence }) => may(sentence)) : undefined);
  if (!first) return [];
  const { within, support: least } = breadthOf(evidence);
  const others = weighed.filter(
    (other) => other !== first && other.support >= least && other.worth >= first.worth - within,
  );
  return [first, ...others].map(({ sentence }) => sentence);
}

/** The sentence, or the one right after that says what is asked where this one does not: "A team came. It included two judges." */
function sayingIt(evidence: Evidence, sentence: RankedSentence): RankedSentence {
  const holds = askedForm(evidence);
  if (holds === undefined || holds(sentence.text)) return sentence;
  const next = linkedAfter(sentence);
  if (next === undefined || !holds(next.text)) return sentence;
  const isNext = ({ articleId, span }: RankedSentence) =>
    articleId === sentence.articleId && span.start === next.span.start;
  return evidence.sentences.find(isNext) ?? sentence;
}

function weighAll(evidence: Evidence, judged: readonly SupportedSentence[]): Weighed[] {
  const texts = evidence.sentences.map(({ text }) => text);
  const phrases = weighSentences(evidence, texts, judged.length);
  const introduces = introducesAsked(evidence.reading.text) ?? (() => false);
  const { asked } = evidence.reading;
  const byPhrase = FACTS.has(asked.type) || (asked.type === "thing" && asked.noun !== null);
  const likelihood = byPhrase ? WORTH.likelihood.fact : WORTH.likelihood.other;
  return judged.map(({ sentence, support }, at) => ({
    sentence,
    support,
    worth:
      WORTH.score * sentence.score +
      likelihood * Math.log((phrases[at]?.likelihood ?? 0) + LEAST) +
      WORTH.support * (Math.log(support + LEAST) - Math.log(1 - support + LEAST)) +
      WORTH.places * namesAskedPlaces(evidence, sentence.text) +
      (introduces(sentence.text) ? INTRODUCES : 0),
  }));
}
