import type { Fault } from "./evidence.ts";
import { type HedgeKind, hedgeKindsOf, readClausalHedges } from "./governance.ts";
import { NEGATORS } from "./lexicon.ts";
import { inWindow, type Match } from "./match.ts";

/** Strong negatives: never to be put for a plain "not". */
const STRONG = new Set(["never", "none", "nobody", "nothing", "nowhere", "neither"]);

/** What is denied in the source is denied in the claim, and nothing else is. */
export function checkNegation(match: Match): Fault | undefined {
  const { tokens, governance } = match.claim;
  for (const [at, token] of tokens.entries()) {
    const index = match.aligned[at];
    if (STRONG.has(token.lower) && !holdsWord(match, token.lower))
      return { what: "negation", words: token.text };
    if (index === undefined || !token.content) continue;
    if (NEGATORS.has(token.lower)) continue;
    if (governance[at]?.negated !== match.source.governance[index]?.negated)
      return { what: "negation", words: token.text };
  }
  return undefined;
}

function holdsWord(match: Match, lower: string): boolean {
  return match.source.tokens.some((token) => inWindow(match, token) && token.lower === lower);
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
  for (const [at, token] of match.claim.tokens.entries()) {
    const index = match.aligned[at];
    if (index === undefined || !token.content) continue;
    const claimed = match.claim.governance[at]?.hedges ?? NONE;
    const stated = match.source.governance[index]?.hedges ?? NONE;
    if (lostHedge(stated, claimed) ?? addedHedge(stated, claimed))
      return { what: "hedge", words: token.text };
  }
  return undefined;
}

const NONE: ReadonlySet<HedgeKind> = new Set();

function lostHedge(stated: ReadonlySet<HedgeKind>, claimed: ReadonlySet<HedgeKind>): HedgeKind | undefined {
  return [...stated].find(
    (kind) => !CLAUSE_WIDE.has(kind) && !ANSWERED_BY[kind].some((other) => claimed.has(other)),
  );
}

function addedHedge(stated: ReadonlySet<HedgeKind>, claimed: ReadonlySet<HedgeKind>): HedgeKind | undefined {
  return [...claimed].find(
    (kind) => !CLAUSE_WIDE.has(kind) && !ALLOWED_BY[kind].some((other) => stated.has(other)),
  );
}

const CLAUSE_WIDE: ReadonlySet<HedgeKind> = new Set<HedgeKind>(["believed", "claimed", "conditional"]);

/** When most of what the claim says stands under a belief, a claim or an "if", the claim must too; and the reverse. */
function hedgedClause(match: Match): Fault | undefined {
  const claimed = readClausalHedges(match.claim.tokens);
  const stated = readClausalHedges(match.source.tokens);
  const pairs = match.aligned.flatMap((index, at) => (index === undefined ? [] : [{ at, index }]));
  for (const kind of CLAUSE_WIDE) {
    const under = pairs.filter(({ index }) => stated[index]?.has(kind)).length;
    const over = pairs.filter(({ at }) => claimed[at]?.has(kind)).length;
    const says = match.claim.tokens.some((token) =>
      hedgeKindsOf(token).some((own) => ANSWERED_BY[kind].includes(own)),
    );
    const attributed = kind === "claimed" && match.claim.attributions.length > 0;
    if (under > pairs.length / 2 && !says && !attributed) return { what: "hedge", words: kind };
    const stands = match.source.tokens.some(
      (token) => inWindow(match, token) && hedgeKindsOf(token).some((own) => ALLOWED_BY[kind].includes(own)),
    );
    if (over > 0 && !stands) return { what: "hedge", words: kind };
  }
  return undefined;
}
