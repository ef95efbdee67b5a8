import type { Span } from "../domain/span.ts";

/** A quantity as written. `value` has its scale worked in: "2.5 million" is 2500000; "60 %" is 60 with kind percent. */
export type FoundNumber = Readonly<{
  span: Span;
  value: number;
  kind: "count" | "money" | "percent" | "ordinal";
  /** The currency as written ("$", "euros"), for money. */
  currency?: string;
}>;

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  bn: 1e9,
  tn: 1e12,
};
const WORD_VALUES: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
]);

const WORDS = [...TENS, ...SMALL].join("|");
const NUMBER_WORDS = `(?:(?:${WORDS})(?:[- ](?:${WORDS}))*|half a|a(?=\\s(?:dozen|hundred|thousand|million|billion|trillion)))`;
/** Thousands are parted by commas or narrow spaces; by a plain space only before "000", where nothing else can be meant. */
const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3}|\s000)+(?!\d)|\d+(?:\.\d+)?`;
const SCALE = String.raw`(?:\s|-|\u00a0)?(?:hundred thousand|hundred million|thousand million|dozen|hundred|thousand|million|billion|trillion)\b|(?:bn|tn|mn|mln|m|k)\b`;
const PATTERN = new RegExp(
  String.raw`(?<currency>(?:US|A|C|NZ|HK)?\$|[£€¥₴₽₹])?\s?(?<digits>(?<![\p{L}\p{N}.,])(?:${DIGITS})|(?<![\p{L}\p{N}])(?:${NUMBER_WORDS})(?![\p{L}]))(?<ordinal>st|nd|rd|th)?(?<scale>${SCALE})?(?![\p{L}\p{N}])(?<percent>\s?(?:%|per cent\b|percent\b|percentage points?\b))?(?<money>\s(?:dollars|euros|pounds|rubles|roubles|hryvnias?|yen|yuan)\b)?`,
  "giu",
);

/** Quantities in `text`, in digits or words, in order; `offset` is added to their spans. Years count as numbers. */
export function findNumbers(text: string, offset = 0): FoundNumber[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const groups = match.groups ?? {};
    const value = valueOf(groups.digits ?? "", groups.scale);
    if (value === undefined) return [];
    const lead = match[0].length - match[0].trimStart().length;
    const start = offset + match.index + lead;
    const span = { start, end: offset + match.index + match[0].length };
    const currency = groups.currency ?? groups.money?.trim();
    return [{ span, value, kind: kindOf(groups), ...(currency === undefined ? {} : { currency }) }];
  });
}

function kindOf(groups: Record<string, string | undefined>): FoundNumber["kind"] {
  if (groups.percent !== undefined) return "percent";
  if (groups.currency !== undefined || groups.money !== undefined) return "money";
  return groups.ordinal === undefined ? "count" : "ordinal";
}

function valueOf(digits: string, scale: string | undefined): number | undefined {
  const base = /^\d/u.test(digits) ? Number(digits.replaceAll(/[,\s]/gu, "")) : valueOfWords(digits);
  if (base === undefined || Number.isNaN(base)) return undefined;
  const factors = (scale ?? "").toLowerCase().match(/[a-z]+/gu) ?? [];
  return factors.reduce((value, factor) => value * (SCALES[factor] ?? 1), base);
}

function valueOfWords(words: string): number | undefined {
  const lower = words.toLowerCase().trim();
  if (lower === "half a") return 0.5;
  if (lower === "a") return 1;
  let total = 0;
  for (const word of lower.split(/[- ]/u)) {
    const value = WORD_VALUES.get(word);
    if (value === undefined) return undefined;
    total += value;
  }
  return total;
}
