import type { Attribution } from "../domain/quote.ts";
import type { Verdict } from "../quotes/check-quote.ts";

type Checked = Readonly<{
  verdict: Verdict;
  matches: readonly Readonly<{ quote: Readonly<{ speaker: Attribution }>; speakerAgrees: boolean | null }>[];
}>;

/** The verdict as a sentence: "Said by Sergei Shoigu, not by Zelensky." `asked`: who was said to have said it. */
export function describeVerdict({ verdict, matches }: Checked, asked: string | undefined): string {
  const speaker = matches[0]?.quote.speaker;
  const name = speaker?.known ? speaker.name : undefined;
  switch (verdict) {
    case "exact":
      return name === undefined
        ? "These words stand in the record; the article does not tell who said them."
        : `Said in these words by ${name}.`;
    case "altered":
      if (name === undefined) return "The record has it in other words.";
      return matches[0]?.speakerAgrees === false
        ? `Said in other words, and by ${name}, not by ${asked ?? "that speaker"}.`
        : `${name} said it in other words.`;
    case "other-speaker":
      return `Said by ${name ?? "somebody else"}, not by ${asked ?? "that speaker"}.`;
    case "stitched":
      return "Put together from pieces that do not stand together.";
    case "not-found":
      return "No article has these words.";
  }
}
