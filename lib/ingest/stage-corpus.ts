import { createHash } from "node:crypto";
import type { ArticleVersion, ArchiveWriter, KnownFile, StagedArticle } from "../archive/archive-writer.ts";
import type { CorpusItem } from "../corpus/read-corpus.ts";
import type { Article, ArticleId } from "../domain/article.ts";
import type { SetAside } from "../domain/ingest-report.ts";

/** Articles kept in one transaction. */
const BATCH = 64;

export type StagedCorpus = Readonly<{
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  setAside: readonly SetAside[];
}>;

export type StageParts = Readonly<{
  writer: Pick<ArchiveWriter, "articleVersions" | "files" | "stage" | "remove" | "keepFiles">;
  /** Takes an article apart; only called for articles that are new or changed. */
  takeApart: (article: Article) => Omit<StagedArticle, "article" | "fingerprint">;
  /** Names the version of `takeApart`: another one makes every article a changed one. */
  recipe: string;
  /** Takes articles apart again that are neither new nor changed. */
  again?: boolean;
  onRead?: (read: number) => void;
}>;

/** An article of this corpus, by what tells whether a copy of it should be kept in its place. */
type Holder = Readonly<{ id: ArticleId; file: string; known: number }>;

/**
 * Brings the record to come into line with a whole corpus: new and changed articles staged, exact copies folded into the
 * one of which most is known, articles that are gone removed, unless the place they were read from cannot be read now.
 */
export async function stageCorpus(
  source: AsyncIterable<CorpusItem>,
  parts: StageParts,
): Promise<StagedCorpus> {
  const staging = new Staging(parts);
  for await (const item of source) staging.take(item);
  return staging.finish();
}

class Staging {
  private readonly before: ReadonlyMap<ArticleId, ArticleVersion>;
  private readonly holders = new Map<string, Holder>();
  private readonly ids = new Set<ArticleId>();
  private readonly seenFiles = new Set<string>();
  private readonly setAside: SetAside[] = [];
  private readonly count = { read: 0, added: 0, changed: 0, unchanged: 0 };
  private articles: StagedArticle[] = [];
  private files: KnownFile[] = [];
  private readonly knownFiles: ReadonlyMap<string, KnownFile>;

  constructor(private readonly parts: StageParts) {
    this.before = parts.writer.articleVersions();
    this.knownFiles = parts.writer.files();
  }

  take(item: CorpusItem): void {
    if (item.kind === "set-aside") this.leave(item);
    else if (item.kind === "unchanged") this.keepUnread(item.file, item.stamp);
    else this.takeArticle(item.article, item.stamp ?? null);
    this.parts.onRead?.(++this.count.read);
  }

  private leave({ file, reason, why }: SetAside): void {
    this.setAside.push({ file, reason, why });
    this.noteFile({ file, stamp: null, articleId: null, setAside: { reason, why } });
  }

  private keepUnread(file: string, stamp: string): void {
    const id = this.knownFiles.get(file)?.articleId;
    const version = id ? this.before.get(id) : undefined;
    if (!id || !version) throw new Error(`${file} was passed over as unchanged but is not in the archive.`);
    const holder = { id, file, known: version.known };
    if (this.isCopy(version.contentHash, holder)) return;
    this.count.unchanged++;
    this.noteFile({ file, stamp, articleId: id, setAside: null });
  }

  private takeArticle(article: Article, stamp: string | null): void {
    const holder = { id: article.id, file: article.file, known: countKnown(article) };
    if (this.ids.has(article.id)) {
      const why = "Another article has the same id. Rename one of the two.";
      return this.leave({ file: article.file, reason: "bad-name", why });
    }
    if (this.isCopy(article.contentHash, holder)) return;
    const version = this.before.get(article.id);
    const fingerprint = fingerprintOf(article, this.parts.recipe);
    const same =
      !this.parts.again &&
      version?.contentHash === article.contentHash &&
      version.fingerprint === fingerprint;
    this.count[same ? "unchanged" : version ? "changed" : "added"]++;
    if (!same) this.articles.push({ article, fingerprint, ...this.parts.takeApart(article) });
    this.noteFile({ file: article.file, stamp, articleId: article.id, setAside: null });
  }

  /**
   * True when the text is there already under another name. When more is known of the newcomer than of the one that holds
   * the text, it takes that one's place.
   */
  private isCopy(contentHash: string, newcomer: Holder): boolean {
    const holder = this.holders.get(contentHash);
    if (holder && newcomer.known <= holder.known) {
      this.foldAway(newcomer, holder);
      return true;
    }
    this.holders.set(contentHash, newcomer);
    this.ids.add(newcomer.id);
    if (holder) {
      this.flush();
      this.ids.delete(holder.id);
      this.parts.writer.remove([holder.id]);
      this.foldAway(holder, newcomer);
    }
    return false;
  }

  private foldAway(copy: Holder, kept: Holder): void {
    const aside = { reason: "duplicate" as const, why: `Its text is that of ${kept.file}.` };
    this.setAside.push({ file: copy.file, ...aside });
    this.noteFile({ file: copy.file, stamp: null, articleId: kept.id, setAside: aside });
  }

  private noteFile(file: KnownFile): void {
    this.seenFiles.add(file.file);
    this.files.push({ ...file, stamp: file.stamp && `${this.parts.recipe} ${file.stamp}` });
    if (this.files.length >= BATCH) this.flush();
  }

  private flush(): void {
    if (this.files.length > 0) this.parts.writer.stage(this.articles, this.files);
    this.articles = [];
    this.files = [];
  }

  finish(): StagedCorpus {
    const unreadable = this.setAside.filter(({ reason }) => reason === "unreadable").map(({ file }) => file);
    const isOutOfReach = (file: string) =>
      unreadable.some((path) => file === path || file.startsWith(`${path}/`));
    const gone = [...this.before].filter(([id, { file }]) => !this.ids.has(id) && !isOutOfReach(file));
    if (this.ids.size === 0 && gone.length === this.before.size) throw new EmptyCorpusError(this.setAside);
    this.flush();
    this.parts.writer.remove(gone.map(([id]) => id));
    const outOfReach = [...this.knownFiles.keys()].filter(isOutOfReach);
    this.parts.writer.keepFiles(new Set([...this.seenFiles, ...outOfReach]));
    return { ...this.count, removed: gone.length, setAside: this.setAside };
  }
}

/** Nothing in the corpus is an article; what was served before is left as it is. */
export class EmptyCorpusError extends Error {
  override readonly name = "EmptyCorpusError";
  constructor(readonly setAside: readonly SetAside[]) {
    const why = setAside.length === 0 ? "It holds no files." : `All ${setAside.length} files were set aside.`;
    super(`The corpus holds no article. ${why} Nothing was changed.`);
  }
}

function countKnown({ title, outlet, author, publishedOn, url }: Article): number {
  return [title, outlet, author, publishedOn, url].filter((field) => field.from !== "unknown").length;
}

/** Covers everything of an article but its body, and how it is taken apart. */
function fingerprintOf(article: Article, recipe: string): string {
  const { file, title, outlet, author, publishedOn, url, note, furniture } = article;
  const facts = JSON.stringify([recipe, file, title, outlet, author, publishedOn, url, note, furniture]);
  return createHash("sha256").update(facts).digest("hex").slice(0, 32);
}
