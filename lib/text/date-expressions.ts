import type { Span } from "../domain/span.ts";

/** What a date expression says, before it is set against any calendar. Months count from 1, weekdays from Sunday = 0. */
export type DateValue =
  /** `lastDay` closes a run of days in one month: "27-28 February". */
  | Readonly<{ kind: "day"; year: number | null; month: number; day: number; lastDay: number | null }>
  | Readonly<{ kind: "month"; year: number | null; month: number }>
  | Readonly<{ kind: "year"; year: number }>
  | Readonly<{ kind: "weekday"; weekday: number; which: "last" | "this" | "next" | null }>
  /** Days from the day of writing: "yesterday" is -1. */
  | Readonly<{ kind: "from-report"; days: number }>
  /** Whole weeks, months or years from the one of writing: "last week" is -1 week. */
  | Readonly<{ kind: "period"; unit: PeriodUnit; amount: number }>
  /** The stretch that ends on the day of writing: "the past two weeks". */
  | Readonly<{ kind: "trailing"; unit: PeriodUnit; amount: number }>
  /** Days from the date named before: "later that evening" is 0, "the next day" 1. */
  | Readonly<{ kind: "from-named"; days: number }>;

export type PeriodUnit = "day" | "week" | "month" | "year";
export type MonthPart = "early" | "mid" | "late";

export type DateExpression = Readonly<{
  /** With the preposition that leads it: "on Thursday", "since 2014", "in early March". */
  span: Span;
  /** That preposition, folded, or null. */
  lead: string | null;
  part: MonthPart | null;
  value: DateValue;
}>;

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

const MONTH = `(?<month>${MONTHS.join("|")}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?)`;
const FULL_MONTH = `(?<month>${MONTHS.join("|")})`;
const DAY = String.raw`(?<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:\s?[-–]\s?(?<lastDay>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?`;
const YEAR = String.raw`(?<year>(?:1[5-9]|20)\d\d)(?![\d]|[.,:]\d)`;
const WEEKDAY = `(?<weekday>${WEEKDAYS.join("|")})`;
const NAMED_DAY = `(?:(?:${WEEKDAYS.join("|")}|(?:sun|mon|tues?|wed|thu|thurs?|fri|sat)\\b\\.?),?\\s+)?`;
const COUNT = `(?<count>an?|${COUNTS.slice(1).join("|")}|\\d{1,2})`;
const PART_OF_DAY = String.raw`(?:morning|afternoon|evening|night|lunchtime|noon|midday|midnight|dawn)`;

type Groups = Readonly<Record<string, string | undefined>>;
type Found = Readonly<{ match: RegExpMatchArray; groups: Groups; text: string; start: number; end: number }>;
type Pattern = Readonly<{ find: RegExp; read: (found: Found) => DateValue | undefined }>;

const PATTERNS: readonly Pattern[] = [
  { find: /(?<![\d.-])(?<year>\d{4})-(?<number>\d\d)-(?<day>\d\d)(?![\d-])/gu, read: readNumericDay },
  { find: /(?<![\d./])(?<day>\d{1,2})\.(?<number>\d{1,2})\.(?<year>\d{4})(?![\d.])/gu, read: readNumericDay },
  { find: /(?<![\d./])(?<a>\d{1,2})\/(?<b>\d{1,2})\/(?<year>\d{4})(?![\d/])/gu, read: readSlashedDay },
  pattern(String.raw`${NAMED_DAY}${MONTH}\s+${DAY}(?![\d]|[.,:]\d|\s?%)(?:(?:,\s*|\s+)${YEAR})?`, readDay),
  pattern(String.raw`${NAMED_DAY}(?:the\s+)?${DAY}(?:\s+of)?\s+${MONTH}(?:,?\s+${YEAR})?`, readDay),
  pattern(String.raw`${MONTH},?\s+(?:of\s+)?${YEAR}`, readMonth),
  pattern(FULL_MONTH, readBareMonth),
  pattern(
    String.raw`(?:(?<which>last|next|this(?:\s+(?:past|coming))?|past|coming|the following)\s+)?${WEEKDAY}(?:['’]s)?(?:\s+${PART_OF_DAY})?`,
    readWeekday,
  ),
  pattern(
    String.raw`the day before yesterday|yesterday|today|tonight|tomorrow|last night|this (?:morning|afternoon|evening)`,
    readReportDay,
  ),
  pattern(String.raw`${COUNT}\s+(?<unit>day|week|month|year)s?\s+ago`, readAgo),
  pattern(
    String.raw`(?:(?:earlier|later)\s+)?(?<which>last|next|this|previous|coming)\s+(?<unit>week|month|year)(?:['’]s)?`,
    readPeriod,
  ),
  pattern(String.raw`the\s+(?:past|last)\s+(?:${COUNT}\s+)?(?<unit>day|week|month|year)s?`, readTrailing),
  pattern(
    String.raw`(?:(?:later|earlier|early|late)\s+)?(?:on\s+)?(?:that|the)(?:\s+very)?(?<same>\s+same)?\s+(?:day|morning|afternoon|evening|night)`,
    readSameDay,
  ),
  pattern(
    String.raw`the\s+(?<which>next|following|previous)\s+(?:day|morning|afternoon|evening|night)|${COUNT}\s+days?\s+(?<later>later|earlier)`,
    readOtherDay,
  ),
  pattern(YEAR, readBareYear),
];

function pattern(source: string, read: Pattern["read"]): Pattern {
  return { find: new RegExp(String.raw`(?<![\p{L}\p{N}_@#-])(?:${source})(?![\p{L}\p{N}_])`, "giu"), read };
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

function findPattern(text: string, { find, read }: Pattern): (Span & { value: DateValue })[] {
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
  return {
    span: { start: /^\s/u.test(text.slice(start)) ? core.start : start, end: core.end },
    lead,
    part,
    value,
  };
}

function monthNumber(written: string): number {
  return MONTHS.findIndex((month) => month.startsWith(written.toLowerCase().slice(0, 3))) + 1;
}

function numberOf(written: string | undefined): number | null {
  return written === undefined ? null : Number(written);
}

function countOf(written: string | undefined): number {
  const lower = written?.toLowerCase() ?? "one";
  if (lower === "a" || lower === "an") return 1;
  const word = COUNTS.indexOf(lower);
  return word === -1 ? Number(lower) : word;
}

function readNumericDay({ groups }: Found): DateValue | undefined {
  return dayValue(Number(groups["year"]), Number(groups["number"]), Number(groups["day"]), null);
}

/** Day and month in either order, where only one order makes a date. */
function readSlashedDay({ groups }: Found): DateValue | undefined {
  const [a, b] = [Number(groups["a"]), Number(groups["b"])];
  if (a <= 12 && b <= 12 && a !== b) return undefined;
  return a > 12 ? dayValue(Number(groups["year"]), b, a, null) : dayValue(Number(groups["year"]), a, b, null);
}

function readDay(found: Found): DateValue | undefined {
  const { groups } = found;
  const month = groups["month"] ?? "";
  if (groups["year"] === undefined && !isMonthHere(found, month)) return undefined;
  return dayValue(
    numberOf(groups["year"]),
    monthNumber(month),
    Number(groups["day"]),
    numberOf(groups["lastDay"]),
  );
}

function dayValue(
  year: number | null,
  month: number,
  day: number,
  lastDay: number | null,
): DateValue | undefined {
  const inCalendar = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (!inCalendar) return undefined;
  return { kind: "day", year, month, day, lastDay: lastDay !== null && lastDay > day ? lastDay : null };
}

function readMonth({ groups }: Found): DateValue {
  return { kind: "month", year: Number(groups["year"]), month: monthNumber(groups["month"] ?? "") };
}

/** Months that are also everyday words or first names. */
const AMBIGUOUS_MONTHS = /^(?:march|mar|may|april|june|august|jun|jan|dec|sept?)\b/iu;
const LEADS_TO_MONTH =
  /(?<![\p{L}\p{N}])(?:in|since|until|till|by|during|through|throughout|before|after|from|to|of|last|next|this|between|early|mid|late|on)[\s-]+(?:early[\s-]+|mid[\s-]+|late[\s-]+)?$/iu;

function readBareMonth(found: Found): DateValue | undefined {
  const written = found.groups["month"] ?? "";
  const led = LEADS_TO_MONTH.test(found.text.slice(Math.max(0, found.start - 24), found.start));
  const capital = /^\p{Lu}/u.test(written);
  if (AMBIGUOUS_MONTHS.test(written) ? !led || isOtherWord(found) : !led && !capital) return undefined;
  return { kind: "month", year: null, month: monthNumber(written) };
}

/** "to march on Kyiv", "in March's hall", "by May Smith": a verb or a name after all. */
function isOtherWord({ text, end, match }: Found): boolean {
  const after = text.slice(end, end + 24);
  if (/^\p{Lu}/u.test(match[0])) return /^\s+\p{Lu}\p{Ll}/u.test(after) && !/^\s+(?:The|A|An)\b/u.test(after);
  return /^\s+(?:on|to|in|into|for|against|through|towards?|across|the|a|be|have|not|well|also|with|forward|out)\b/iu.test(
    after,
  );
}

/** A day's number beside "may" or "march" in small letters is a date only after a word that leads to one. */
function isMonthHere({ text, start, end }: Found, month: string): boolean {
  if (!/^(?:may|march|mar|sept?|dec|jan|jun)\.?$/u.test(month)) return true;
  const led =
    /(?:^|[^\p{L}])(?:on|since|until|till|by|before|after|from|between|and|to|of)\s+(?:the\s+)?$/iu.test(
      text.slice(Math.max(0, start - 16), start),
    );
  return (led || start === 0) && !/^\s+(?:be|have|not|well|also|yet|soon)\b/iu.test(text.slice(end, end + 8));
}

const NAMED_AFTER_DAY =
  /(?<![\p{L}])(?:every|each|cyber|black|super|bloody|ash|palm|fat|shrove|maundy|casual|throwback|most|any|some|alternate|first|second|third|fourth|last of)\s+$/iu;
const TITLE_AFTER_DAY =
  /^\s+(?:Times|Mirror|Telegraph|Express|Mail|Herald|Post|Review|Independent|World|Night\s+(?:Live|Football)|Island)\b/u;

function readWeekday({ groups, text, start, end, match }: Found): DateValue | undefined {
  const before = text.slice(Math.max(0, start - 16), start);
  if (NAMED_AFTER_DAY.test(before) || TITLE_AFTER_DAY.test(text.slice(end, end + 24))) return undefined;
  if (/\p{Ll}/u.test(match[0].charAt(0)) && groups["which"] === undefined && groups["weekday"] === undefined)
    return undefined;
  const weekday = WEEKDAYS.indexOf(groups["weekday"]?.toLowerCase() ?? "");
  return { kind: "weekday", weekday, which: whichOf(groups["which"]) };
}

function whichOf(written: string | undefined): "last" | "this" | "next" | null {
  const which = written?.toLowerCase().replace(/\s+/gu, " ");
  if (which === undefined) return null;
  if (["last", "past", "this past", "previous"].includes(which)) return "last";
  return ["next", "coming", "this coming", "the following"].includes(which) ? "next" : "this";
}

const REPORT_DAYS: Readonly<Record<string, number>> = {
  "the day before yesterday": -2,
  yesterday: -1,
  "last night": -1,
  tomorrow: 1,
};

function readReportDay({ match, text, start }: Found): DateValue | undefined {
  const isName =
    match[0].startsWith("T") && /\p{Lu}[\p{L}]*\s$/u.test(text.slice(Math.max(0, start - 16), start));
  return isName ? undefined : { kind: "from-report", days: REPORT_DAYS[match[0].toLowerCase()] ?? 0 };
}

function unitOf(written: string | undefined): PeriodUnit {
  const unit = written?.toLowerCase();
  return unit === "week" || unit === "month" || unit === "year" ? unit : "day";
}

function readAgo({ groups }: Found): DateValue {
  const unit = unitOf(groups["unit"]);
  const amount = -countOf(groups["count"]);
  return unit === "day" ? { kind: "from-report", days: amount } : { kind: "period", unit, amount };
}

function readPeriod({ groups }: Found): DateValue {
  const which = whichOf(groups["which"]);
  return {
    kind: "period",
    unit: unitOf(groups["unit"]),
    amount: which === "last" ? -1 : which === "next" ? 1 : 0,
  };
}

function readTrailing({ groups }: Found): DateValue {
  return { kind: "trailing", unit: unitOf(groups["unit"]), amount: countOf(groups["count"]) };
}

/** "the evening" alone refers to nothing; "that evening" and "the same evening" do. */
function readSameDay({ match, groups }: Found): DateValue | undefined {
  const refers = /\bthat\b/iu.test(match[0]) || groups["same"] !== undefined;
  return refers ? { kind: "from-named", days: 0 } : undefined;
}

function readOtherDay({ groups }: Found): DateValue {
  const which = groups["which"]?.toLowerCase();
  if (which !== undefined) return { kind: "from-named", days: which === "previous" ? -1 : 1 };
  const days = countOf(groups["count"]);
  return { kind: "from-named", days: groups["later"]?.toLowerCase() === "later" ? days : -days };
}

const LEADS_TO_YEAR =
  /(?<![\p{L}])(?:in|since|until|till|during|throughout|as of|early|mid|late|back in)[\s-]+$/iu;
const MAY_LEAD_TO_YEAR = /(?<![\p{L}])(?:by|before|after|from|to|of|through|and|between|than in)\s+$/iu;
/** After a year, not after a count: the end, a mark, or a word that opens the next phrase. */
const CLOSES_YEAR =
  /^(?:\s*$|\s*[.,;:!?)\]"'”’–—-]|\s+(?:and|or|but|to|the|a|an|as|when|while|with|who|which|that|for|in|on|at|by|from|until|is|was|were|are|had|has|have|did|do|does|after|before|because|under|over|it|he|she|they|his|her|their|there|than)\b)/iu;

function readBareYear({ groups, text, start, end }: Found): DateValue | undefined {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 16);
  const led = LEADS_TO_YEAR.test(before) && !/^\s+\p{Ll}+s\b(?<!\b(?:is|was|has|does|as))/u.test(after);
  const inBrackets = /\($/u.test(before) && /^\)/u.test(after);
  const asAdjective =
    /(?<![\p{L}])(?:the|a|its|his|her|their)\s+$/iu.test(before) &&
    /^\s+\p{L}/u.test(after) &&
    !/^\s+(?:\p{Ll}+s|people|men|women|troops)\b/u.test(after);
  if (!led && !inBrackets && !asAdjective && !(MAY_LEAD_TO_YEAR.test(before) && CLOSES_YEAR.test(after)))
    return undefined;
  return { kind: "year", year: Number(groups["year"]) };
}
