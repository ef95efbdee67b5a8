import type { Article, IsoDate } from "../domain/article.ts";
import type { Passage } from "../domain/passage.ts";
import { type Span, sliceSpan, spanLength, trimSpan } from "../domain/span.ts";
import { splitArticleSentences } from "../text/article-sentences.ts";
import type { Sentence } from "../text/sentences.ts";

/** A passage before the archive has given it a number. */
export type PassageDraft = Omit<Passage, "id">;

/**
 * Characters. A passage aims at `target`, may grow to `most` to reach the end of a paragraph, and takes in a last
 * remainder below `least`. A sentence stays whole up to `sentence`.
 */
const LENGTHS = { target: 800, most: 1100, least: 200, sentence: 2000 };

/** The article's sentences in runs; furniture between them stays inside a passage's slice but is no sentence of it. */
export function splitPassages(article: Article): PassageDraft[] {
  const contextLine = contextLineOf(article);
  const sentences = splitArticleSentences(article).flatMap((sentence) => cutMonster(article.body, sentence));
  return gatherRuns(sentences).map((run, ordinal) => {
    const span = spanOfRun(run);
    const spans = run.map((sentence) => sentence.span);
    return {
      articleId: article.id,
      ordinal,
      span,
      text: sliceSpan(article.body, span),
      contextLine,
      sentences: spans,
    };
  });
}

/** "Title. Outlet, 4 March 2022": what a passage's own words may leave out. */
export function contextLineOf({ title, outlet, publishedOn }: Article): string {
  const source = [outlet.value, publishedOn.value && writeDay(publishedOn.value)].filter(Boolean).join(", ");
  return [title.value, source].filter(Boolean).join(". ");
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

function writeDay(date: IsoDate): string {
  const [year, month, day] = date.split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** A sentence longer than any sentence is, cut at white space. */
function cutMonster(body: string, sentence: Sentence): Sentence[] {
  const pieces: Sentence[] = [];
  let { start } = sentence.span;
  const { end } = sentence.span;
  while (end - start > LENGTHS.sentence) {
    const cut = lastSpace(body, start + LENGTHS.sentence / 2, start + LENGTHS.sentence);
    pieces.push({ ...sentence, span: trimSpan(body, { start, end: cut }) });
    start = cut;
  }
  const rest = trimSpan(body, { start, end });
  return (rest.end > rest.start ? [...pieces, { ...sentence, span: rest }] : pieces).filter(
    ({ span }) => span.end > span.start,
  );
}

/** The last white space in [from, to), else `to`, moved so that no surrogate pair is cut. */
function lastSpace(body: string, from: number, to: number): number {
  for (let at = to - 1; at > from; at--) if (/\s/u.test(body[at] ?? "")) return at;
  return /[\uDC00-\uDFFF]/u.test(body[to] ?? "") ? to - 1 : to;
}

type Run = readonly [Sentence, ...Sentence[]];

function gatherRuns(sentences: readonly Sentence[]): Run[] {
  const runs: [Sentence, ...Sentence[]][] = [];
  for (const [index, sentence] of sentences.entries()) {
    const run = runs.at(-1);
    if (run && belongsTo(run, sentence, sentences, index)) run.push(sentence);
    else runs.push([sentence]);
  }
  return joinRemainder(runs);
}

function belongsTo(run: Run, next: Sentence, sentences: readonly Sentence[], index: number): boolean {
  const start = run[0].span.start;
  const startsParagraph = next.paragraph !== run.at(-1)?.paragraph;
  const end = startsParagraph ? endOfParagraph(sentences, index) : next.span.end;
  if (end - start <= LENGTHS.target) return true;
  if (startsParagraph)
    return spanLength(spanOfRun(run)) < LENGTHS.target / 2 && next.span.end - start <= LENGTHS.most;
  return next.span.end - start <= (endsSoon(sentences, index, start) ? LENGTHS.most : LENGTHS.target);
}

/** The paragraph that `index` is in ends before a passage from `start` would be too long. */
function endsSoon(sentences: readonly Sentence[], index: number, start: number): boolean {
  return endOfParagraph(sentences, index) - start <= LENGTHS.most;
}

function endOfParagraph(sentences: readonly Sentence[], index: number): number {
  const paragraph = sentences[index]?.paragraph;
  let last = index;
  const start = sentences[index]?.span.start ?? 0;
  // Further than a passage can reach makes no difference.
  while (
    sentences[last + 1]?.paragraph === paragraph &&
    (sentences[last]?.span.end ?? 0) - start <= LENGTHS.most
  )
    last++;
  return sentences[last]?.span.end ?? 0;
}

function joinRemainder(runs: readonly Run[]): Run[] {
  const last = runs.at(-1);
  const before = runs.at(-2);
  if (!last || !before || spanLength(spanOfRun(last)) >= LENGTHS.least) return [...runs];
  const joined: Run = [...before, ...last];
  return spanLength(spanOfRun(joined)) <= LENGTHS.most ? [...runs.slice(0, -2), joined] : [...runs];
}

function spanOfRun(run: Run): Span {
  return { start: run[0].span.start, end: (run.at(-1) ?? run[0]).span.end };
}
