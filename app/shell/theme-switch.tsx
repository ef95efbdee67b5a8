"use client";

import { useState } from "react";
import styles from "./masthead.module.css";

export type Theme = "system" | "light" | "dark";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const NAME: Record<Theme, string> = { system: "Auto", light: "Light", dark: "Dark" };
/** The dark part of the disc: half, none, all. */
const FILLED: Record<Theme, string> = {
  system: "M8 1.5a6.5 6.5 0 0 0 0 13z",
  light: "",
  dark: "M8 1.5a6.5 6.5 0 0 0 0 13 6.5 6.5 0 0 0 0-13z",
};
const YEAR_SECONDS = 31_536_000;

/** Follows the system until light or dark is chosen; a cookie keeps the choice, so that no page flashes. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const choose = (chosen: Theme): void => {
    setTheme(chosen);
    applyTheme(chosen);
  };
  return (
    <button
      type="button"
      className={styles.theme}
      onClick={() => choose(NEXT[theme])}
      aria-label={`Colours: ${NAME[theme]}. Change to ${NAME[NEXT[theme]]}`}
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14" className={styles.disc}>
        <circle cx="8" cy="8" r="6.5" />
        <path d={FILLED[theme]} />
      </svg>
      {NAME[theme]}
    </button>
  );
}

function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  const keptFor = theme === "system" ? 0 : YEAR_SECONDS;
  document.cookie = `theme=${theme}; path=/; max-age=${String(keptFor)}; samesite=lax`;
}
