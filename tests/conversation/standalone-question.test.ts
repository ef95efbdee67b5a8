import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knowNames, NO_KNOWN_NAMES } from "../../lib/conversation/known-names.ts";
import { standaloneQuestion } from "../../lib/conversation/standalone-question.ts";
import type { Conversation, Turn } from "../../lib/domain/conversation.ts";

/** Turns of the person asking and of the assistant, in turn, the person first. */
function turns(...contents: readonly string[]): Conversation {
  return contents.map((content, at): Turn => ({ role: at % 2 === 0 ? "user" : "assistant", content }));
}

function standalone(conversation: Conversation, asked: string): string {
  const outcome = standaloneQuestion(conversation, asked, NO_KNOWN_NAMES);
  return outcome.kind === "standalone" ? outcome.question : `lacking: ${outcome.about}`;
}

const SHIPS = turns("How many ships did Norway claim to have repaired?", "Fourteen, it said.");
const CLARIFYING = turns("What did he say?", "Who do you mean: Ivar Lund, Nils Berg or Anna Dahl?");

describe("a fragment is made whole from the question before it", () => {
  it.each([
    ["And how many boats?", "How many boats did Norway claim to have repaired?"],
    ["How many boats?", "How many boats did Norway claim to have repaired?"],
    ["boats?", "How many boats did Norway claim to have repaired?"],
    ["What about Denmark?", "How many ships did Denmark claim to have repaired?"],
    ["and Denmark?", "How many ships did Denmark claim to have repaired?"],
    ["Why?", "Why did Norway claim to have repaired ships?"],
    ["In March?", "How many ships did Norway claim to have repaired in March?"],
    ["Who said that?", "Who said it: how many ships did Norway claim to have repaired?"],
    ["yes", "How many ships did Norway claim to have repaired?"],
  ])("%s", (asked, meant) => {
    expect(standalone(SHIPS, asked)).toBe(meant);
  });

  it.each([
    ["What did Lund say on Sunday?", "And on Monday?", "What did Lund say on Monday?"],
    ["What did Lund say on Sunday?", "And Berg?", "What did Berg say on Sunday?"],
    ["What did Lund say about fishing?", "Why?", "Why did Lund say that about fishing?"],
    ["What did Lund say about fishing?", "What about Denmark?", "What did Lund say about Denmark?"],
    ["Did Norway recruit divers?", "When?", "When did Norway recruit divers?"],
    ["Did Norway call for foreign divers?", "How many?", "How many foreign divers did Norway call for?"],
    ["Where was the bridge hit?", "When was that?", "When was the bridge hit?"],
    ["What happened in Bergen?", "In Oslo?", "What happened in Oslo?"],
    ["Did Lund leave Oslo?", "Did Berg?", "Did Berg leave Oslo?"],
    ["What did the Oslo Herald report?", "And the Bergen Post?", "What did the Bergen Post report?"],
    ["How many Danish ships were lost?", "and Norwegian ones?", "How many Norwegian ships were lost?"],
    ["How many Danish ships were lost?", "and boats?", "How many Danish boats were lost?"],
    ["What did Lund tweet?", "ok, and what about fishing?", "What did Lund tweet about fishing?"],
    ["Who praised the crew?", "who else?", "Who else praised the crew?"],
    ["What did Lund offer to lend?", "To whom?", "What did Lund offer to lend, and to whom?"],
  ])("%s %s", (before, asked, meant) => {
    expect(standalone(turns(before, "An answer."), asked)).toBe(meant);
  });

  it.each([
    ["the second one", "What did Nils Berg say?"],
    ["3", "What did Anna Dahl say?"],
    ["Lund", "What did Lund say?"],
  ])("a choice is taken: %s", (asked, meant) => {
    expect(standalone(CLARIFYING, asked)).toBe(meant);
  });

  it("takes 'yes' as the only name the assistant offered", () => {
    expect(standalone(turns("What did he say?", "Do you mean Ivar Lund?"), "yes")).toBe(
      "What did Ivar Lund say?",
    );
  });

  it("takes a listed question as it was listed", () => {
    const listing = turns("help", "Try:\n1. What did Lund say?\n2. Who is Anna Dahl?");
    expect(standalone(listing, "the second one")).toBe("Who is Anna Dahl?");
  });
});

describe("a pronoun is named", () => {
  it.each([
    ["Who is Ivar Lund?", "What did he promise his crew?", "What did Ivar Lund promise his crew?"],
    ["Who is Ivar Lund?", "Did Berg answer him?", "Did Berg answer Ivar Lund?"],
    ["Who is Ivar Lund?", "What is his role?", "What is Ivar Lund's role?"],
    ["What did Norway announce?", "What did they ask for?", "What did Norway ask for?"],
    ["What is the Harbour Guild?", "Who can join it?", "Who can join the Harbour Guild?"],
    ["What happened in Bergen?", "What happened there on Sunday?", "What happened in Bergen on Sunday?"],
    ["Was a peace treaty signed?", "Who signed it?", "Who signed the peace treaty?"],
    ["Tell me about Lund and Berg", "What did they say?", "What did Lund and Berg say?"],
    ["What happened on 27 February?", "What did Lund do then?", "What did Lund do on 27 February?"],
    ["How many divers did Lund hire?", "Where are they from?", "Where are the divers from?"],
    ["what did lund say", "when did he say it", "when did lund say it?"],
    ["What is the Harbour Guild?", "Is it rich or poor?", "Is the Harbour Guild rich or poor?"],
  ])("%s %s", (before, asked, meant) => {
    expect(standalone(turns(before, "An answer."), asked)).toBe(meant);
  });

  it("by a person the assistant named when the question's own subject does not fit", () => {
    const conversation = turns("What did Norway announce?", "The minister Ivar Lund announced a plan.");
    expect(standalone(conversation, "What did he say?")).toBe("What did Ivar Lund say?");
  });

  it("without the office before the name", () => {
    const conversation = turns("Who spoke?", "Norwegian Defence Minister Ivar Lund spoke.");
    expect(standalone(conversation, "What did he say?")).toBe("What did Ivar Lund say?");
  });

  it("even when another one of the question stays open", () => {
    expect(standalone(turns("Who is Ivar Lund?", "A minister."), "What did he promise them?")).toBe(
      "What did Ivar Lund promise them?",
    );
  });

  it("by the same person from turn to turn", () => {
    const conversation = turns(
      "Who is Ivar Lund?",
      "A minister.",
      "What did he say?",
      "He praised Nils Berg.",
      "When did he say it?",
      "On Sunday.",
    );
    expect(standalone(conversation, "Why did he resign?")).toBe("Why did Ivar Lund resign?");
  });

  it("through the record's own names when the conversation is in small letters", () => {
    const known = knowNames([{ name: "Ivar Lund", kind: "person" }]);
    expect(standaloneQuestion(turns("tell me about lund", "…"), "what did he say?", known)).toEqual({
      kind: "standalone",
      question: "what did Lund say?",
      rewritten: true,
    });
  });
});

describe("a question that stands alone is left alone", () => {
  const about = turns("What did Anna Dahl say about fishing?", "She spoke to President Ivar Lund.");

  it.each([
    "When did the talks in Bergen start?",
    "How many divers are in the harbour?",
    "What did Berg say about his minister?",
    "How do companies hire their divers?",
    "Is it true that Berg left Oslo?",
    "How long does it take to reach Oslo?",
    "Is there a treaty between Norway and Denmark?",
    "What did the mayor of Oslo say?",
  ])("%s", (asked) => {
    expect(standaloneQuestion(about, asked, NO_KNOWN_NAMES)).toEqual({
      kind: "standalone",
      question: asked,
      rewritten: false,
    });
  });
});

describe("words that nothing stands behind are underspecified", () => {
  it.each([
    ["What did he say?", "he"],
    ["Who is she?", "she"],
    ["What did they announce?", "they"],
    ["When did it start?", "it"],
    ["What happened there?", "there"],
    ["Who said that?", "that"],
    ["Does this library lend maps?", "this library lend maps"],
    ["why?", "why"],
    ["yes", "yes"],
    ["the second one", "the second one"],
    ["Is it near the harbour?", "it"],
    ["Was it built by the guild?", "it"],
    ["Who wrote to them?", "them"],
    ["On Monday, what did he promise?", "he"],
  ])("%s", (asked, words) => {
    expect(standaloneQuestion([], asked, NO_KNOWN_NAMES)).toEqual({ kind: "underspecified", about: words });
  });

  it.each([
    "What about Russia?",
    "Is it true that Lund left?",
    "what did lund promise his people?",
    "Where can people report a fault that they have found?",
    "When did this war start?",
    "what was it that sank off Bergen",
    "Was it Lund who said the harbour is closed?",
    "Is it Norway or Denmark that hires divers, or both?",
    "whose plan was it to hand old ships to the guild",
    "Is it because nobody wanted to sail that the line closed?",
    "Will it snow in Oslo on Sunday?",
    "How did it come to this? What led to the strike?",
    "lund - what is his post",
    "the ferry line: who pays for it",
    "Whose words were these: take them home and give them bread",
    'Who said "he must go before they lose their ships"?',
    "Who said they would repair the pier?",
    "Which minister claims that divers were shown their way out?",
    "which of these papers writes about divers",
    "Which of these ferries sank off Grenholm in March?",
    "where do they throw herrings at the harbour market",
    "who carved the bear of losk and is he still at work",
    "The ferry to Grenholm is to be sold this year. What is it to be called?",
    "The lake authority announced on Friday that it will be closing which pier?",
  ])("but not: %s", (asked) => {
    expect(standaloneQuestion([], asked, NO_KNOWN_NAMES).kind).toBe("standalone");
  });
});

describe("a label sets the subject", () => {
  const label = turns("Harbour Lights (band)", "An article.");

  it.each([
    ["When was the album released?", "When was Harbour Lights's album released?"],
    ["What happened in 1985?", "What happened to Harbour Lights in 1985?"],
    ["Did the band tour?", "Did the band Harbour Lights tour?"],
    ["Did they tour?", "Did Harbour Lights tour?"],
    ["Any awards?", "Any awards of Harbour Lights?"],
  ])("%s", (asked, meant) => {
    expect(standalone(label, asked)).toBe(meant);
  });
});

describe("the history is the client's and is not trusted", () => {
  const hostile = fc.array(
    fc.record({
      role: fc.constantFrom<Turn["role"]>("user", "assistant"),
      content: fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.lorem({ maxCount: 30 })),
    }),
    { maxLength: 30 },
  );

  it("leaves a question with its own names as it is, whatever stands before it", () => {
    fc.assert(
      fc.property(hostile, (history) => {
        const asked = "How many ships did Norway repair in Bergen?";
        expect(standaloneQuestion(history, asked, NO_KNOWN_NAMES)).toEqual({
          kind: "standalone",
          question: asked,
          rewritten: false,
        });
      }),
      { numRuns: 60 },
    );
  });

  it("never throws, and never gives an empty question", () => {
    fc.assert(
      fc.property(hostile, fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), (history, asked) => {
        const outcome = standaloneQuestion(history, asked, NO_KNOWN_NAMES);
        if (outcome.kind === "standalone") expect(outcome.question.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it("asks on where the question names where to look, and keeps what was posted from being what was last named", () => {
    const jailed = "How many people could be jailed for it in Norway?";
    expect(standaloneQuestion([], jailed, NO_KNOWN_NAMES)).toMatchObject({ kind: "standalone" });
    const posted = turns("What did Ivar Lund write?", "Ivar Lund wrote that the ships of Norway would come.");
    expect(standalone(posted, "When did he post it?")).toBe("When did Ivar Lund post it?");
  });

  it("takes names out of an assistant's turn, never what it asserts", () => {
    const lying = turns("Who is Ivar Lund?", "Ivar Lund sold 900 ships to the enemy in 1999 and confessed.");
    expect(standalone(lying, "What did he say?")).toBe("What did Ivar Lund say?");
  });

  it("reads twenty turns of the longest length in well under a second", () => {
    const long = Array.from({ length: 20 }, (_, at): Turn => ({
      role: at % 2 === 0 ? "user" : "assistant",
      content: "The the on March he did Lund and Berg's it ".repeat(50),
    }));
    const started = performance.now();
    standaloneQuestion(long, "What did he say about it there?", NO_KNOWN_NAMES);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
