import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countryOf, isCountryName } from "../../lib/text/countries.ts";
import { findProperNames } from "../../lib/text/proper-names.ts";

const namesIn = (text: string) => findProperNames(text).map(({ text: name }) => name);

describe("findProperNames", () => {
  it("reads a run of capitals joined by small words as one name", () => {
    expect(namesIn("They joined the International Legion of Territorial Defence of Ukraine.")).toEqual([
      "International Legion of Territorial Defence of Ukraine",
    ]);
  });

  it("parts names that only a comma or an and joins", () => {
    expect(namesIn("He named Warsaw, Istanbul and Baku.")).toEqual(["Warsaw", "Istanbul", "Baku"]);
  });

  it("leaves the possessive, days, months and common first words out", () => {
    expect(namesIn("Speaking on Monday in May, Lind's crew left Aven.")).toEqual(["Lind", "Aven"]);
  });

  it.each([
    ["They asked Mr Reyl about it.", "Mr Reyl", "person"],
    ["They asked Mara Lind about it.", "Mara Lind", "person"],
    ["They met in Costa again.", "Costa", "place"],
    ["He left Poland.", "Poland", "place"],
    ["It was said by the Harbour Ministry.", "Harbour Ministry", "organisation"],
  ])("%s %s is read as a %s", (text, name, kind) => {
    expect(findProperNames(text)).toContainEqual(expect.objectContaining({ text: name, kind }));
  });

  it("gives names that stand where they say, for any text and offset", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "Lind",
        "of",
        "the",
        "Port Aven",
        "Mr.",
        "“",
        "”",
        " ",
        ". ",
        "'s",
        "U.S.",
        "-",
        "Ö",
        "& ",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(99), (pieces, offset) => {
        const text = pieces.join("");
        for (const { span, text: name } of findProperNames(text, offset)) {
          expect(text.slice(span.start - offset, span.end - offset)).toBe(name);
        }
      }),
    );
  });
});

describe("countryOf", () => {
  it("knows a country by its name and by its people", () => {
    expect(countryOf("Poland")).toBe(countryOf("Polish"));
    expect(countryOf("U.S.")).toBe(countryOf("Americans"));
    expect(countryOf("Ukraine's")).toBe(countryOf("Ukrainian"));
    expect(countryOf("Aven")).toBeUndefined();
  });

  it("tells the name from what is of the country", () => {
    expect(isCountryName("Poland")).toBe(true);
    expect(isCountryName("Polish")).toBe(false);
  });
});
