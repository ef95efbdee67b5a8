import { describe, expect, it } from "vitest";
import { isDateline } from "../../lib/short-answer/is-dateline.ts";
import { tagWords } from "../../lib/text/tag-words.ts";

function holdsDateline(text: string, phrase: string): boolean {
  const words = tagWords(text);
  const from = words.findIndex((word) => word.text === phrase);
  return isDateline(words, { from, to: from + 1 });
}

describe("isDateline", () => {
  it.each([
    ["OSLO, Norway (AP) — The harbour was closed.", "OSLO"],
    ["OSLO, Norway (AP) — The harbour was closed.", "Norway"],
    ["(CNN) The harbour was closed.", "CNN"],
    ["BERGEN – Two ferries collided.", "BERGEN"],
  ])("%s: %s says where it was filed", (text, phrase) => {
    expect(holdsDateline(text, phrase)).toBe(true);
  });

  it.each([
    ["NATO ships left Oslo on Monday.", "NATO"],
    ["OSLO, Norway (AP) — Bergen was closed.", "Bergen"],
    ["Two ferries — both from Oslo — collided.", "Two"],
    ["NATO-led ships left Oslo.", "NATO"],
  ])("%s: %s is told of", (text, phrase) => {
    expect(holdsDateline(text, phrase)).toBe(false);
  });
});
