"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useState } from "react";
import type { ArticleSummary } from "../../lib/domain/article.ts";
import {
  type Command,
  findCommands,
  type ListedArticle,
  listArticlesByName,
} from "../../lib/page/find-commands.ts";
import { useReader } from "../reader/reader-context.ts";
import { Modal } from "./modal.tsx";
import styles from "./modal.module.css";

/** Go to a room, open an article, ask: by typing. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const articles = useArticles();
  const reader = useReader();
  const router = useRouter();
  const commands = findCommands(typed, articles);
  const chosen = commands[Math.min(at, commands.length - 1)];

  const run = (command: Command): void => {
    onClose();
    if (command.kind === "go") router.push(command.address);
    else reader.open({ articleId: command.articleId, marks: [], at: 0 }, document.body);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((now) => (now + step + commands.length) % commands.length);
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      run(chosen);
    }
  };
  return (
    <Modal name="Go anywhere" onClose={onClose}>
      <input
        className={styles.field}
        role="combobox"
        aria-label="Go anywhere, ask anything"
        aria-expanded="true"
        aria-controls="palette-commands"
        aria-activedescendant={chosen ? `command-${chosen.id}` : undefined}
        placeholder="Go anywhere, ask anything"
        autoFocus
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-commands" role="listbox" aria-label="Commands" className={styles.commands}>
        {commands.map((command) => (
          <li
            key={command.id}
            id={`command-${command.id}`}
            role="option"
            aria-selected={command === chosen}
            onClick={() => run(command)}
          >
            <span>{command.label}</span> <small>{command.detail}</small>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** Every article by its names; none while they are fetched, or when they cannot be. */
function useArticles(): readonly ListedArticle[] {
  const [articles, setArticles] = useState<readonly ListedArticle[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    fetch("/api/articles", { signal: leaving.signal })
      .then((response) => response.json())
      .then((body: { articles: readonly ArticleSummary[] }) =>
        setArticles(listArticlesByName(body.articles ?? [])),
      )
      .catch((failure: unknown) => {
        if (!leaving.signal.aborted) console.error(failure);
      });
    return () => leaving.abort();
  }, []);
  return articles;
}
