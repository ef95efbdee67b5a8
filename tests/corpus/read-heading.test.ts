import { describe, expect, it } from "vitest";
import { readHeading } from "../../lib/corpus/read-heading.ts";

const PROSE =
  "The mayor of Easton said on Monday that the old bridge would be closed for the winter, and perhaps for longer.";

describe("readHeading", () => {
  it("reads a date line with its title, a space before it or not", () => {
    for (const start of ["", " "]) {
      const body = `${start}date 2019-03-04 Easton's bridge to close 'for winter'\n\n${PROSE}`;
      const heading = readHeading(body);
      expect(heading).toMatchObject({ title: "Easton's bridge to close 'for winter'", publishedOn: "2019-03-04" });
      expect(body.slice(heading.furniture[0]?.start, heading.furniture[0]?.end)).toBe("date 2019-03-04");
    }
  });

  it("takes a paragraph after the date for no title", () => {
    const heading = readHeading(`date 2019-03-04 ${PROSE} Engineers had found cracks.\n\n${PROSE}`);
    expect(heading).toMatchObject({ title: undefined, publishedOn: "2019-03-04" });
    expect(heading.furniture).toEqual([{ start: 0, end: 15 }]);
  });

  it("takes no date for one that the calendar does not have", () => {
    expect(readHeading(`date 2019-02-30 Easton's bridge to close\n\n${PROSE}`).publishedOn).toBeUndefined();
  });

  it("reads by-lines, with and without a date", () => {
    expect(readHeading(`By Anna Reed\n\n${PROSE}`)).toMatchObject({ author: "Anna Reed", publishedOn: undefined });
    expect(readHeading(`March 4, 2019 by Jon van Moss\n\n${PROSE}`)).toMatchObject({
      author: "Jon van Moss",
      publishedOn: "2019-03-04",
    });
    expect(readHeading(`Published: 4 March 2019 12:30 GMT\n\n${PROSE}`).publishedOn).toBe("2019-03-04");
  });

  it("takes no date out of a sentence", () => {
    expect(readHeading(`On March 4, 2019 the bridge was closed for the winter, the mayor of Easton said.`)).toMatchObject(
      { publishedOn: undefined, author: undefined },
    );
  });

  it("finds the headline under a label and above a caption", () => {
    const body = `News\n\nEaston: bridge to close for the winter\n\nCars wait at the bridgeImage source, Reuters\n\n${PROSE}`;
    expect(readHeading(body)).toMatchObject({ title: undefined, headline: "Easton: bridge to close for the winter" });
  });

  it("finds no headline in prose alone", () => {
    expect(readHeading(`${PROSE}\n\n${PROSE}`)).toMatchObject({ title: undefined, headline: undefined });
  });

  it("takes a heading of Markdown for the title", () => {
    expect(readHeading(`# Bridge to close\n\n${PROSE}`).title).toBe("Bridge to close");
  });
});
