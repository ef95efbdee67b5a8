import type { Fault } from "./evidence.ts";
import { type HedgeKind, hedgeKindsOf, readClausalHedges } from "./governance.ts";
import { DENYING, NEGATORS } from "./lexicon.ts";
import { homeSentence, inWindow, type Match } from "./match.ts";
import type { Token } from "./read-tokens.ts";
import { sameWord } from "./same-word.ts";

/** Strong negatives: never to be put for a plain "not". */
const STRONG = new Set(["never", "none", "nobody", "nothing", "nowhere", "neither"]);

/** What is denied in the source is denied in the claim, and nothing else is. */
export function checkNegation(match: Match): Fault | undefined {
  return deniedWord(match) ?? addedNegator(match) ?? lostNegator(match);
}

function deniedWord(match: Match): Fault | undefined {
  const { tokens, governance } = match.claim;
  for (const [at, token] of tokens.entries()) {
    const index = match.aligned[at];
    if (STRONG.has(token.lower) && !holdsWord(match, token.lower))
      return { what: "negation", words: token.text };
    if (index === undefined || !token.content || NEGATORS.has(token.lower)) continue;
    if (governance[at]?.negated !== match.source.governance[index]?.negated)
      return { what: "negation", words: token.text };
  }
  return undefined;
}

function holdsWord(match: Match, lower: string): boolean {
  return match.source.tokens.some((token) => inWindow(match, token) && token.lower === lower);
}

/** A "not" of the claim needs one, or a word of denying, in the sentence that says its clause. */
function addedNegator(match: Match): Fault | undefined {
  const { tokens } = match.claim;
  const at = tokens.findIndex(
    (token, index) => isNegator(tokens, index) && !deniesIn(match, homeSentence(match, index), token),
  );
  const words = at === -1 ? undefined : tokens[at]?.text;
  return words === undefined ? undefined : { what: "negation", words };
}

function deniesIn(match: Match, home: number | undefined, negator: Token): boolean {
  return match.source.tokens.some((token, index) => {
    const here = home === undefined ? inWindow(match, token) : token.sentence === home;
    return (
      here && (isNegator(match.source.tokens, index) || sameWord(token, negator) || isDenyingVerb(token))
    );
  });
}

function isNegator(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    NEGATORS.has(token.text.toLowerCase().replaceAll("’", "'")) &&
    !(token.lower === "no" && tokens[at + 1]?.kind === "number")
  );
}

function isDenyingVerb(token: Token): boolean {
  return DENYING.has(token.base) || DENYING.has(token.stem);
}

/** How far apart two words may stand for the "not" between them to be part of what they say together. */
const SPAN_MAX = 6;

/** A "not" between two neighbouring words of the claim is not left out. */
function lostNegator(match: Match): Fault | undefined {
  const { tokens } = match.claim;
  if (tokens.some((token, at) => isNegator(tokens, at) || isDenyingVerb(token))) return undefined;
  const places = match.aligned.filter((at): at is number => at !== undefined);
  for (const [index, from] of places.entries()) {
    const to = places[index + 1];
    if (to === undefined || to <= from || to - from > SPAN_MAX) continue;
    const between = match.source.tokens.slice(from + 1, to);
    const lost = between.find((_, step) => isNegator(match.source.tokens, from + 1 + step));
    if (lost) return { what: "negation", words: lost.text };
  }
  return undefined;
}

/** Which kinds of doubt in the claim answer for a doubt in the source. */
const ANSWERED_BY: Readonly<Record<HedgeKind, readonly HedgeKind[]>> = {
  possible: ["possible", "believed"],
  believed: ["believed"],
  claimed: ["claimed", "believed"],
  wanted: ["wanted", "asked"],
  asked: ["asked", "wanted"],
  ahead: ["ahead", "wanted", "asked", "possible"],
  conditional: ["conditional"],
};

/** Which kinds of doubt in the source allow a doubt in the claim. */
const ALLOWED_BY: Readonly<Record<HedgeKind, readonly HedgeKind[]>> = {
  possible: ["possible", "believed"],
  believed: ["believed"],
  claimed: ["claimed"],
  wanted: ["wanted", "asked", "ahead"],
  asked: ["asked", "wanted"],
  ahead: ["ahead"],
  conditional: ["conditional"],
};

/** No doubt is lost and none is added: word by word for "could" and "want to", over the clause for "believed". */
export function checkHedges(match: Match): Fault | undefined {
  return hedgedWord(match) ?? hedgedClause(match);
}

function hedgedWord(match: Match): Fault | undefined {
  const own = kindsIn(match.claim.tokens);
  for (const [at, token] of match.claim.tokens.entries()) {
    const index = match.aligned[at];
    if (index === undefined || !token.content) continue;
    const stated = match.source.governance[index]?.hedges ?? NONE;
    const lost = [...stated].find(
      (kind) => !ANSWERED_BY[kind].some((other) => own.has(other)) && !isAttributed(match, kind),
    );
    const claimed = match.claim.governance[at]?.hedges ?? NONE;
    const theirs = kindsIn(
      match.source.tokens.map((other) =>
        other.sentence === match.source.tokens[index]?.sentence ? other : undefined,
      ),
    );
    const added = [...claimed].find(
      (kind) =>
        !ALLOWED_BY[kind].some((other) => theirs.has(other)) ||
        (kind === "possible" && !couldIn(match, index)),
    );
    if (lost !== undefined || added !== undefined) return { what: "hedge", words: token.text };
  }
  return undefined;
}

/** "potential" and "able" in a sentence do not allow a "may" of one's own. */
function couldIn(match: Match, at: number): boolean {
  const stated = match.source.governance[at]?.hedges ?? NONE;
  const sentence = match.source.tokens[at]?.sentence;
  return (
    ALLOWED_BY.possible.some((kind) => stated.has(kind)) ||
    match.source.tokens.some(
      (token) => token.sentence === sentence && /^(?:could|may|might|possibly|perhaps)$/u.test(token.lower),
    )
  );
}

const NONE: ReadonlySet<HedgeKind> = new Set();

/** The kinds of doubt that any word of the sentence casts. */
function kindsIn(tokens: readonly (Token | undefined)[]): ReadonlySet<HedgeKind> {
  const words = tokens.filter((token) => token !== undefined);
  return new Set(words.flatMap((_, at) => hedgeKindsOf(words, at)));
}

/** Who claims it is told: that answers for "claimed". */
function isAttributed(match: Match, kind: HedgeKind): boolean {
  return kind === "claimed" && match.claim.attributions.length > 0;
}

const CLAUSE_WIDE: readonly HedgeKind[] = ["believed", "claimed", "conditional"];

/** When most of what the claim says stands under a belief, a claim or an "if", the claim must too; and the reverse. */
function hedgedClause(match: Match): Fault | undefined {
  const claimed = readClausalHedges(match.claim.tokens);
  const stated = readClausalHedges(match.source.tokens);
  const own = kindsIn(match.claim.tokens);
  const theirs = kindsIn(match.source.tokens.map((token) => (inWindow(match, token) ? token : undefined)));
  const pairs = match.aligned.flatMap((index, at) => (index === undefined ? [] : [{ at, index }]));
  for (const kind of CLAUSE_WIDE) {
    const under = pairs.filter(({ index }) => stated[index]?.has(kind)).length;
    const over = pairs.filter(({ at }) => claimed[at]?.has(kind)).length;
    const answered = ANSWERED_BY[kind].some((other) => own.has(other)) || isAttributed(match, kind);
    if (under > pairs.length / 2 && !answered) return { what: "hedge", words: kind };
    if (over > 0 && !ALLOWED_BY[kind].some((other) => theirs.has(other)))
      return { what: "hedge", words: kind };
  }
  return undefined;
}
