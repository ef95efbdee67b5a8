/** How many characters are shown on each side. */
const REACH = 72;

/** What stands before and after something, cut between words; a cut shows as an ellipsis. */
export type Surrounding = Readonly<{ before: string; after: string }>;

/** The words of `text` around the first place where it holds `value`; undefined when it holds it nowhere. */
export function wordsAround(text: string, value: string, reach: number = REACH): Surrounding | undefined {
  const at = text.indexOf(value);
  if (at === -1) return undefined;
  const before = text.slice(0, at);
  const after = text.slice(at + value.length);
  return {
    before: before.length <= reach ? before : `… ${before.slice(-reach).replace(/^\S*\s+/u, "")}`,
    after: after.length <= reach ? after : `${after.slice(0, reach).replace(/\s+\S*$/u, "")} …`,
  };
}
