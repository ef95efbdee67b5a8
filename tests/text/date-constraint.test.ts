import { describe, expect, it } from "vitest";
import { readDateConstraint } from "../../lib/text/date-constraint.ts";

const CORPUS = { from: "2022-02-27", to: "2022-03-11" };

describe("readDateConstraint", () => {
  it.each([
    ["What happened on 27 February?", { from: "2022-02-27", to: "2022-02-27", relation: "on" }],
    ["what happened in early march?", { from: "2022-03-01", to: "2022-03-10", relation: "within" }],
    ["What was said before 1 March?", { to: "2022-02-28", relation: "before" }],
    ["What was said by 1 March?", { to: "2022-03-01", relation: "before" }],
    ["What was said after 1 March?", { from: "2022-03-02", relation: "after" }],
    ["What has changed since 2014?", { from: "2014-01-01", relation: "after" }],
    ["What happened last week?", { from: "2022-02-28", to: "2022-03-06", relation: "within" }],
    ["What happened yesterday?", { from: "2022-03-10", to: "2022-03-10", relation: "on" }],
    [
      "What happened between 27 February and 1 March?",
      { from: "2022-02-27", to: "2022-03-01", relation: "within" },
    ],
    ["What happened from 1 to 3 March?", { from: "2022-03-01", to: "2022-03-03", relation: "within" }],
  ])("%s", (question, expected) => {
    const { span, ...constraint } = readDateConstraint(question, CORPUS) ?? {};
    expect(constraint).toEqual(expected);
    expect(span).toBeDefined();
  });

  it("reads a day without a year as the corpus's own year, however old the corpus is", () => {
    const old = { from: "1998-05-01", to: "2003-06-30" };
    expect(readDateConstraint("What happened on 27 February?", old)?.from).toBe("2003-02-27");
    expect(readDateConstraint("What happened on 3 July?", old)?.from).toBe("2002-07-03");
  });

  it.each(["Who may march on the town?", "What happened on Thursday?", "Who came second?"])(
    "finds none in: %s",
    (question) => {
      expect(readDateConstraint(question, CORPUS)).toBeUndefined();
    },
  );

  it("leaves 'last week' aside when the corpus has no dates", () => {
    expect(readDateConstraint("What happened last week?", null)).toBeUndefined();
  });
});
