import { describe, expect, it } from "vitest";
import { draftQuestions } from "../../lib/answer/suggest-questions.ts";
import { INVENTED_ARTICLES } from "../fixtures/invented-articles.ts";
import { openRoom } from "./ask-in-memory.ts";

describe("draftQuestions", () => {
  it("asks after speakers, words and days that the record holds, none twice", async () => {
    const room = openRoom(INVENTED_ARTICLES);
    const drafted = await draftQuestions(room.archive);
    expect(drafted).toContain("What did Mara Lind say?");
    expect(drafted).toContainEqual(expect.stringMatching(/^Who said “.*”\?$/u));
    expect(new Set(drafted).size).toBe(drafted.length);
    const quoted = drafted.flatMap((question) => /“(.+)”/u.exec(question)?.[1] ?? []);
    for (const words of quoted) expect(INVENTED_ARTICLES.some(({ body }) => body.includes(words))).toBe(true);
  });

  it("drafts nothing of an empty record", async () => {
    expect(await draftQuestions(openRoom([]).archive)).toEqual([]);
  });
});
