import { describe, expect, it } from "vitest";
import { missesEvent } from "../../lib/answer/asked-event.ts";

const BRIDGE = "The new bridge cost the town three million.";

describe("missesEvent", () => {
  it.each([
    "How many people were killed on the bridge?",
    "The bridge cost three million. Who died there?",
    "Who was arrested on the bridge?",
  ])("misses what is asked after: %s", (question) => {
    expect(missesEvent(question, BRIDGE)).toBe(true);
  });

  it.each([
    "After two workers were killed, how much did the new bridge cost?",
    "A warden was arrested on Monday. How much did the bridge cost?",
    "How much has Edda Falk, who died last week, spent on the bridge?",
  ])("not what is told by the way: %s", (question) => {
    expect(missesEvent(question, BRIDGE)).toBe(false);
  });
});
