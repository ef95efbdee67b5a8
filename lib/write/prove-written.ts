import type { Article, ArticleId } from "../domain/article.ts";
import { type Citation, citeSpan } from "../domain/citation.ts";
import type { Quote } from "../domain/quote.ts";
import { type Span, spanContains, spansOverlap } from "../domain/span.ts";
import type { Citations, Statement, StatementSpeaker } from "../domain/statement.ts";
import type { Evidence, Fault } from "../prove/evidence.ts";
import { type Proof, proveSentence, readEvidence } from "../prove/prove-sentence.ts";
import type { Reading } from "../prove/read-sentence.ts";
import { findProperNames } from "../text/proper-names.ts";
import type { ShownPassage } from "./build-prompt.ts";
import { cleanSentence } from "./clean-sentence.ts";
import { findInstructions } from "./find-instructions.ts";
import type { Labelled } from "./label-ledger.ts";
import type { MarkedSentence } from "./read-marked-stream.ts";
import type { DropReason, WriteEvidence } from "./write-statements.ts";

export type Judgement =
  Readonly<{ type: "statement"; statement: Statement }> | Readonly<{ type: "dropped"; reason: DropReason }>;

export type Prover = Readonly<{
  /** The passages with the sentences that may be cited; those left with none are not shown. */
  shown: readonly Labelled<ShownPassage>[];
  judge(sentence: MarkedSentence): Judgement;
}>;

type Ground = Readonly<{
  label: string;
  article: Article;
  evidence: Evidence;
  read: Reading;
  quotes: readonly Quote[];
  text: string;
}>;

/** Holds the passages, read once, and what has been shown, since "he" means who was spoken of last. */
export function openProver(labelled: readonly Labelled<WriteEvidence>[]): Prover {
  const grounds = labelled.flatMap(({ label, item }) => groundOf(label, item));
  const said: Statement[] = [];
  let last: Statement | undefined;
  return {
    shown: grounds.map(({ label, article, text }) => ({ label, item: { article, text } })),
    judge(sentence) {
      const judged = judgeSentence(sentence, grounds, last, said);
      last = judged.type === "statement" ? judged.statement : undefined;
      if (judged.type === "statement") said.push(judged.statement);
      return judged;
    },
  };
}

function groundOf(label: string, { article, passage, quotes = [] }: WriteEvidence): Ground[] {
  const orders = findInstructions(article.body, passage.sentences);
  const sentences = passage.sentences.filter((span) => !orders.has(span));
  if (sentences.length === 0) return [];
  const evidence = { article, sentences, quotes };
  const text = sentences.map((span) => article.body.slice(span.start, span.end)).join(" ");
  return [{ label, article, evidence, read: readEvidence(evidence), quotes, text }];
}

const OPENS_WITH_PRONOUN = /^(?:he|she|they|it|his|her|their|its)\b/iu;

function judgeSentence(
  { text, labels }: MarkedSentence,
  grounds: readonly Ground[],
  last: Statement | undefined,
  said: readonly Statement[],
): Judgement {
  const clean = cleanSentence(text);
  if (clean === undefined) return { type: "dropped", reason: "unsafe" };
  if (said.some((statement) => statement.text === clean)) return { type: "dropped", reason: "repeated" };
  const asRead = spellOutPronoun(clean, last);
  if (asRead === undefined) return { type: "dropped", reason: "pronoun" };

  const cited = grounds
    .filter(({ label }) => labels.includes(label))
    .map((ground) => proveOn(ground, asRead));
  const passing = cited.filter(isProven);
  const chosen =
    passing.length > 0 ? passing : onlyOne(grounds.map((ground) => proveOn(ground, asRead)).filter(isProven));
  const statement = makeStatement(clean, chosen);
  if (statement) return { type: "statement", statement };
  return { type: "dropped", reason: faultOf(cited[0]?.proof)?.what ?? "words" };
}

/** A sentence that opens with a pronoun is read with the name last spoken of; undefined when there is none. */
function spellOutPronoun(text: string, last: Statement | undefined): string | undefined {
  const pronoun = OPENS_WITH_PRONOUN.exec(text)?.[0];
  if (pronoun === undefined) return text;
  const name = last && findProperNames(last.text)[0]?.text;
  if (name === undefined) return undefined;
  const possessive = /^(?:his|her|their|its)$/iu.test(pronoun);
  return `${name}${possessive ? "'s" : ""}${text.slice(pronoun.length)}`;
}

type Tried = Readonly<{ ground: Ground; proof: Proof }>;
type Proven = Readonly<{ ground: Ground; proof: Extract<Proof, { kind: "supported" }> }>;

function proveOn(ground: Ground, text: string): Tried {
  return { ground, proof: proveSentence(text, ground.evidence, ground.read) };
}

function isProven(tried: Tried): tried is Proven {
  return tried.proof.kind === "supported";
}

/** A sentence with no marker that holds gains a citation only when one passage alone proves it. */
function onlyOne(proven: readonly Proven[]): readonly Proven[] {
  return proven.length === 1 ? proven : [];
}

function faultOf(proof: Proof | undefined): Fault | undefined {
  return proof?.kind === "unsupported" ? proof.fault : undefined;
}

function makeStatement(text: string, proven: readonly Proven[]): Statement | undefined {
  const citations = dedupe(
    proven.flatMap(({ ground, proof }) =>
      proof.spans.flatMap((span) => citeSpan(ground.article, span) ?? []),
    ),
  );
  const [first, ...rest] = citations;
  if (!first) return undefined;
  const all: Citations = [first, ...rest];
  const verbatim = proven.some(({ proof }) => proof.verbatim);
  const speaker = proven
    .map(({ ground, proof }) => speakerOf(ground, proof.spans))
    .find((found) => found !== undefined);
  return {
    text,
    status: verbatim ? "verbatim" : "supported",
    citations: all,
    ...(speaker ? { speaker } : {}),
  };
}

function dedupe(citations: readonly Citation[]): Citation[] {
  const key = ({ articleId, span }: Citation): string =>
    `${articleId satisfies ArticleId} ${span.start} ${span.end}`;
  return [...new Map(citations.map((citation) => [key(citation), citation])).values()];
}

/** Who says it, when everything quoted in the cited sentences is one known speaker's. */
function speakerOf({ quotes }: Ground, spans: readonly Span[]): StatementSpeaker | undefined {
  const spoken = quotes.filter(({ words }) =>
    spans.some((span) => spansOverlap(span, words) || spanContains(words, span)),
  );
  const names = new Set(spoken.map(({ speaker }) => (speaker.known ? speaker.name : null)));
  const first = spoken[0]?.speaker;
  return names.size === 1 && first?.known === true ? { name: first.name, role: first.role } : undefined;
}
