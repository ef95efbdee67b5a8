"use client";

import type { ReactNode, RefObject } from "react";
import type { ArticleView } from "../../lib/http/article-view.ts";
import { formatDay } from "../../lib/page/format-day.ts";
import { linkToWords, parseHttpUrl } from "../../lib/page/text-fragment.ts";
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
  const { provenance } = article;
  const original = parseHttpUrl(article.url);
  return (
    <div className={styles.head}>
      <h2 dir="auto" className={styles.headline} ref={headingRef} tabIndex={-1}>
        {article.title ?? article.file}
      </h2>
      <dl className={styles.facts}>
        <Fact
          name="Headline"
          value={article.title === null ? "Not stated" : "As above"}
          origin={provenance.title}
        />
        <Fact name="Outlet" value={article.outlet ?? "Not stated"} origin={provenance.outlet} />
        <Fact name="By" value={article.author ?? "Not stated"} origin={provenance.author} />
        <Fact name="Date" value={formatDay(article.publishedOn)} origin={provenance.publishedOn} />
        <Fact name="Address" value={original?.hostname ?? "Not stated"} origin={provenance.url}>
          {original && (
            <a href={linkToWords(article.url, words)} rel="noreferrer noopener" target="_blank">
              {words === "" ? "The original" : "The original, at these words"} at {original.hostname}
            </a>
          )}
        </Fact>
      </dl>
      {article.note !== null && <p className={styles.note}>Editor’s note: {article.note}</p>}
      <CiteArticle articleId={article.id} />
    </div>
  );
}

type FactProps = Readonly<{
  name: string;
  value: string;
  origin: ArticleView["provenance"]["title"];
  /** Stands for the value where that is more than text. */
  children?: ReactNode;
}>;

function Fact({ name, value, origin, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd data-unknown={origin === "unknown" ? "" : undefined}>
        {children ?? value} <OriginNote origin={origin} />
      </dd>
    </div>
  );
}
