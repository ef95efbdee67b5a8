import type { Answer, AnswerCitation } from "../domain/answer.ts";
import type { ArticleId } from "../domain/article.ts";
import { overlapOf, type Span, spanLength } from "../domain/span.ts";
import { spellingKey } from "../text/spelling.ts";
import { foldText, splitWords } from "../text/words.ts";
import type { QuestionRecord } from "./question-record.ts";

/** Where a piece of evidence stands: every place of its words in the article. */
export type EvidencePlaces = Readonly<{ articleId: ArticleId; words: string; spans: readonly Span[] }>;

/** A question with its evidence found in the corpus. */
export type PlacedQuestion = Readonly<{
  record: QuestionRecord;
  /** Each group is met by any one of its alternatives. */
  evidence: readonly (readonly EvidencePlaces[])[];
  relevant: readonly EvidencePlaces[];
}>;

export type QuestionScore = Readonly<{
  record: QuestionRecord;
  answer: Answer;
  /** Share of the evidence groups that are cited; 0 for a refusal; absent where no answer is expected. */
  evidence?: number;
  /** Words of the groups that no citation covers. */
  missing: readonly string[];
  citations: number;
  irrelevant: readonly string[];
  /** Whether the speaker asked for is named; absent where none is. */
  namesSpeaker?: boolean;
  /** Speakers given to a statement that rests on the evidence, when they are not the one asked for. */
  wrongClaimants: readonly string[];
  saysForbidden: readonly string[];
}>;

export function scoreQuestion({ record, evidence, relevant }: PlacedQuestion, answer: Answer): QuestionScore {
  const citations = answer.kind === "answered" ? answer.citations : [];
  const missing = evidence.filter((group) => !citations.some((citation) => citesAny(citation, group)));
  const accepted = [...evidence.flat(), ...relevant];
  const irrelevant = citations.filter((citation) => !citesAny(citation, accepted));
  const expectsAnswer = record.expect === "answered";
  return {
    record,
    answer,
    ...(expectsAnswer && { evidence: 1 - missing.length / evidence.length }),
    missing: missing.map((group) => group[0]?.words ?? ""),
    citations: citations.length,
    irrelevant: irrelevant.map((citation) => citation.words),
    ...(record.speaker !== undefined && { namesSpeaker: namesSpeaker(answer, record.speaker) }),
    wrongClaimants: wrongClaimants(answer, evidence.flat(), record.speaker),
    saysForbidden: record.mustNotSay.filter((words) => says(answer, words)),
  };
}

/** Right in every respect that the question asks for; stray citations aside. */
export function isRight(score: QuestionScore): boolean {
  return (
    score.answer.kind === score.record.expect &&
    (score.evidence ?? 1) === 1 &&
    (score.namesSpeaker ?? true) &&
    score.wrongClaimants.length === 0 &&
    score.saysForbidden.length === 0
  );
}

/** True when the citation covers at least half of one of the places of one of the alternatives. */
function citesAny(citation: AnswerCitation, alternatives: readonly EvidencePlaces[]): boolean {
  return alternatives.some(
    ({ articleId, spans }) =>
      articleId === citation.articleId &&
      spans.some((span) => overlapOf(span, citation.span) * 2 >= spanLength(span)),
  );
}

/** True when the name is in a statement or is its speaker's. */
function namesSpeaker(answer: Answer, name: string): boolean {
  return holdsName(
    answer.statements.map(({ text, speaker }) => `${text} ${speaker?.name ?? ""}`).join(" "),
    name,
  );
}

function wrongClaimants(
  { statements, citations }: Answer,
  evidence: readonly EvidencePlaces[],
  speaker: string | undefined,
): string[] {
  if (speaker === undefined) return [];
  const resting = new Set(
    citations.filter((citation) => citesAny(citation, evidence)).map((citation) => citation.number),
  );
  return statements
    .filter((statement) => statement.citations.some((number) => resting.has(number)))
    .flatMap((statement) => statement.speaker?.name ?? [])
    .filter((claimant) => !holdsName(claimant, speaker));
}

/** True when each word of the name, in some spelling of it, is in the text. */
function holdsName(text: string, name: string): boolean {
  const keys = new Set(splitWords(text).map((word) => nameKey(word.text)));
  return splitWords(name).every((word) => keys.has(nameKey(word.text)));
}

function nameKey(word: string): string {
  return spellingKey(word) ?? foldText(word);
}

function says(answer: Answer, words: string): boolean {
  return answer.statements.some(({ text }) => foldText(text).includes(foldText(words)));
}
