import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkToWords } from "../../lib/page/text-fragment.ts";

/** Also halves of characters, which no address can hold. */
const anyUnits = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units));

describe("linkToWords()", () => {
  it("names short words whole, and long ones by both ends", () => {
    expect(linkToWords("https://news.invalid/a", "Give us planes")).toBe(
      "https://news.invalid/a#:~:text=Give%20us%20planes",
    );
    const long = "one two three four five six seven eight nine ten eleven twelve";
    expect(linkToWords("https://news.invalid/a", long)).toBe(
      "https://news.invalid/a#:~:text=one%20two%20three%20four,nine%20ten%20eleven%20twelve",
    );
  });

  it("escapes what has a meaning in a text directive", () => {
    expect(linkToWords("https://news.invalid/", "well-known, really & truly")).toBe(
      "https://news.invalid/#:~:text=well%2Dknown%2C%20really%20%26%20truly",
    );
  });

  it("keeps a fragment that the address has", () => {
    expect(linkToWords("https://news.invalid/#part", "planes")).toBe(
      "https://news.invalid/#part:~:text=planes",
    );
  });

  it.each([null, "javascript:alert(1)", "data:text/html,x", "not an address", "file:///etc/passwd"])(
    "makes no link of %s",
    (url) => {
      expect(linkToWords(url, "planes")).toBeUndefined();
    },
  );

  it("makes an address of any words", () => {
    fc.assert(
      fc.property(anyUnits, (words) => URL.canParse(linkToWords("https://news.invalid/", words) ?? "")),
    );
  });
});
