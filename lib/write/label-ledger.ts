import { z } from "zod";
import { type ArticleId, parseArticleId } from "../domain/article.ts";
import { type Span } from "../domain/span.ts";

/** What a label stands for. `contentHash` is the article's at the time, so that a changed article is noticed. */
export type LabelEntry = Readonly<{ label: string; articleId: ArticleId; contentHash: string; span: Span }>;

/** Labels given out in one conversation, in order: "P1", "P2", … A label never changes what it stands for. */
export type LabelLedger = readonly LabelEntry[];

export const EMPTY_LEDGER: LabelLedger = [];

/** More is no conversation of ours. */
const LABELS_MAX = 500;

export type Labelled<T> = Readonly<{ label: string; item: T }>;

/** Gives each item the label it has had, or the next one. The ledger is returned with what was added. */
export function issueLabels<T>(
  ledger: LabelLedger,
  items: readonly T[],
  describe: (item: T) => Omit<LabelEntry, "label">,
): { ledger: LabelLedger; labelled: readonly Labelled<T>[] } {
  const entries = [...ledger];
  const labelled = items.map((item) => {
    const wanted = describe(item);
    const known = entries.find((entry) => sameEntry(entry, wanted));
    const entry = known ?? { label: `P${entries.length + 1}`, ...wanted };
    if (!known) entries.push(entry);
    return { label: entry.label, item };
  });
  return { ledger: entries, labelled };
}

function sameEntry(entry: LabelEntry, wanted: Omit<LabelEntry, "label">): boolean {
  const sameSpan = entry.span.start === wanted.span.start && entry.span.end === wanted.span.end;
  return sameSpan && entry.articleId === wanted.articleId && entry.contentHash === wanted.contentHash;
}

const entrySchema = z.object({
  label: z.string().regex(/^P\d{1,3}$/u),
  articleId: z.string(),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/u),
  span: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }),
});

/** A ledger that came back from outside; undefined unless every label is one of ours, in order. */
export function readLabelLedger(value: unknown): LabelLedger | undefined {
  const parsed = z.array(entrySchema).max(LABELS_MAX).safeParse(value);
  if (!parsed.success) return undefined;
  const entries = parsed.data.flatMap((entry, index) => {
    const articleId = parseArticleId(entry.articleId);
    return articleId && entry.label === `P${index + 1}` ? [{ ...entry, articleId }] : [];
  });
  return entries.length === parsed.data.length ? entries : undefined;
}
