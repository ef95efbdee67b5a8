import type { ChatModel } from "../chat-models/chat-model.ts";
import type { Answer, AnswerStatement, Coverage, Disagreement, EngineInfo } from "../domain/answer.ts";
import type { ArticleId, ArticleSummary } from "../domain/article.ts";
import type { AnswerEvent, AskRequest } from "../domain/asking.ts";
import { citeSpan } from "../domain/citation.ts";
import type { StandaloneQuestion } from "../domain/conversation.ts";
import { spansOverlap } from "../domain/span.ts";
import type { Statement } from "../domain/statement.ts";
import { forgetQuestion } from "../retrieve/question-memory.ts";
import type { RankedPassage } from "../retrieve/rank-passages.ts";
import type { RetrieveParts } from "../retrieve/retrieve-evidence.ts";
import { markLongForm } from "./asked-abbreviation.ts";
import type { Claim } from "./find-differing-accounts.ts";
import { foldCopies } from "./fold-copies.ts";
import { findAnswer, type FoundAnswer } from "./find-answer.ts";
import type { FindingGroup } from "./group-same.ts";
import {
  type AnswerFrame,
  type CitationBook,
  describePassage,
  openCitationBook,
  renderAnswered,
  renderClarification,
  renderSilent,
  sayOrigins,
  uncited,
} from "./render-answer.ts";
import type { OpenRole } from "./open-role.ts";
import { askOfEach } from "./ask-of-each.ts";
import { markShortAnswer } from "./mark-short-answer.ts";
import { readPremise } from "./read-premise.ts";
import { askEach } from "./split-question.ts";
import { stateFinding } from "./state-finding.ts";
import { stateImprint } from "./state-imprint.ts";
import { writeStated } from "./write-stated.ts";

/** What an answer is made with; the clock gives milliseconds. */
export type AnswerParts = RetrieveParts &
  Readonly<{
    coverage: Coverage;
    articles: ReadonlyMap<ArticleId, ArticleSummary>;
    engine: EngineInfo;
    suggestions: readonly string[];
    now: () => number;
    /** Undefined: the record's own sentences are the answer. */
    model: ChatModel | undefined;
    signal: AbortSignal | undefined;
  }>;

/** A question understood, or the one thing that has to be asked back. */
export type Understood =
  | Readonly<{ kind: "standalone"; question: StandaloneQuestion }>
  | Readonly<{
      kind: "underspecified";
      question: StandaloneQuestion;
      text: string;
      suggestions: readonly string[];
    }>;

/** What `engine.answer` says when no model wrote. */
export const EXTRACT = "extract";
const ALSO_RETRIEVED = 5;
const NEAREST = 3;

/** From a question understood to an Answer in the record's own words; every statement is reported once proven. */
export async function answerQuestion(
  understood: Understood,
  request: AskRequest,
  parts: AnswerParts,
  report: (event: AnswerEvent) => void,
): Promise<Answer> {
  const startedAt = parts.now();
  const { asked, standalone, filters } = understood.question;
  report({ type: "question", asked, standalone, filters });
  const frame = (): AnswerFrame => ({
    question: request.question,
    standaloneQuestion: standalone,
    coverage: parts.coverage,
    engine: parts.engine,
    tookMs: Math.round(parts.now() - startedAt),
  });
  if (understood.kind === "underspecified") {
    return renderClarification(frame(), understood.text, understood.suggestions);
  }

  report({ type: "progress", text: `Reading ${countArticles(parts.coverage.articles)}` });
  const spoken = request.history.map(({ content }) => content).join("\n");
  const questions = askEach(standalone).flatMap(askOfEach);
  const imprints = await Promise.all(
    questions.map((question) => stateImprint(question, filters, parts.archive)),
  );
  const found = await Promise.all(
    questions
      .filter((_, at) => imprints[at] === undefined)
      .map((question) => findAnswer({ question, filters, spoken }, parts)),
  );
  const open = found.find((one) => one.open)?.open;
  if (open)
    return renderClarification(frame(), `Who is meant by “${open.about}”?`, nameEach(standalone, open));
  const originOf = (id: ArticleId) => parts.articles.get(id)?.originId ?? id;
  const passages = foldCopies(
    found.flatMap(({ evidence }) => evidence.passages),
    originOf,
  );
  const statements = stateOnce([
    ...imprints.flatMap((printed) => printed ?? []),
    ...found.flatMap((one) => stateAll(one, originOf)),
  ]);
  for (const { evidence } of found) forgetQuestion(evidence, evidence.reading, evidence.terms);
  if (statements.length === 0) return renderSilent(frame(), silence(found, passages, parts));

  const book = openCitationBook({
    articles: parts.articles,
    passages: passages.map(({ passage }) => passage),
  });
  const sent: AnswerStatement[] = [];
  const send = (statement: Statement) => sent.push(sendStatement(statement, sent.length, book, report));
  const written = await stateOrWrite({ standalone, statements, passages, request, parts, report, send });
  const tables = found.flatMap(({ claims, evidence }) => tabulate(claims, evidence.reading.asked.noun, book));
  const disagreements = [...new Map(tables.map((table) => [JSON.stringify(table), table])).values()];
  const engine = { ...parts.engine, answer: written.engine };
  return renderAnswered(
    { ...frame(), engine },
    {
      statements: sent,
      citations: book.citations,
      disagreements,
      alsoRetrieved: describeAll(uncited(passages, book.citations, ALSO_RETRIEVED), parts),
      notes: [
        ...new Set([
          ...found.flatMap(({ notes }) => notes),
          ...silentParts(found),
          ...sent.flatMap(({ origins }) => (origins ? [sayOrigins(origins)] : [])),
          ...written.notes,
        ]),
      ],
    },
  );
}

type Stating = Readonly<{
  standalone: string;
  statements: readonly Statement[];
  passages: readonly RankedPassage[];
  request: AskRequest;
  parts: AnswerParts;
  report: (event: AnswerEvent) => void;
  send: (statement: Statement) => void;
}>;

/** The record's own sentences, or a model's once they are proven; says what wrote them. */
async function stateOrWrite(stating: Stating): Promise<{ engine: string; notes: readonly string[] }> {
  const { statements, passages, parts, request, report, send } = stating;
  const { model, archive, signal } = parts;
  const checked = statements.length === 1 ? "1 sentence" : `${statements.length} sentences`;
  // Who wrote an article is answered without a passage: there is nothing to write from.
  if (!model || request.mode === "extract" || passages.length === 0) {
    report({ type: "progress", text: `Checking ${checked}` });
    statements.forEach(send);
    return { engine: EXTRACT, notes: [] };
  }
  report({ type: "progress", text: "Writing, each sentence checked against the articles" });
  const { wrote, notes } = await writeStated({
    question: stating.standalone,
    extracts: statements,
    passages,
    archive,
    model,
    signal,
    onStatement: send,
  });
  return { engine: wrote ? model.id : EXTRACT, notes };
}

function countArticles(articles: number): string {
  return articles === 1 ? "1 article" : `${articles.toLocaleString("en-GB")} articles`;
}

/** Most names offered for an office that several hold. */
const OFFERED = 4;

/** The question once for each of those it may mean. */
function nameEach(question: string, { about, names }: OpenRole): string[] {
  return names.slice(0, OFFERED).map((name) => question.replace(about, () => name));
}

type OriginOf = (id: ArticleId) => ArticleId;

/** A group's findings as one Statement each, with the citations of all; the short answer is marked in one. */
function stateAll(
  { groups, evidence, speech, abbreviation }: FoundAnswer,
  originOf: OriginOf,
): readonly Statement[] {
  const statements = groups.flatMap((group) => stateGroup(group, originOf) ?? []);
  if (abbreviation) return statements.map((statement) => markLongForm(abbreviation.letters, statement));
  // Of what did not happen there is no "when" or "why" to point at.
  if (readPremise(evidence.reading, groups[0]?.[0]) !== undefined) return statements;
  return markShortAnswer(evidence, speech, statements);
}

/** Several questions in one may be answered by the same words; they are stated for the first. */
function stateOnce(statements: readonly Statement[]): Statement[] {
  const isSame = ({ citations: [a] }: Statement, { citations: [b] }: Statement) =>
    a.articleId === b.articleId && spansOverlap(a.span, b.span);
  return statements.filter((one, at) => !statements.slice(0, at).some((earlier) => isSame(earlier, one)));
}

/** Of the copies of one report so many are cited; the others only count. */
const COPIES_CITED = 2;

function stateGroup(group: FindingGroup, originOf: OriginOf): Statement | undefined {
  const cited = new Map<ArticleId, number>();
  const chosen = group.filter(({ article }) => {
    const origin = originOf(article.id);
    cited.set(origin, (cited.get(origin) ?? 0) + 1);
    return (cited.get(origin) ?? 0) <= COPIES_CITED;
  });
  const [first, ...rest] = chosen.flatMap((finding) => stateFinding(finding) ?? []);
  if (!first) return undefined;
  const alsoIn = group.filter((finding) => !chosen.includes(finding)).map(({ article }) => article.id);
  return {
    ...first,
    citations: [...first.citations, ...rest.flatMap((same) => same.citations)],
    ...(alsoIn.length > 0 && { alsoIn }),
  };
}

function sendStatement(
  statement: Statement,
  index: number,
  book: CitationBook,
  report: (event: AnswerEvent) => void,
): AnswerStatement {
  const { statement: sent, fresh } = book.add(statement);
  report({ type: "statement", index, statement: sent, citations: fresh });
  return sent;
}

function tabulate(claims: readonly Claim[], noun: string | null, book: CitationBook): Disagreement[] {
  const rows = claims.flatMap(({ claimant, value, span, finding }) => {
    const citation = citeSpan(finding.article, finding.sentence.span) ?? citeSpan(finding.article, span);
    return citation ? [{ claimant, value, citation: book.numberOf(citation) }] : [];
  });
  return rows.length < 2 ? [] : [{ about: noun ?? "", claims: rows }];
}

/** For a question of several parts: which part the record is silent on. */
function silentParts(found: readonly FoundAnswer[]): string[] {
  return found
    .filter(({ groups }) => groups.length === 0)
    .map(({ evidence }) => `The articles do not say: ${evidence.reading.text}`);
}

function silence(found: readonly FoundAnswer[], passages: readonly RankedPassage[], parts: AnswerParts) {
  const near = passages.filter(({ candidate }) => candidate.keyword > 0 || (candidate.similarity ?? 0) > 0.3);
  return {
    nearest: describeAll(near.slice(0, NEAREST), parts),
    notes: found.flatMap(({ notes }) => notes),
    suggestions: parts.suggestions.slice(0, 2),
  };
}

function describeAll(passages: readonly RankedPassage[], { articles }: AnswerParts) {
  return passages.map((passage) => describePassage(passage, articles));
}
