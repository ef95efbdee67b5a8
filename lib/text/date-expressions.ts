import type { Span } from "../domain/span.ts";
import type { DateValue, MonthPart } from "./date-value.ts";
import {
  COUNTS,
  type FoundWords,
  MONTHS,
  readAgo,
  readBareMonth,
  readBareYear,
  readDay,
  readMonth,
  readNumericDay,
  readOtherDay,
  readPeriod,
  readReportDay,
  readSameDay,
  readSlashedDay,
  readTrailing,
  readWeekday,
  WEEKDAYS,
} from "./read-date-words.ts";

export type DateExpression = Readonly<{
  /** With the preposition that leads it: "on Thursday", "since 2014", "in early March". */
  span: Span;
  /** That preposition, folded, or null. */
  lead: string | null;
  part: MonthPart | null;
  value: DateValue;
}>;

const MONTH = `(?<month>${MONTHS.join("|")}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?)`;
const FULL_MONTH = `(?<month>${MONTHS.join("|")})`;
const DAY = String.raw`(?<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:\s?[-–]\s?(?<lastDay>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?`;
/** "from 27 to 28 February": two days that share their month; only after the word that opens such a stretch. */
const DAY_TO_DAY = String.raw`(?:between|from)\s+(?<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s+(?:and|to)\s+(?<lastDay>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?<year>(?:1[5-9]|20)\d\d)(?![\d]|[.,:]\d)`;
const WEEKDAY = `(?<weekday>${WEEKDAYS.join("|")})`;
const NAMED_DAY = `(?:(?:${WEEKDAYS.join("|")}|(?:sun|mon|tues?|wed|thu|thurs?|fri|sat)\\b\\.?),?\\s+)?`;
const COUNT = `(?<count>an?|${COUNTS.slice(1).join("|")}|\\d{1,2})`;
const PART_OF_DAY = String.raw`(?:morning|afternoon|evening|night|lunchtime|noon|midday|midnight|dawn)`;

/** `hint` is found wherever `find` is, and much sooner told to be nowhere. */
type Pattern = Readonly<{
  hint: RegExp;
  find: RegExp;
  read: (found: FoundWords) => DateValue | undefined;
}>;

const MONTH_HINT = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/iu;
const PART_OF_DAY_HINT = /day|morning|afternoon|evening|night/iu;
const PERIOD_HINT = /day|week|month|year/iu;

const PATTERNS: readonly Pattern[] = [
  {
    hint: /\d-\d/u,
    find: /(?<![\d.-])(?<year>\d{4})-(?<number>\d\d)-(?<day>\d\d)(?![\d-])/gu,
    read: readNumericDay,
  },
  {
    hint: /\d\.\d/u,
    find: /(?<![\d./])(?<day>\d{1,2})\.(?<number>\d{1,2})\.(?<year>\d{4})(?![\d.])/gu,
    read: readNumericDay,
  },
  {
    hint: /\d\/\d/u,
    find: /(?<![\d./])(?<a>\d{1,2})\/(?<b>\d{1,2})\/(?<year>\d{4})(?![\d/])/gu,
    read: readSlashedDay,
  },
  pattern(
    MONTH_HINT,
    String.raw`${NAMED_DAY}${MONTH}\s+${DAY}(?![\d]|[.,:]\d|\s?%)(?:(?:,\s*|\s+)${YEAR})?`,
    readDay,
  ),
  pattern(
    MONTH_HINT,
    String.raw`${NAMED_DAY}(?:the\s+)?${DAY}(?:\s+of)?\s+${MONTH}(?:,?\s+${YEAR})?`,
    readDay,
  ),
  pattern(MONTH_HINT, String.raw`${DAY_TO_DAY}(?:\s+of)?\s+${MONTH}(?:,?\s+${YEAR})?`, readDay),
  pattern(MONTH_HINT, String.raw`${MONTH},?\s+(?:of\s+)?${YEAR}`, readMonth),
  pattern(MONTH_HINT, FULL_MONTH, readBareMonth),
  pattern(
    /day/iu,
    String.raw`(?:(?<which>last|next|this(?:\s+(?:past|coming))?|past|coming|the following)\s+)?${WEEKDAY}(?:['’]s)?(?:\s+${PART_OF_DAY})?`,
    readWeekday,
  ),
  pattern(
    /day|night|tomorrow|this/iu,
    String.raw`the day before yesterday|yesterday|today|tonight|tomorrow|last night|this (?:morning|afternoon|evening)`,
    readReportDay,
  ),
  pattern(/ago/iu, String.raw`${COUNT}\s+(?<unit>day|week|month|year)s?\s+ago`, readAgo),
  pattern(
    PERIOD_HINT,
    String.raw`(?:(?:earlier|later)\s+)?(?<which>last|next|this|previous|coming)\s+(?<unit>week|month|year)(?:['’]s)?`,
    readPeriod,
  ),
  pattern(
    PERIOD_HINT,
    String.raw`the\s+(?:past|last)\s+(?:${COUNT}\s+)?(?<unit>day|week|month|year)s?`,
    readTrailing,
  ),
  pattern(
    PART_OF_DAY_HINT,
    String.raw`(?:(?:later|earlier|early|late)\s+)?(?:on\s+)?(?:that|the)(?:\s+very)?(?<same>\s+same)?\s+(?:day|morning|afternoon|evening|night)`,
    readSameDay,
  ),
  pattern(
    PART_OF_DAY_HINT,
    String.raw`the\s+(?<which>next|following|previous)\s+(?:day|morning|afternoon|evening|night)|${COUNT}\s+days?\s+(?<later>later|earlier)`,
    readOtherDay,
  ),
  pattern(/\d{4}/u, YEAR, readBareYear),
];

function pattern(hint: RegExp, source: string, read: Pattern["read"]): Pattern {
  return {
    hint,
    find: new RegExp(String.raw`(?<![\p{L}\p{N}_@#-])(?:${source})(?![\p{L}\p{N}_])`, "giu"),
    read,
  };
}

/** Every date expression in `text`, in order, none inside another; purely by its words. Linear in the text. */
export function findDateExpressions(text: string): DateExpression[] {
  const found = PATTERNS.flatMap((each) => findPattern(text, each));
  const inOrder = found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: DateExpression[] = [];
  let free = 0;
  for (const { start, end, value } of inOrder) {
    if (start < free) continue;
    free = end;
    kept.push(withLead(text, { start, end }, value));
  }
  return kept;
}

function findPattern(text: string, { hint, find, read }: Pattern): (Span & { value: DateValue })[] {
  if (!hint.test(text)) return [];
  const found: (Span & { value: DateValue })[] = [];
  for (const match of text.matchAll(find)) {
    const start = match.index;
    const end = start + match[0].length;
    const value = read({ match, groups: match.groups ?? {}, text, start, end });
    if (value) found.push({ start, end, value });
  }
  return found;
}

/** Longest stretch before a date that can lead it: "as of the beginning of ". */
const LEAD_MAX = 40;
const LEAD =
  /(?<![\p{L}\p{N}])(?<lead>(?:as of|up to|prior to|no later than|on or before|on|in|at|since|by|until|till|before|after|from|during|through|throughout|between|around|starting|beginning|of|to)\s+)?(?:(?:the\s+)?(?:(?<part>early|mid|late|middle of|start of|beginning of|end of)(?:\s+|-)|(?:earlier|later)\s+)(?:on\s+|in\s+|the\s+)?)?(?:the\s+)?$/iu;
/** These join a date to the word before it and say nothing of the date. */
const NOT_PART_OF_DATE = new Set(["of", "to", "at"]);
const PARTS: Readonly<Record<string, MonthPart>> = {
  early: "early",
  "start of": "early",
  "beginning of": "early",
  mid: "mid",
  "middle of": "mid",
  late: "late",
  "end of": "late",
};

function withLead(text: string, core: Span, value: DateValue): DateExpression {
  const from = Math.max(0, core.start - LEAD_MAX);
  const match = LEAD.exec(text.slice(from, core.start));
  const written = match?.groups?.["lead"];
  const lead = written?.trim().toLowerCase().replace(/\s+/gu, " ") ?? null;
  const part = PARTS[match?.groups?.["part"]?.toLowerCase().replace(/\s+/gu, " ") ?? ""] ?? null;
  const whole = match ? from + match.index : core.start;
  const start = lead !== null && NOT_PART_OF_DATE.has(lead) ? whole + (written?.length ?? 0) : whole;
  const end = closesSentence(text, core) ? core.end - 1 : core.end;
  return { span: { start: lead === null && part === null ? core.start : start, end }, lead, part, value };
}

/** "in Feb." at the end of a sentence: the full stop is the sentence's. */
function closesSentence(text: string, { end }: Span): boolean {
  return text[end - 1] === "." && !/^\s+[\p{Ll}\p{N}]/u.test(text.slice(end, end + 8));
}
