"use client";

import { useState } from "react";
import { readFailure } from "../../lib/page/read-failure.ts";
import { CopyButton } from "../shell/copy-button.tsx";
import { today } from "../shell/today.ts";
import styles from "./reader-panel.module.css";

const STYLES = [
  ["apa", "APA"],
  ["mla", "MLA"],
  ["chicago", "Chicago"],
  ["bibtex", "BibTeX"],
  ["ris", "RIS"],
  ["csl-json", "CSL-JSON"],
] as const;

/** The article as an entry of a bibliography, in the style asked for, with today as the day of access. */
export function CiteArticle({ articleId }: { articleId: string }) {
  const [cited, setCited] = useState<{ style: string; text: string } | null>(null);
  const cite = async (style: string): Promise<void> => {
    const query = new URLSearchParams({ style, accessed: today() });
    const response = await fetch(
      `/api/articles/${encodeURIComponent(articleId)}/citation?${query.toString()}`,
    );
    if (!response.ok) return setCited({ style, text: (await readFailure(response)).message });
    const { text }: { text: string } = await response.json();
    setCited({ style, text });
  };
  return (
    <div className={styles.cite}>
      <span>Cite as</span>
      {STYLES.map(([style, name]) => (
        <button
          type="button"
          key={style}
          className={styles.tool}
          aria-pressed={cited?.style === style}
          onClick={() => void cite(style)}
        >
          {name}
        </button>
      ))}
      {cited && (
        <div className={styles.entry}>
          <pre tabIndex={0} aria-label="Entry" role="region">
            {cited.text}
          </pre>
          <CopyButton className={styles.tool} text={() => cited.text}>
            Copy
          </CopyButton>
        </div>
      )}
    </div>
  );
}
