/** 1 when one of the first `k` of `ranked` is relevant, else 0. */
export function hitAt<Id>(ranked: readonly Id[], relevant: ReadonlySet<Id>, k: number): number {
  return ranked.slice(0, k).some((id) => relevant.has(id)) ? 1 : 0;
}

/** 1 / rank of the first relevant one among the first `k`, 0 when there is none. */
export function reciprocalRankAt<Id>(ranked: readonly Id[], relevant: ReadonlySet<Id>, k: number): number {
  const index = ranked.slice(0, k).findIndex((id) => relevant.has(id));
  return index === -1 ? 0 : 1 / (index + 1);
}

/** Discounted gain of the first `k` over that of a perfect ranking; every relevant one gains 1. 0 when none is. */
export function ndcgAt<Id>(ranked: readonly Id[], relevant: ReadonlySet<Id>, k: number): number {
  const gained = ranked.slice(0, k).map((id) => (relevant.has(id) ? 1 : 0));
  const perfect = Array.from({ length: Math.min(k, relevant.size) }, () => 1);
  return perfect.length === 0 ? 0 : discountedGain(gained) / discountedGain(perfect);
}

function discountedGain(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

/** Mean, over all relevant ones, of the precision at each one's rank; one that is not ranked counts 0. */
export function averagePrecision<Id>(ranked: readonly Id[], relevant: ReadonlySet<Id>): number {
  let found = 0;
  let sum = 0;
  for (const [index, id] of ranked.entries()) {
    if (!relevant.has(id)) continue;
    found++;
    sum += found / (index + 1);
  }
  return relevant.size === 0 ? 0 : sum / relevant.size;
}

/** Passages folded to their articles: each article once, at the place of its best passage. */
export function foldToArticles<Id>(passages: readonly Readonly<{ articleId: Id }>[]): Id[] {
  return [...new Set(passages.map((passage) => passage.articleId))];
}
