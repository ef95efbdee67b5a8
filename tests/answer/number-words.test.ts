import { expect, it } from "vitest";
import { inventArticle, openRoom } from "./ask-in-memory.ts";

const room = openRoom([
  inventArticle(
    "geese",
    "Rangers counted 16,000 geese on the lake at Orrin. It took them three nights with a lamp. The year before, 900 ducks were ringed there.",
  ),
  inventArticle("boats", "The boats of Orrin were painted green in May. Nobody counted them."),
]);

it.each([
  "Where did rangers count sixteen thousand geese?",
  "Where did rangers count 16 000 geese?",
  "Where did rangers count 16,000 geese?",
])("a number in words, in digits and in parted digits is one: %s", async (question) => {
  const { statements } = await room.ask(question);
  expect(statements[0]?.text).toContain("16,000 geese on the lake");
});
