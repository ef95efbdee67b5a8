import type { ChatModel } from "../chat-models/chat-model.ts";
import type { Archive } from "../archive/archive.ts";
import type { Article, ArticleId } from "../domain/article.ts";
import { spansOverlap } from "../domain/span.ts";
import type { Statement } from "../domain/statement.ts";
import type { RankedPassage } from "../retrieve/rank-passages.ts";
import { EMPTY_LEDGER } from "../write/label-ledger.ts";
import { writeAnswer, type WriteEvidence } from "../write/write-statements.ts";

/** Passages a model may write from. */
const SHOWN = 8;
export const COMPLETED = "The answer was completed from the articles’ own words.";

export type WriteOrder = Readonly<{
  question: string;
  passages: readonly RankedPassage[];
  /** What the record itself says: shown in the place of what the model could not prove. */
  extracts: readonly Statement[];
  archive: Archive;
  model: ChatModel;
  signal: AbortSignal | undefined;
  /** Called with each statement once it is proven, in the order they are to be read. */
  onStatement: (statement: Statement) => void;
}>;

/**
 * A model's prose, sentence by sentence through the proof, completed from the record where it fell short.
 * `wrote` is false when nothing of the model's was proven. The notes are for the reader.
 */
export async function writeStated(order: WriteOrder): Promise<{ wrote: boolean; notes: readonly string[] }> {
  const { question, model, signal, extracts, onStatement } = order;
  const evidence = await readEvidence(order.passages.slice(0, SHOWN), order.archive);
  const written = await writeAnswer({ question, evidence, model, labels: EMPTY_LEDGER, signal, onStatement });
  signal?.throwIfAborted();

  const missing = missingExtracts(written.statements, extracts, written.fault !== null);
  for (const statement of missing) onStatement(statement);
  const completed = missing.length > 0 ? [COMPLETED] : [];
  return { wrote: written.statements.length > 0, notes: [...written.notes, ...completed] };
}

async function readEvidence(passages: readonly RankedPassage[], archive: Archive): Promise<WriteEvidence[]> {
  const ids = [...new Set(passages.map(({ passage }) => passage.articleId))];
  const articles = new Map<ArticleId, Article>();
  for (const id of ids) {
    const article = await archive.findArticle(id);
    if (article) articles.set(id, article);
  }
  const quotes = await archive.listQuotes({ articles: new Set(ids) });
  return passages.flatMap(({ passage }) => {
    const article = articles.get(passage.articleId);
    return article
      ? [{ article, passage, quotes: quotes.filter((quote) => quote.articleId === article.id) }]
      : [];
  });
}

/** All extracts when the model failed or proved nothing; else the direct one, when no sentence rests on its words. */
function missingExtracts(
  written: readonly Statement[],
  extracts: readonly Statement[],
  failed: boolean,
): readonly Statement[] {
  const unsaid = extracts.filter((extract) => !written.some((statement) => sharesWords(statement, extract)));
  return failed || written.length === 0 ? unsaid : unsaid.filter((extract) => extract === extracts[0]);
}

function sharesWords(a: Statement, b: Statement): boolean {
  return a.citations.some((one) =>
    b.citations.some((other) => one.articleId === other.articleId && spansOverlap(one.span, other.span)),
  );
}
