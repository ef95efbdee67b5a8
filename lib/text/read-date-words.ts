import type { DateValue, PeriodUnit } from "./date-value.ts";

export const MONTHS =
  "january february march april may june july august september october november december".split(" ");
export const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
export const COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

type Groups = Readonly<Record<string, string | undefined>>;

/** Words that look like a date, where they stand; the readers below say what they mean, or that they are no date. */
export type FoundWords = Readonly<{
  match: RegExpMatchArray;
  groups: Groups;
  text: string;
  start: number;
  end: number;
}>;

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

export function readNumericDay({ groups }: FoundWords): DateValue | undefined {
  return dayValue(Number(groups["year"]), Number(groups["number"]), Number(groups["day"]), null);
}

/** Day and month in either order, where only one order makes a date. */
export function readSlashedDay({ groups }: FoundWords): DateValue | undefined {
  const [a, b] = [Number(groups["a"]), Number(groups["b"])];
  if (a <= 12 && b <= 12 && a !== b) return undefined;
  return a > 12 ? dayValue(Number(groups["year"]), b, a, null) : dayValue(Number(groups["year"]), a, b, null);
}

export function readDay(found: FoundWords): DateValue | undefined {
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

export function readMonth({ groups }: FoundWords): DateValue {
  return { kind: "month", year: Number(groups["year"]), month: monthNumber(groups["month"] ?? "") };
}

/** Months that are also everyday words or first names. */
const AMBIGUOUS_MONTHS = /^(?:march|mar|may|april|june|august|jun|jan|dec|sept?)\b/iu;
const LEADS_TO_MONTH =
  /(?<![\p{L}\p{N}])(?:in|since|until|till|by|during|through|throughout|before|after|from|to|of|last|next|this|between|early|mid|late|on)[\s-]+(?:early[\s-]+|mid[\s-]+|late[\s-]+)?$/iu;

export function readBareMonth(found: FoundWords): DateValue | undefined {
  const written = found.groups["month"] ?? "";
  const led = LEADS_TO_MONTH.test(found.text.slice(Math.max(0, found.start - 24), found.start));
  const capital = /^\p{Lu}/u.test(written);
  if (AMBIGUOUS_MONTHS.test(written) ? !led || isOtherWord(found) : !led && !capital) return undefined;
  return { kind: "month", year: null, month: monthNumber(written) };
}

/** "to march on Kyiv", "in March's hall", "by May Smith": a verb or a name after all. */
function isOtherWord({ text, end, match }: FoundWords): boolean {
  const after = text.slice(end, end + 24);
  if (/^\p{Lu}/u.test(match[0])) return /^\s+\p{Lu}\p{Ll}/u.test(after) && !/^\s+(?:The|A|An)\b/u.test(after);
  return /^\s+(?:on|to|in|into|for|against|through|towards?|across|the|a|be|have|not|well|also|with|forward|out)\b/iu.test(
    after,
  );
}

/** A day's number beside "may" or "march" in small letters is a date only after a word that leads to one. */
function isMonthHere({ text, start, end }: FoundWords, month: string): boolean {
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

export function readWeekday({ groups, text, start, end, match }: FoundWords): DateValue | undefined {
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

export function readReportDay({ match, text, start }: FoundWords): DateValue | undefined {
  const isName =
    match[0].startsWith("T") && /\p{Lu}[\p{L}]*\s$/u.test(text.slice(Math.max(0, start - 16), start));
  return isName ? undefined : { kind: "from-report", days: REPORT_DAYS[match[0].toLowerCase()] ?? 0 };
}

function unitOf(written: string | undefined): PeriodUnit {
  const unit = written?.toLowerCase();
  return unit === "week" || unit === "month" || unit === "year" ? unit : "day";
}

export function readAgo({ groups }: FoundWords): DateValue {
  const unit = unitOf(groups["unit"]);
  const amount = -countOf(groups["count"]);
  return unit === "day" ? { kind: "from-report", days: amount } : { kind: "period", unit, amount };
}

export function readPeriod({ groups }: FoundWords): DateValue {
  const which = whichOf(groups["which"]);
  return {
    kind: "period",
    unit: unitOf(groups["unit"]),
    amount: which === "last" ? -1 : which === "next" ? 1 : 0,
  };
}

export function readTrailing({ groups }: FoundWords): DateValue {
  return { kind: "trailing", unit: unitOf(groups["unit"]), amount: countOf(groups["count"]) };
}

/** "the evening" alone refers to nothing; "that evening" and "the same evening" do. */
export function readSameDay({ match, groups }: FoundWords): DateValue | undefined {
  const refers = /\bthat\b/iu.test(match[0]) || groups["same"] !== undefined;
  return refers ? { kind: "from-named", days: 0 } : undefined;
}

export function readOtherDay({ groups }: FoundWords): DateValue {
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

export function readBareYear({ groups, text, start, end }: FoundWords): DateValue | undefined {
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
