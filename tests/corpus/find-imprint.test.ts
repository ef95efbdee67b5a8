import { describe, expect, it } from "vitest";
import { findByLine, findDayLine } from "../../lib/corpus/find-imprint.ts";
import { sliceSpan } from "../../lib/domain/span.ts";

const PROSE = "The bridge at Soll was closed on Tuesday after a lorry had struck its middle pier.";

function told(body: string, imprint: ReturnType<typeof findByLine>): [string, string] | undefined {
  return imprint && [sliceSpan(body, imprint.line), sliceSpan(body, imprint.told)];
}

describe("findByLine", () => {
  it.each([
    [`Bridge at Soll closed\n\nBy Ada Brink and Per Holm\n\n${PROSE}`, "By Ada Brink and Per Holm", "Ada Brink and Per Holm"],
    [`May 4, 2031 by Ada Brink\n\n${PROSE}`, "May 4, 2031 by Ada Brink", "Ada Brink"],
  ])("gives the line at the top and the names on it", (body, line, names) => {
    expect(told(body, findByLine(body, null))).toEqual([line, names]);
  });

  it("gives a short line lower down only for an author known from elsewhere", () => {
    const body = `${PROSE}\n\nAda Brink is our reporter in Soll.`;
    expect(findByLine(body, null)).toBeUndefined();
    expect(told(body, findByLine(body, "Ada Brink"))).toEqual([
      "Ada Brink is our reporter in Soll.",
      "Ada Brink",
    ]);
    expect(findByLine(body, "Per Holm")).toBeUndefined();
  });
});

describe("findDayLine", () => {
  it.each([
    [`date 2031-05-04 ${PROSE}`, "date 2031-05-04", "2031-05-04"],
    [`Bridge at Soll closed\n\nPublished: 4 May 2031\n\n${PROSE}`, "Published: 4 May 2031", "4 May 2031"],
  ])("gives the printed day", (body, line, day) => {
    expect(told(body, findDayLine(body))).toEqual([line, day]);
  });

  it("takes no day out of the prose", () => {
    expect(findDayLine("On 4 May 2031 the bridge at Soll was closed.")).toBeUndefined();
  });
});
