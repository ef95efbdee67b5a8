import type { Archive } from "../archive/archive.ts";
import type { Assistant } from "../assistant.ts";
import { askIn } from "./ask-in.ts";
import { type Evaluation, type EvaluationOptions, scoreEach } from "./evaluation.ts";
import { meanOf, measured, shareOf } from "./means.ts";
import { poolId } from "./pool-record.ts";
import { type EvidenceRecord, QuestionRecord } from "./question-record.ts";
import { collectRecords, findRecordsFile, RecordsError } from "./records.ts";
import { refusalMetrics } from "./refusal-metrics.ts";
import {
  type EvidencePlaces,
  isRight,
  type PlacedQuestion,
  type QuestionScore,
  scoreQuestion,
} from "./score-question.ts";

/**
 * The project's own questions over its own corpus.
 * `evidence`: mean share of a question's evidence groups that are cited; `citationRelevance`: share of all citations
 * that cover accepted evidence or words marked relevant, over the answers given where one is expected.
 */
export async function evaluateQuestions(
  folder: string,
  options: EvaluationOptions & Readonly<{ openCorpus: () => Promise<Assistant> }>,
): Promise<Evaluation> {
  const records = await collectRecords(findRecordsFile(folder, "questions"), QuestionRecord);
  const assistant = await options.openCorpus();
  const archive = await assistant.archive();
  const placed: PlacedQuestion[] = [];
  for (const record of records) placed.push(await placeQuestion(archive, record));

  const scores = await scoreEach(placed, options, async (question) =>
    scoreQuestion(question, await askIn(assistant, question.record)),
  );
  return {
    n: scores.length,
    metrics: questionMetrics(scores),
    details: questionDetails(scores),
    failures: scores.filter((score) => !isRight(score) || score.irrelevant.length > 0).map(describeScore),
  };
}

async function placeQuestion(archive: Archive, record: QuestionRecord): Promise<PlacedQuestion> {
  const place = (evidence: EvidenceRecord) => placeEvidence(archive, record.id, evidence);
  return {
    record,
    evidence: await Promise.all(record.evidence.map((group) => Promise.all(group.map(place)))),
    relevant: await Promise.all(record.relevant.map(place)),
  };
}

async function placeEvidence(
  archive: Archive,
  questionId: string,
  { articleId, words }: EvidenceRecord,
): Promise<EvidencePlaces> {
  const article = await archive.findArticle(poolId(articleId));
  if (article === undefined)
    throw new RecordsError(`${questionId}: the corpus holds no article ${articleId}`);
  const starts: number[] = [];
  for (let at = article.body.indexOf(words); at !== -1; at = article.body.indexOf(words, at + 1))
    starts.push(at);
  if (starts.length === 0) throw new RecordsError(`${questionId}: ${articleId} does not say "${words}"`);
  return {
    articleId: article.id,
    words,
    spans: starts.map((start) => ({ start, end: start + words.length })),
  };
}

function questionMetrics(scores: readonly QuestionScore[]): Record<string, number> {
  const expectAnswer = scores.filter(({ record }) => record.expect === "answered");
  const citations = expectAnswer.reduce((sum, score) => sum + score.citations, 0);
  const irrelevant = expectAnswer.reduce((sum, score) => sum + score.irrelevant.length, 0);
  const { refusalRecall, falseRefusal } = refusalMetrics(
    scores
      .filter(({ record }) => record.expect !== "needs-clarification")
      .map(({ record, answer }) => ({ answerable: record.expect === "answered", kind: answer.kind })),
  );
  return measured({
    evidence: meanOf(expectAnswer.flatMap((score) => score.evidence ?? [])),
    refusalRecall,
    falseRefusal,
    citationRelevance: citations === 0 ? undefined : 1 - irrelevant / citations,
  });
}

function questionDetails(scores: readonly QuestionScore[]): Record<string, number> {
  const kinds = [...new Set(scores.map(({ record }) => record.kind))];
  return measured({
    clarification: shareOf(
      scores.filter(({ record }) => record.expect === "needs-clarification"),
      ({ answer }) => answer.kind === "needs-clarification",
    ),
    namesSpeaker: shareOf(
      scores.filter((score) => score.namesSpeaker !== undefined),
      (score) => score.namesSpeaker === true,
    ),
    wrongClaimant: shareOf(
      scores.filter(({ record }) => record.speaker !== undefined),
      ({ wrongClaimants }) => wrongClaimants.length > 0,
    ),
    saysForbidden: shareOf(scores, ({ saysForbidden }) => saysForbidden.length > 0),
    ...Object.fromEntries(
      kinds.map((kind) => [
        `right: ${kind}`,
        shareOf(
          scores.filter(({ record }) => record.kind === kind),
          isRight,
        ),
      ]),
    ),
  });
}

/** One question that went wrong, in a few lines to read. */
function describeScore(score: QuestionScore): string {
  const { record, answer } = score;
  return [
    `${record.id}  ${record.question}`,
    ...(answer.kind === record.expect ? [] : [`expected ${record.expect}, got ${answer.kind}`]),
    ...score.missing.map((words) => `not cited: ${words}`),
    ...(score.namesSpeaker === false ? [`does not name ${record.speaker}`] : []),
    ...score.wrongClaimants.map((name) => `said by ${record.speaker}, not by ${name}`),
    ...score.saysForbidden.map((words) => `must not say: ${words}`),
    ...score.irrelevant.map((words) => `beside the point: ${words}`),
    ...(isRight(score) ? [] : [`said: ${answer.text}`]),
  ].join("\n    ");
}
