import { BOUNDS, NUMBER_WORDS, ORDINALS, PLURALS, PREPOSITIONS, SCALES, VAGUE_NUMBERS } from "./lexicon.ts";
import type { Token } from "./read-tokens.ts";
import { nearWord } from "./same-word.ts";

/** A number as written with what it counts. */
export type Quantity = Readonly<{
  /** Scale applied; NaN for a vague number and for a composed one ("1-0"). */
  value: number;
  /** What must be equal: the value, or the vague or composed number as written, with "ordinal" before an ordinal. */
  key: string;
  bound: "exact" | "about" | "min" | "max";
  /** "$", "%", or undefined. */
  sign: string | undefined;
  /** What it counts: the head noun, when one follows. */
  head: Token | undefined;
  /** All words between the number and its head, with the head; the reach in which a counted noun is looked for. */
  reach: readonly Token[];
  /** First and last token of the number itself. */
  from: number;
  to: number;
}>;

const REACH = 6;
const SIGNS = new Set(["$", "£", "€", "¥", "₽"]);
const CURRENCY: ReadonlyMap<string, string> = new Map([
  ["dollar", "$"],
  ["pound", "£"],
  ["euro", "€"],
  ["rouble", "₽"],
  ["ruble", "₽"],
]);

/** Every number of a sentence: figures, number words, "2.5 million", "thousands", ordinals, "1-0". */
export function readQuantities(tokens: readonly Token[]): Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const number = readNumber(tokens, at);
    if (number === undefined) continue;
    found.push(withSurroundings(tokens, at, number));
    at = number.to;
  }
  return found;
}

type PlainNumber = Readonly<{ value: number; key: string; to: number; unit: string | undefined }>;

function readNumber(tokens: readonly Token[], at: number): PlainNumber | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind === "mark") return undefined;
  if (token.kind === "number") return readFigures(tokens, at, token.lower);
  if (isIndefiniteOne(tokens, at)) return undefined;
  const worded = NUMBER_WORDS.get(token.lower);
  if (worded !== undefined) return readWorded(tokens, at, worded);
  const vague = VAGUE_NUMBERS.get(token.lower);
  if (vague !== undefined) return { value: NaN, key: vague, to: at, unit: undefined };
  const ordinal = ORDINALS.get(token.lower);
  if (ordinal !== undefined) return { value: ordinal, key: `ordinal ${ordinal}`, to: at, unit: undefined };
  return readBareScale(tokens, at, token.lower);
}

/** "several thousand", "a hundred": a scale with no figure before it. */
function readBareScale(tokens: readonly Token[], at: number, lower: string): PlainNumber | undefined {
  const scale = lower.length > 2 ? SCALES.get(lower) : undefined;
  if (scale === undefined) return undefined;
  const before = tokens[at - 1]?.lower;
  if (before === "a" || before === "one")
    return { value: scale, key: String(scale), to: at, unit: undefined };
  return { value: NaN, key: `${lower}s`, to: at, unit: undefined };
}

/** "one" counts only before a noun of its own ("one person"), not in "no one", "one of", "this one". */
function isIndefiniteOne(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.lower !== "one") return false;
  const next = tokens[at + 1];
  return (
    next === undefined ||
    next.kind !== "word" ||
    !next.content ||
    SCALES.has(next.lower) === next.lower.length < 3
  );
}

function readFigures(tokens: readonly Token[], at: number, lower: string): PlainNumber {
  const match = /^(\d[\d,\s]*(?:\.\d+)?)(\D*)$/u.exec(lower);
  if (!match)
    return { value: NaN, key: lower.replaceAll(/[,\s]/gu, "").replaceAll("–", "-"), to: at, unit: undefined };
  const figure = Number((match[1] ?? "").replaceAll(/[,\s]/gu, ""));
  const suffix = match[2] ?? "";
  if (/^(?:st|nd|rd|th)$/u.test(suffix))
    return { value: figure, key: `ordinal ${figure}`, to: at, unit: undefined };
  const glued = SCALES.get(suffix);
  const { factor, to } = readScales(tokens, at + 1);
  const value = figure * (glued ?? 1) * factor;
  const unit = suffix === "" || glued !== undefined ? undefined : suffix;
  return {
    value,
    key: `${round(value)}${unit === "s" ? "s" : ""}`,
    to,
    unit: unit === "s" ? undefined : unit,
  };
}

function readWorded(tokens: readonly Token[], at: number, first: number): PlainNumber {
  let value = first;
  let last = at;
  for (let next = at + 1; next < tokens.length; next++) {
    const joined = tokens[next]?.text === "-" ? next + 1 : next;
    const more = NUMBER_WORDS.get(tokens[joined]?.lower ?? "");
    if (more === undefined || value % 10 !== 0 || more >= 10 || value === 0) break;
    value += more;
    last = joined;
    next = joined;
  }
  const { factor, to } = readScales(tokens, last + 1);
  return { value: value * factor, key: String(round(value * factor)), to, unit: undefined };
}

function readScales(tokens: readonly Token[], from: number): { factor: number; to: number } {
  let factor = 1;
  let to = from - 1;
  for (let at = from; at < tokens.length; at++) {
    const lower = tokens[at]?.lower ?? "";
    const scale = lower.length > 2 || /^(?:m|bn|mn|tn)$/u.test(lower) ? SCALES.get(lower) : undefined;
    if (scale === undefined) break;
    factor *= scale;
    to = at;
  }
  return { factor, to };
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

function withSurroundings(tokens: readonly Token[], at: number, number: PlainNumber): Quantity {
  const reach = readReach(tokens, number.to + 1);
  const sign = readSign(tokens, at, number, reach);
  const singular = number.value === 1;
  const head =
    sign === undefined || sign === "%" ? reach.find((token) => isHead(token, singular)) : undefined;
  const { value, key } = number;
  return {
    value,
    key,
    bound: readBound(tokens, at),
    sign,
    head: head ?? fallbackHead(reach, sign),
    reach,
    from: at,
    to: number.to,
  };
}

function fallbackHead(reach: readonly Token[], sign: string | undefined): Token | undefined {
  return sign === undefined ? reach.find((token) => token.content) : undefined;
}

/** Words after a number, up to a comma, a conjunction or the next number. "of" is passed over. */
function readReach(tokens: readonly Token[], from: number): Token[] {
  const reach: Token[] = [];
  for (let at = from; at < tokens.length && reach.length < REACH; at++) {
    const token = tokens[at];
    if (!token || token.kind === "number" || /^(?:and|or|but|while)$/u.test(token.lower)) break;
    if (token.kind === "mark") {
      if (/^["“”'‘’`\-[\]%]/u.test(token.text)) continue;
      break;
    }
    if (token.lower !== "of" && PREPOSITIONS.has(token.lower)) break;
    reach.push(token);
  }
  return reach;
}

function isHead(token: Token, singular: boolean): boolean {
  if (!token.content) return false;
  return singular || PLURALS.has(token.lower) || (/[^su]s$/u.test(token.lower) && token.lower.length > 3);
}

function readSign(
  tokens: readonly Token[],
  at: number,
  number: PlainNumber,
  reach: readonly Token[],
): string | undefined {
  const before = tokens[at - 1]?.text ?? "";
  if (SIGNS.has(before)) return before;
  const next = tokens[number.to + 1];
  if (next?.text === "%" || next?.lower === "percent") return "%";
  if (next?.lower === "per" && /^cent/u.test(tokens[number.to + 2]?.lower ?? "")) return "%";
  return CURRENCY.get(reach[0]?.stem ?? "") ?? number.unit;
}

function readBound(tokens: readonly Token[], at: number): Quantity["bound"] {
  const before: string[] = [];
  for (let back = at - 1; back >= 0 && before.length < 3; back--) {
    const token = tokens[back];
    if (!token) break;
    if (SIGNS.has(token.text)) continue;
    if (token.kind !== "word") break;
    before.unshift(token.lower);
  }
  for (let length = before.length; length > 0; length--) {
    const bound = BOUNDS[before.slice(-length).join(" ")];
    if (bound !== undefined) return bound;
  }
  return "exact";
}

/** True when `source` says what `claim` says: same number, same unit or thing counted, no bound lost or won. */
export function quantityStands(claim: Quantity, source: Quantity): boolean {
  return sameValue(claim, source) && sameUnit(claim, source);
}

function sameValue(claim: Quantity, source: Quantity): boolean {
  if (claim.key === source.key) return claim.bound === source.bound || loosens(claim.bound, source.bound);
  if (Number.isNaN(claim.value) || Number.isNaN(source.value) || source.bound !== "exact") return false;
  if (claim.key.startsWith("ordinal") || source.key.startsWith("ordinal")) return false;
  if (claim.bound === "min") return source.value > claim.value && source.value <= claim.value * 1.5;
  if (claim.bound === "max") return source.value < claim.value && source.value >= claim.value * 0.75;
  return claim.bound === "about" && Math.abs(source.value - claim.value) <= claim.value * 0.05;
}

/** "about 14" is true of exactly 14; no other bound may come or go. */
function loosens(claim: Quantity["bound"], source: Quantity["bound"]): boolean {
  return source === "exact" && claim === "about";
}

function sameUnit(claim: Quantity, source: Quantity): boolean {
  if (claim.sign !== source.sign) return false;
  const { head } = claim;
  if (head === undefined || claim.sign !== undefined) return true;
  return source.reach.some((token) => nearWord(head, token));
}
