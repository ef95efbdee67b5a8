"use client";

import type { RefObject } from "react";
import type { ArticleView } from "../../lib/http/article-view.ts";
import { formatDay } from "../../lib/page/format-day.ts";
import { linkToWords } from "../../lib/page/text-fragment.ts";
import { CiteArticle } from "./cite-article.tsx";
import { OriginNote } from "./origin-note.tsx";
import styles from "./reader-panel.module.css";

type HeadProps = Readonly<{
  article: ArticleView;
  /** The original is opened at these words, where the browser can. */
  words: string;
  headingRef: RefObject<HTMLHeadingElement | null>;
}>;

/** Headline, outlet, by-line and date, each with who states it. */
export function ArticleHead({ article, words, headingRef }: HeadProps) {
  const original = linkToWords(article.url, words);
  return (
    <div className={styles.head}>
      <h2 className={styles.headline} ref={headingRef} tabIndex={-1}>
        {article.title ?? article.file}
      </h2>
      <dl className={styles.facts}>
        <Fact name="Outlet" value={article.outlet ?? "Not stated"} origin={article.provenance.outlet} />
        {article.author !== null && (
          <Fact name="By" value={article.author} origin={article.provenance.author} />
        )}
        <Fact name="Date" value={formatDay(article.publishedOn)} origin={article.provenance.publishedOn} />
        {article.title !== null && (
          <Fact name="Headline" value="As above" origin={article.provenance.title} />
        )}
      </dl>
      {article.note !== null && <p className={styles.note}>Editor’s note: {article.note}</p>}
      {original !== undefined && (
        <a className={styles.original} href={original} rel="noreferrer noopener" target="_blank">
          The original at {new URL(original).hostname}
        </a>
      )}
      <CiteArticle articleId={article.id} />
    </div>
  );
}

type FactProps = Readonly<{ name: string; value: string; origin: "text" | "file" | "editor" | "unknown" }>;

function Fact({ name, value, origin }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        {value} <OriginNote origin={origin} />
      </dd>
    </div>
  );
}
