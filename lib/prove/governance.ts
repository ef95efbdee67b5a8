import { AUXILIARIES, BE_FORMS, DENYING, HEDGES, NEGATORS, PREPOSITIONS } from "./lexicon.ts";
import type { Token } from "./read-tokens.ts";

export type HedgeKind = "possible" | "believed" | "claimed" | "wanted" | "asked" | "ahead" | "conditional";

/** What the words before a word do to it: "has refused to flee" negates "flee", "could join" makes "join" possible. */
export type Governance = Readonly<{ negated: boolean; hedges: ReadonlySet<HedgeKind> }>;

const KINDS = Object.keys(HEDGES) as HedgeKind[]; // the keys of HEDGES are the members of HedgeKind
/** How far back a governor is looked for, in tokens. */
const REACH = 9;
/** Modifiers that a negator before a noun may stand behind: "no official word". */
const MODIFIERS_MAX = 2;

/** For each token of one sentence, what governs it. */
export function readGovernance(tokens: readonly Token[]): readonly Governance[] {
  return tokens.map((token, at) => (token.kind === "mark" ? FREE : governanceOf(tokens, at)));
}

const FREE: Governance = { negated: false, hedges: new Set() };

/**
 * Walks back from a word over what hands on a governor: auxiliaries, adverbs, "to", "that". Between the word and a
 * negator two modifiers may stand; a hedge must be linked without any.
 */
function governanceOf(tokens: readonly Token[], at: number): Governance {
  const hedges = new Set<HedgeKind>();
  let negated = false;
  let modifiers = 0;
  let next = tokens[at];
  for (let back = at - 1; back >= 0 && at - back <= REACH; back--) {
    const token = tokens[back];
    if (!token || (token.kind === "mark" && !isPassedOver(token))) break;
    if (token.kind === "mark") continue;
    const kinds = modifiers === 0 ? hedgeKindsOf(tokens, back) : [];
    if (NEGATORS.has(rawLower(token)) || (isDenying(token) && isVerbUse(tokens, back))) negated = !negated;
    else if (kinds.length > 0 && hands(token, next, tokens[at])) for (const kind of kinds) hedges.add(kind);
    else if (isTransparent(token)) next = token;
    else if (isLink(next) && token.content) next = token;
    else if (!token.content || PREPOSITIONS.has(token.lower) || ++modifiers > MODIFIERS_MAX) break;
    next = token;
  }
  return { negated, hedges };
}

/** A modal or "potential" governs the word itself; a verb governs only what "to", "that" or an -ing form leads on to. */
function hands(governor: Token, next: Token | undefined, word: Token | undefined): boolean {
  if (next === undefined || word === undefined) return false;
  if (AUXILIARIES.has(governor.lower) || /ly$|^potential$|^possibl/u.test(governor.lower)) return true;
  return (isLink(next) && !/[^s]s$/u.test(word.lower)) || /ing$/u.test(next.lower);
}

function isPassedOver(mark: Token): boolean {
  return mark.text === "-" || /["“”'‘’`]/u.test(mark.text);
}

/** "refused to", "denied that", "denied targeting", "lacked weapons": verbs, not the nouns made of them. */
function isVerbUse(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || !/^(?:a|an|the|his|her|its|their)$/u.test(before.lower);
}

function isDenying(token: Token): boolean {
  return DENYING.has(token.base) || DENYING.has(token.stem);
}

function rawLower(token: Token): string {
  return token.text.toLowerCase().replaceAll("’", "'");
}

/** "to" and "that" hand on what the word before them says: "want to join", "denied that". */
function isLink(token: Token | undefined): boolean {
  return token !== undefined && /^(?:to|that|be|been|being)$/u.test(token.lower);
}

function isTransparent(token: Token): boolean {
  return (
    AUXILIARIES.has(token.lower) ||
    isLink(token) ||
    /ly$/u.test(token.lower) ||
    /^(?:also|now|already|even|just|still|yet)$/u.test(token.lower)
  );
}

/** The kinds of doubt the word at `at` casts; none where it is a noun or part of a phrase: "the expected arrival", "in order to". */
export function hedgeKindsOf(tokens: readonly Token[], at: number): HedgeKind[] {
  const token = tokens[at];
  const before = tokens[at - 1]?.lower ?? "";
  if (!token || token.kind !== "word" || (before === "in" && token.lower === "order")) return [];
  if (
    /^(?:the|a|an|his|her|its|their)$/u.test(before) &&
    !AUXILIARIES.has(token.lower) &&
    token.lower !== "potential"
  )
    return [];
  const raw = rawLower(token);
  return KINDS.filter((kind) => {
    const words = HEDGES[kind];
    return (
      words !== undefined &&
      (words.has(raw) || (!AUXILIARIES.has(raw) && (words.has(token.base) || words.has(token.stem))))
    );
  });
}

/** Kinds that hold over all that follows in their sentence, wherever they stand. */
const CLAUSAL: ReadonlySet<HedgeKind> = new Set<HedgeKind>(["believed", "claimed", "conditional"]);

/** For each token, the hedges over its clause: believed and claimed things stay so to the end of the sentence. */
export function readClausalHedges(tokens: readonly Token[]): readonly ReadonlySet<HedgeKind>[] {
  const open = new Map<HedgeKind, number>();
  const rumoured = new Set(tokens.flatMap((token, at) => (isRumour(tokens, at) ? [token.sentence] : [])));
  let sentence = -1;
  return tokens.map((token, at) => {
    if (token.sentence !== sentence || token.text === ";") open.clear();
    sentence = token.sentence;
    const held = [...open].filter(([, until]) => token.clause <= until).map(([kind]) => kind);
    for (const kind of hedgeKindsOf(tokens, at)) if (CLAUSAL.has(kind)) open.set(kind, reachOf(kind, token));
    return new Set<HedgeKind>(rumoured.has(token.sentence) ? [...held, "believed"] : held);
  });
}

/** "it is said", "it was reported": wherever it stands, the whole sentence is told as hearsay. */
function isRumour(tokens: readonly Token[], at: number): boolean {
  const said = /^(?:say|report|allege|claim|think|believe|understand|rumour|rumor)/u.test(
    tokens[at]?.base ?? "",
  );
  return said && BE_FORMS.has(tokens[at - 1]?.lower ?? "") && tokens[at - 2]?.lower === "it";
}

/** The last clause it holds over: "if" and "allegedly" their own, "claimed" and "is believed" all that follow. */
function reachOf(kind: HedgeKind, token: Token): number {
  return kind === "conditional" || /ly$/u.test(token.lower) ? token.clause : Infinity;
}
