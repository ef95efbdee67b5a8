import type { IsoDate } from "../domain/article.ts";
import type { Span } from "../domain/span.ts";
import { addDays, type DateRange, daysBetween } from "./calendar.ts";
import { type DateExpression, findDateExpressions } from "./date-expressions.ts";
import { resolveDate } from "./dates.ts";

/** The days a question asks about, both ends included; a missing end is open. */
export type DateConstraint = Readonly<{
  from?: IsoDate;
  to?: IsoDate;
  /** The words that say so. */
  span: Span;
  relation: "on" | "before" | "after" | "within";
}>;

/**
 * The days `question` asks about: "on 27 February", "in early March", "before 1 March", "between 27 and 28 February".
 * "Last week" is counted from the end of the corpus, never from today; a year left out is the corpus's own.
 * Undefined when it names none, or only a weekday, which each article means in its own way.
 */
export function readDateConstraint(
  question: string,
  corpusRange: DateRange | null,
): DateConstraint | undefined {
  const expressions = findDateExpressions(question).filter(({ value }) => value.kind !== "weekday");
  const dated = expressions.flatMap((expression) => {
    const range = rangeInCorpus(expression, corpusRange);
    return range === undefined ? [] : [{ expression, range }];
  });
  const [first, second] = dated;
  if (!first) return undefined;
  if (second && isStretch(question, first.expression, second.expression)) {
    const span = { start: first.expression.span.start, end: second.expression.span.end };
    return { from: first.range.from, to: second.range.to, span, relation: "within" };
  }
  return constrain(first.expression, first.range);
}

/** "between A and B", "from A to B". */
function isStretch(question: string, first: DateExpression, second: DateExpression): boolean {
  const joined = question.slice(first.span.end, second.span.start);
  if (first.lead === "between") return /^\s*and\s*$/iu.test(joined);
  return first.lead === "from" && /^\s*(?:to|until|till|through|up to)?\s*$/iu.test(joined);
}

function constrain({ span, lead }: DateExpression, range: DateRange): DateConstraint {
  switch (lead) {
    case "before":
    case "prior to":
      return { to: addDays(range.from, -1), span, relation: "before" };
    case "by":
    case "until":
    case "till":
    case "up to":
    case "through":
    case "no later than":
    case "on or before":
    case "as of":
      return { to: range.to, span, relation: "before" };
    case "after":
      return { from: addDays(range.to, 1), span, relation: "after" };
    case "since":
    case "from":
    case "starting":
    case "beginning":
      return { from: range.from, span, relation: "after" };
    default:
      return {
        ...range,
        span,
        relation: range.from === range.to ? "on" : "within",
      };
  }
}

/** The days meant; where the year is left out, the reading that lies in the corpus if one does. */
function rangeInCorpus(expression: DateExpression, corpus: DateRange | null): DateRange | undefined {
  const anchors = corpus === null ? [null] : yearsBack(corpus);
  const ranges = anchors.flatMap((anchor) => {
    const setting = { anchor, named: null, follows: null, toCome: false };
    return resolveDate(expression, setting).range ?? [];
  });
  const yearless = "year" in expression.value && expression.value.year === null;
  const inside = yearless ? ranges.find((range) => corpus !== null && meets(range, corpus)) : undefined;
  return inside ?? ranges[0];
}

/** The end of the corpus, and the same day in every year back to its start (at most a century). */
function yearsBack({ from, to }: DateRange): IsoDate[] {
  const years = Math.min(100, Math.max(0, Math.ceil(daysBetween(from, to) / 365)));
  return Array.from({ length: years + 1 }, (_, back) =>
    back === 0 ? to : addDays(to, -Math.round(back * 365.25)),
  );
}

function meets(a: DateRange, b: DateRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}
