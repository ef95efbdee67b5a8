/** What a key does outside of fields, and what the list of keys says of it. */
export const SHORTCUTS = [
  { keys: "/", does: "Write a question" },
  { keys: "↑", does: "Edit the last question, in an empty box" },
  { keys: "j", does: "Next citation" },
  { keys: "k", does: "Citation before" },
  { keys: "Enter", does: "On a citation: open the article at its words" },
  { keys: "Escape", does: "Close the card, the article or the list; stop an answer" },
  { keys: "Ctrl K", does: "Go anywhere, ask anything" },
  { keys: "?", does: "This list" },
] as const;

export type Shortcut = "write" | "next-citation" | "previous-citation" | "palette" | "help" | "stop";

const PLAIN: Readonly<Record<string, Shortcut>> = {
  "/": "write",
  j: "next-citation",
  k: "previous-citation",
  "?": "help",
  Escape: "stop",
};

type Pressed = Readonly<{ key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }>;

/** The shortcut a key stands for; undefined while the reader writes, but for the palette. */
export function shortcutOf(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  writing: boolean,
): Shortcut | undefined {
  if ((ctrlKey || metaKey) && key.toLowerCase() === "k") return "palette";
  if (writing || ctrlKey || metaKey || altKey) return undefined;
  return PLAIN[key];
}
