import { findProperNames } from "../text/proper-names.ts";
import type { Token } from "./clauses.ts";
import type { TokenRange } from "./noun-phrases.ts";
import { type Gender, genderOf, isHonorific, isRoleNoun } from "./roles.ts";
import { isBreak, isCapitalised, isDeterminer, isPreposition, isTimeNoun, isWord } from "./word-classes.ts";

/** A person or body as one phrase names it; a "name" is one of the two, the phrase does not tell which. */
export type Named = Readonly<{
  kind: "person" | "body" | "name";
  /** Without title and role: "Vladimir Putin", "Ministry of Defence". */
  name: string;
  role: string | null;
  gender: Gender;
}>;

const PARTICLES = /^(?:al|bin|ibn|de|da|del|della|di|du|van|von|der|den|la|le|el|abu)$/u;
const MODIFIES_ROLE =
  /^(?:former|then|deputy|senior|top|chief|acting|assistant|vice|longtime|veteran|lead|and|foreign|prime|press)$/u;
/** How many words before a name its role may take. */
const ROLE_REACH = 10;

/** The run of capitalised words that ends right before `end`, particles inside it included. */
export function nameRunBefore(tokens: readonly Token[], end: number, floor: number): TokenRange | undefined {
  let from = end;
  while (from > floor && isNameWord(tokens, from - 1, end)) from--;
  while (from < end && !isCapitalised(tokens[from])) from++;
  return from < end ? { from, to: end } : undefined;
}

function isNameWord(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at];
  if (!isWord(token) || token === undefined) return false;
  if (PARTICLES.test(token.lower)) return at + 1 < end && isCapitalised(tokens[at + 1]);
  if (/['’]s$/u.test(token.text) && at + 1 < end) return false;
  return isCapitalised(token) && !isTimeNoun(token) && !opensSentence(token, at);
}

/** "The", "But", "In" at the head of a clause are capitalised for that reason alone. */
function opensSentence(token: Token, at: number): boolean {
  return (
    (at === 0 && (isDeterminer(token) || isPreposition(token) || isBreak(token))) ||
    /^(?:The|A|An|His|Her|Their|Its)$/u.test(token.text)
  );
}

/** Reads a run of capitals, with the words before it down to `floor`, as a name with its title and role. */
export function readNameRun(tokens: readonly Token[], run: TokenRange, floor: number): Named | undefined {
  const titled = lastTitle(tokens, run);
  if (titled === run.to) return undefined;
  if (titled > run.from && isBodyName(tokens, run))
    return { kind: "body", name: textOf(tokens, run), role: null, gender: undefined };
  const name = textOf(tokens, { from: titled, to: run.to });
  const before = roleStart(tokens, run.from, floor);
  const role = roleText(tokens, { from: before, to: titled });
  const gender = genderAmong(tokens, { from: before, to: titled });
  const honoured = isHonorific(tokens[titled - 1]?.lower ?? "");
  return { kind: role !== null || honoured ? "person" : "name", name, role, gender };
}

/** "General Staff", "Chief Justice Court": a title that is part of a body's name. */
function isBodyName(tokens: readonly Token[], run: TokenRange): boolean {
  return /^(?:staff|assembly|motors|hospital|office|court|committee|commission|council|command|service|union)$/u.test(
    tokens[run.to - 1]?.lower ?? "",
  );
}

/** Where the name proper begins: after the last title or role noun of the run. */
function lastTitle(tokens: readonly Token[], run: TokenRange): number {
  for (let at = run.to - 1; at >= run.from; at--) {
    const lower = tokens[at]?.lower ?? "";
    if (isRoleNoun(lower) || isHonorific(lower)) return at + 1;
  }
  return run.from;
}

/** Where the role before a name begins: "former national security adviser", back to a determiner or a verb. */
function roleStart(tokens: readonly Token[], from: number, floor: number): number {
  if (!isRoleNoun(tokens[from - 1]?.lower ?? "")) return from;
  let start = from - 1;
  while (start > floor && from - start < ROLE_REACH && belongsToRole(tokens, start - 1)) start--;
  while (/^(?:and)$/u.test(tokens[start]?.lower ?? "")) start++;
  return start;
}

function belongsToRole(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!isWord(token) || token === undefined || isDeterminer(token) || isPreposition(token) || isBreak(token))
    return false;
  if (isTimeNoun(token)) return false;
  return (
    isCapitalised(token) ||
    isRoleNoun(token.lower) ||
    MODIFIES_ROLE.test(token.lower) ||
    isRoleNoun(tokens[at + 1]?.lower ?? "")
  );
}

function roleText(tokens: readonly Token[], range: TokenRange): string | null {
  let { from, to } = range;
  while (to > from && isHonorific(tokens[to - 1]?.lower ?? "")) to--;
  while (from < to && /^(?:the|a|an)$/u.test(tokens[from]?.lower ?? "")) from++;
  return to > from ? textOf(tokens, { from, to }) : null;
}

function genderAmong(tokens: readonly Token[], { from, to }: TokenRange): Gender {
  for (let at = from; at < to; at++) {
    const gender = genderOf(tokens[at]?.lower ?? "");
    if (gender) return gender;
  }
  return undefined;
}

export function textOf(tokens: readonly Token[], { from, to }: TokenRange): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(" ")
    .replace(/\s+([,.)])/gu, "$1")
    .replace(/\(\s+/gu, "(")
    .replace(/['’]s?$/u, "");
}

/** What a name with neither title nor role names, as far as its words tell. */
export function kindOfName(name: string): Named["kind"] {
  const found = findProperNames(`x ${name}`).at(-1);
  if (found?.kind === "person") return "person";
  return found?.kind === "organisation" || found?.kind === "place" ? "body" : "name";
}

/** Longer appositions than this are no roles, in tokens. */
const APPOSITION_MAX = 14;

/** The role that an apposition after a name gives: ", the Kremlin press secretary," */
export function roleAfter(tokens: readonly Token[], end: number): string | null {
  if (tokens[end]?.text !== ",") return null;
  const close = closingComma(tokens, end + 1);
  const from = isDeterminer(tokens[end + 1]) ? end + 2 : end + 1;
  return close !== -1 && holdsRole(tokens, { from, to: close }) ? textOf(tokens, { from, to: close }) : null;
}

function closingComma(tokens: readonly Token[], from: number): number {
  for (let at = from; at < from + APPOSITION_MAX; at++) {
    const token = tokens[at];
    if (!token || token.kind === "quoted") return -1;
    if (/^[,.;]$/u.test(token.text)) return at;
    if (/^(?:who|which|said|says|told)$/u.test(token.lower)) return -1;
  }
  return -1;
}

function holdsRole(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  const heads = tokens.slice(from, to);
  const beforeTie = heads.findIndex((token) => isPreposition(token));
  return heads.slice(0, beforeTie === -1 ? undefined : beforeTie).some((token) => isRoleNoun(token.lower));
}

/** The role before a name set off by commas: "The foreign minister of Ukraine, Dmytro Kuleba". */
export function roleBefore(tokens: readonly Token[], start: number): string | null {
  if (tokens[start - 1]?.text !== ",") return null;
  let from = start - 1;
  while (from > 0 && start - from < APPOSITION_MAX && isWord(tokens[from - 1]) && !isBreak(tokens[from - 1]))
    from--;
  if (isDeterminer(tokens[from])) from++;
  const range = { from, to: start - 1 };
  return holdsRole(tokens, range) ? textOf(tokens, range) : null;
}
