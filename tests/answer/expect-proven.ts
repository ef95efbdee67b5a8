import { expect } from "vitest";
import type { Answer } from "../../lib/domain/answer.ts";
import { withoutInsertions } from "../../lib/domain/statement.ts";
import type { Article } from "../../lib/domain/article.ts";

/** Everything that holds of every answer, whatever was asked of whatever articles. */
export function expectProven(answer: Answer, articles: readonly Article[]): void {
  const bodies = new Map(articles.map(({ id, body }) => [id, body]));
  const stands = (place: Pick<Answer["nearest"][number], "articleId" | "span" | "words">) =>
    expect(bodies.get(place.articleId)?.slice(place.span.start, place.span.end)).toBe(place.words);

  for (const [at, citation] of answer.citations.entries()) {
    expect(citation.number).toBe(at + 1);
    expect(citation.words.trim()).not.toBe("");
    stands(citation);
    stands({ ...citation, ...citation.passage });
  }
  for (const passage of [...answer.alsoRetrieved, ...answer.nearest]) stands(passage);

  const numbers = answer.citations.map(({ number }) => number);
  for (const statement of answer.statements) {
    const { text, citations, shortAnswer } = statement;
    expect(text.trim()).not.toBe("");
    if (answer.engine.answer === "extract") {
      const words = answer.citations[(citations[0] ?? 0) - 1]?.words ?? "";
      expect(withoutInsertions(statement)).toBe(words.replace(/\s+/gu, " ").trim());
    }
    expect(citations.length).toBeGreaterThan(0);
    expect(numbers).toEqual(expect.arrayContaining([...citations]));
    if (shortAnswer) {
      expect(text.slice(shortAnswer.start, shortAnswer.end)).toBe(shortAnswer.text);
      expect(shortAnswer.text).toMatch(/[\p{L}\p{N}]/u);
    }
  }
  for (const { claims } of answer.disagreements) {
    for (const { value, citation } of claims) {
      expect(numbers).toContain(citation);
      expect(answer.citations[citation - 1]?.words).toContain(value);
    }
  }
  expectMarkers(answer, numbers);
  expect(answer.kind === "answered").toBe(answer.statements.length > 0);
  if (answer.kind !== "answered") expect(answer.citations).toEqual([]);
}

/** Each statement's text stands in the answer's, followed by the numbers of its citations and no others. */
function expectMarkers(answer: Answer, numbers: readonly number[]): void {
  let rest = answer.text;
  for (const { text, citations } of answer.statements) {
    const marked = `${text} ${citations.map((number) => `[${number}]`).join("")}`;
    expect(rest).toContain(marked);
    rest = rest.slice(rest.indexOf(marked) + marked.length);
  }
  for (const statement of answer.statements) {
    for (const number of statement.citations) expect(numbers).toContain(number);
  }
}
