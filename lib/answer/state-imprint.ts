import type { Archive } from "../archive/archive.ts";
import { findByLine, findDayLine } from "../corpus/find-imprint.ts";
import type { ArticleId, ArticleSummary } from "../domain/article.ts";
import { citeSpan } from "../domain/citation.ts";
import type { Filters } from "../domain/conversation.ts";
import { indexedText } from "../domain/passage.ts";
import { sliceSpan } from "../domain/span.ts";
import { quoteStatement, type Statement } from "../domain/statement.ts";
import { findOutletIn } from "../retrieve/find-named-outlet.ts";
import { passesFilters } from "../retrieve/scope-question.ts";
import { isStopWord, splitWords, termOf } from "../text/words.ts";
import { type ImprintQuestion, readImprintQuestion } from "./read-imprint-question.ts";

/** When more articles may be meant, none is. */
const MEANT_MOST = 6;
/** Passages looked at for what an article is about. */
const LOOKED_AT = 20;

/**
 * The lines that print who wrote the articles asked about, or their day, each cited; none when no text prints it.
 * Undefined when the question asks nothing of the kind, or names no article that there is.
 */
export async function stateImprint(
  question: string,
  filters: Filters,
  archive: Archive,
): Promise<readonly Statement[] | undefined> {
  const asked = readImprintQuestion(question);
  if (!asked) return undefined;
  const meant = await findMeant(asked, filters, archive);
  if (meant.length === 0 || meant.length > MEANT_MOST) return asked.surely ? [] : undefined;
  const printed = await Promise.all(meant.map(({ id }) => readImprint(id, asked.asks, archive)));
  return joinAlike(printed.flat());
}

/** By the outlet named and by words of the title; by what stands in the text only for what it is said to be about. */
async function findMeant(
  { before, after }: ImprintQuestion,
  filters: Filters,
  archive: Archive,
): Promise<readonly ArticleSummary[]> {
  const articles = await archive.listArticles();
  const first = findOutletIn(before, articles);
  const last = first ? undefined : findOutletIn(after, articles);
  const outlet = (first ?? last)?.name;
  const told = { before: first?.rest ?? before, after: last?.rest ?? after };
  const ofOutlet = articles.filter(
    (article) => passesFilters(article, filters) && (outlet === undefined || article.outlet === outlet),
  );
  const naming = tellingTerms(told.before);
  const about = tellingTerms(told.after);
  const named = ofOutlet.filter((article) => titleHolds(article, naming));
  const titled = named.filter((article) => titleHolds(article, about));
  if (titled.length > 0 || !ABOUT.test(told.after)) return titled;
  const within = new Set(named.map(({ id }) => id));
  const speaking = await findSpeaking(about, within, archive);
  return named.filter(({ id }) => speaking.has(id));
}

const ABOUT = /^(?:about|on|covering|regarding|describing|mentioning|saying|that|which|with)\b/iu;
/** Words that say of an article only that it is one. */
const OF_ANY = new Set(
  "news articles article titled entitled headlined called headline about report piece story says said say mentions covers published".split(
    " ",
  ),
);

function tellingTerms(text: string): string[] {
  const words = splitWords(text).filter(({ lower }) => !isStopWord(lower) && !OF_ANY.has(lower));
  return words.map(({ lower }) => termOf(lower));
}

function titleHolds({ title }: ArticleSummary, terms: readonly string[]): boolean {
  const held = new Set(splitWords(title ?? "").map(({ lower }) => termOf(lower)));
  return terms.every((term) => held.has(term));
}

/** Articles with a passage that holds all of the terms. */
async function findSpeaking(
  terms: readonly string[],
  within: ReadonlySet<ArticleId>,
  archive: Archive,
): Promise<ReadonlySet<ArticleId>> {
  const weighed = terms.map((term) => ({ term, weight: 1 }));
  const hits = await archive.searchKeywords(weighed, { limit: LOOKED_AT, within });
  const passages = await archive.readPassages(hits.map(({ passageId }) => passageId));
  const holding = passages.filter((passage) => {
    const held = new Set(splitWords(indexedText(passage)).map(({ lower }) => termOf(lower)));
    return terms.every((term) => held.has(term));
  });
  return new Set(holding.map(({ articleId }) => articleId));
}

async function readImprint(
  id: ArticleId,
  asks: ImprintQuestion["asks"],
  archive: Archive,
): Promise<Statement[]> {
  const article = await archive.findArticle(id);
  if (!article) return [];
  const { body, author } = article;
  const imprint = asks === "author" ? findByLine(body, author.value) : findDayLine(body);
  const citation = imprint && citeSpan(article, imprint.line);
  if (!citation) return [];
  const statement = quoteStatement([citation]);
  const told = sliceSpan(body, imprint.told).replace(/\s+/gu, " ");
  const start = statement.text.indexOf(told);
  if (start === -1) return [statement];
  return [{ ...statement, shortAnswer: { start, end: start + told.length, text: told } }];
}

/** Lines in the same words become one statement with the citations of all. */
function joinAlike(statements: readonly Statement[]): Statement[] {
  const joined = new Map<string, Statement>();
  for (const statement of statements) {
    const known = joined.get(statement.text);
    const citations = [...(known?.citations ?? []), ...statement.citations];
    const [first, ...rest] = citations;
    if (first) joined.set(statement.text, { ...statement, citations: [first, ...rest] });
  }
  return [...joined.values()];
}
