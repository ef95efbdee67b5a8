import { describe, expect, it } from "vitest";
import { inventArticle, openRoom } from "./ask-in-memory.ts";

const room = openRoom([
  inventArticle(
    "ferry",
    `Three people died when the ferry Albatros caught fire on Sunday off Grenholm, the harbour office said.

Rovia has already declared a state of emergency and handed out 4,000 life jackets to fishermen in Varn amid fears of another storm. A warehouse was flattened, leading to Rovia warning of food shortages.

The Norwegian navy said 37 Danish sailors had been detained and 12 patrol boats sunk. Volunteers have offered to repair the boats.

Talks about the harbour between Rovia and Ostrelia will resume next week. The Rovian delegation reached the border on Monday. It included engineers and two judges.

Two Ostrelian dredging firms have been seeking former divers, the harbour office said. Foreign Minister Edda Falk called the plan "a gift". Nils Aker, a fisherman, was pulled from the water by a tug.`,
    { outlet: "Valley Post", publishedOn: "2031-04-02" },
  ),
]);
const kindOf = async (question: string) => (await room.ask(question)).kind;

describe("a question whose answer the record does not give is refused, though its words stand there", () => {
  it.each([
    "Who led the Rovian delegation to the border?",
    "Who supplied the 4,000 life jackets?",
    "Who is the prime minister of Rovia?",
    "Who is the head of the harbour office?",
    "Where was the warehouse that was flattened?",
    "On what date did Rovia declare a state of emergency?",
    "When will the repaired boats sail?",
    "How many Norwegian sailors has Denmark detained?",
    "How many Danish sailors have died?",
    "How many helicopters were sunk?",
    "When will the Norwegian navy count the boats?",
    "Which Ostrelian firms want former divers, names please",
  ])("%s", async (question) => {
    expect(await kindOf(question)).toBe("not-in-corpus");
  });
});

describe("a question is answered where the form of its answer stands", () => {
  it.each([
    ["Who was pulled from the water?", "Nils Aker"],
    ["Who was in the Rovian delegation?", "engineers"],
    ["Who is the foreign minister?", "Edda Falk"],
    ["Where did the ferry catch fire?", "off Grenholm"],
    ["Where were the life jackets handed out?", "in Varn"],
    ["When will the talks about the harbour resume?", "next week"],
    ["When did the delegation reach the border?", "Monday"],
    ["How many Danish sailors were detained?", "37"],
    ["How many people died on the ferry?", "Three people"],
    ["How many patrol boats were sunk?", "12"],
  ])("%s", async (question, words) => {
    const answer = await room.ask(question);
    expect(answer.kind).toBe("answered");
    expect(answer.text).toContain(words);
  });
});

describe("the kind of thing asked for is spoken of by one of its kind", () => {
  const dogs = openRoom([
    inventArticle(
      "dogs",
      "A dog from the customs post gave the smuggler Ole Brandt away at Varn airport on Friday.",
    ),
    inventArticle("tax", "The smugglers' tax was paid in Varn, and the airport was closed for it."),
  ]);

  it("a dog where an animal is asked for", async () => {
    const answer = await dogs.ask("Which animal gave Ole Brandt away?");
    expect(answer.kind).toBe("answered");
    expect(answer.text).toContain("A dog");
  });
});
