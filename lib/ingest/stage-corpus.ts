import { createHash } from "node:crypto";
import type { ArticleVersion, ArchiveWriter, KnownFile, StagedArticle } from "../archive/archive-writer.ts";
import type { CorpusItem } from "../corpus/read-corpus.ts";
import type { Article, ArticleId } from "../domain/article.ts";
import type { SetAside } from "../domain/ingest-report.ts";
import type { KnownCorpus } from "./unchanged-files.ts";

/** Files, or articles, kept in one transaction. */
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
  writer: Pick<ArchiveWriter, "stage" | "remove" | "keepFiles">;
  known: KnownCorpus;
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
type Aside = Omit<SetAside, "file">;

/**
 * Brings the record to come into line with a whole corpus: new and changed articles staged, exact copies folded into the
 * one of which most is known, articles that are gone removed, unless the place they were read from cannot be read now.
 */
export async function stageCorpus(
  source: AsyncIterable<CorpusItem>,
  parts: StageParts,
): Promise<StagedCorpus> {
  const staging = new Staging(parts, parts.known.versions, parts.known.files);
  for await (const item of source) await staging.take(item);
  return staging.finish();
}

class Staging {
  private readonly holders = new Map<string, Holder>();
  private readonly ids = new Set<ArticleId>();
  /** What became of each file this time. */
  private readonly files = new Map<string, KnownFile>();
  private readonly count = { read: 0, added: 0, changed: 0, unchanged: 0 };
  private readonly unreadCopies: { file: string; aside: Aside }[] = [];
  private articles: StagedArticle[] = [];
  private readonly unsaved = new Set<string>();

  constructor(
    private readonly parts: StageParts,
    private readonly before: ReadonlyMap<ArticleId, ArticleVersion>,
    private readonly knownFiles: ReadonlyMap<string, KnownFile>,
  ) {}

  async take(item: CorpusItem): Promise<void> {
    if (item.kind === "unchanged") await this.keepUnread(item.file, item.stamp);
    else await this.takeFile(asFile(item));
    if (this.articles.length >= BATCH || this.unsaved.size >= BATCH) await this.flush();
    this.parts.onRead?.(++this.count.read);
  }

  private async takeFile({ file, articles, setAside, stamp }: FileItem): Promise<void> {
    this.noteFile({ file, stamp, articles: [], setAside });
    for (const article of articles) {
      await this.takeArticle(article);
      // The file's own row is written with the last of its articles, so that one cut short is read again.
      if (this.articles.length >= BATCH && article !== articles.at(-1)) await this.saveArticles();
    }
  }

  private async takeArticle(article: Article): Promise<void> {
    const { id, file } = article;
    if (this.ids.has(id)) {
      const why = `Another article has the same id, ${id}. Rename one of the two.`;
      return this.addAside(file, { reason: "bad-name", why });
    }
    if (!(await this.claim(article.contentHash, { id, file, known: countKnown(article) }))) return;
    const version = this.before.get(id);
    const fingerprint = fingerprintOf(article, this.parts.recipe);
    const same =
      !this.parts.again &&
      version?.contentHash === article.contentHash &&
      version.fingerprint === fingerprint;
    this.count[same ? "unchanged" : version ? "changed" : "added"]++;
    if (!same) this.articles.push({ article, fingerprint, ...this.parts.takeApart(article) });
    this.addArticle(file, id);
  }

  private async keepUnread(file: string, stamp: string): Promise<void> {
    const known = this.knownFiles.get(file);
    if (!known) throw new Error(`${file} was passed over as unchanged but is not in the archive.`);
    this.noteFile({ file, stamp, articles: [], setAside: known.setAside.filter(({ copyOf }) => !copyOf) });
    for (const id of known.articles) {
      const version = this.before.get(id);
      if (!version) throw new Error(`${file} was passed over as unchanged but ${id} is not in the archive.`);
      if (!(await this.claim(version.contentHash, { id, file, known: version.known }))) continue;
      this.count.unchanged++;
      this.addArticle(file, id);
    }
    for (const aside of known.setAside) if (aside.copyOf) this.unreadCopies.push({ file, aside });
  }

  /**
   * False when the text is there already under another name. When more is known of the newcomer than of the one that
   * holds the text, it takes that one's place.
   */
  private async claim(contentHash: string, newcomer: Holder): Promise<boolean> {
    const holder = this.holders.get(contentHash);
    if (holder && newcomer.known <= holder.known) {
      this.addAside(newcomer.file, copyOf(holder));
      return false;
    }
    this.holders.set(contentHash, newcomer);
    this.ids.add(newcomer.id);
    if (holder) await this.putAway(holder, newcomer);
    return true;
  }

  private async putAway(holder: Holder, newcomer: Holder): Promise<void> {
    await this.flush();
    this.ids.delete(holder.id);
    await this.parts.writer.remove([holder.id]);
    const file = this.files.get(holder.file);
    if (file) this.noteFile({ ...file, articles: file.articles.filter((id) => id !== holder.id) });
    this.addAside(holder.file, copyOf(newcomer));
  }

  private addArticle(file: string, id: ArticleId): void {
    const noted = this.files.get(file);
    if (noted) this.noteFile({ ...noted, articles: [...noted.articles, id] });
  }

  private addAside(file: string, aside: Aside): void {
    const noted = this.files.get(file);
    if (noted) this.noteFile({ ...noted, setAside: [...noted.setAside, aside] });
  }

  private noteFile(file: KnownFile): void {
    this.files.set(file.file, file);
    this.unsaved.add(file.file);
  }

  private async saveArticles(): Promise<void> {
    await this.parts.writer.stage(this.articles, []);
    this.articles = [];
  }

  private async flush(): Promise<void> {
    const { recipe, writer } = this.parts;
    const files = [...this.unsaved].flatMap((name) => this.files.get(name) ?? []);
    const stamped = files.map((file) => ({ ...file, stamp: file.stamp && `${recipe} ${file.stamp}` }));
    const news = stamped.filter((file) => !isSameFile(file, this.knownFiles.get(file.file)));
    if (news.length > 0 || this.articles.length > 0) await writer.stage(this.articles, news);
    this.articles = [];
    this.unsaved.clear();
  }

  /** Copies that were not read are copies still, of whichever article has the text now. */
  private keepCopies(): void {
    for (const { file, aside } of this.unreadCopies) {
      const hash = aside.copyOf && this.before.get(aside.copyOf)?.contentHash;
      const holder = hash === undefined ? undefined : this.holders.get(hash);
      this.addAside(file, holder ? copyOf(holder) : aside);
    }
  }

  async finish(): Promise<StagedCorpus> {
    this.keepCopies();
    const setAside = [...this.files.values()].flatMap(({ file, setAside: asides }) =>
      asides.map((aside) => ({ file, ...aside })),
    );
    const unreadable = setAside.filter(({ reason }) => reason === "unreadable").map(({ file }) => file);
    const isOutOfReach = (file: string) =>
      unreadable.some((path) => file === path || file.startsWith(`${path}/`));
    const gone = [...this.before].filter(([id, { file }]) => !this.ids.has(id) && !isOutOfReach(file));
    if (this.ids.size === 0 && gone.length === this.before.size) throw new EmptyCorpusError(setAside);
    await this.flush();
    await this.parts.writer.remove(gone.map(([id]) => id));
    const outOfReach = [...this.knownFiles.keys()].filter(isOutOfReach);
    await this.parts.writer.keepFiles(new Set([...this.files.keys(), ...outOfReach]));
    return { ...this.count, removed: gone.length, setAside };
  }
}

type FileItem = Readonly<{
  file: string;
  articles: readonly Article[];
  setAside: readonly Aside[];
  stamp: string | null;
}>;

function asFile(item: Exclude<CorpusItem, { kind: "unchanged" }>): FileItem {
  const stamp = item.stamp ?? null;
  if (item.kind === "articles") return { ...item, stamp };
  if (item.kind === "article")
    return { file: item.article.file, articles: [item.article], setAside: [], stamp };
  const { file, reason, why } = item;
  return { file, articles: [], setAside: [{ reason, why }], stamp };
}

function isSameFile(file: KnownFile, known: KnownFile | undefined): boolean {
  if (known?.stamp !== file.stamp || known.articles.length !== file.articles.length) return false;
  if (!file.articles.every((id, at) => id === known.articles[at])) return false;
  const isPlain = file.setAside.length === 0 && known.setAside.length === 0;
  return isPlain || JSON.stringify(known.setAside) === JSON.stringify(file.setAside);
}

function copyOf(holder: Holder): Aside {
  return { reason: "duplicate", why: `Its text is that of ${holder.file}.`, copyOf: holder.id };
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
