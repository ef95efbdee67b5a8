import { describe, expect, it } from "vitest";
import { knowNames } from "../../lib/conversation/known-names.ts";

describe("knowNames", () => {
  const known = knowNames([
    { name: "Volodymyr Zelensky", kind: "person" },
    { name: "Kyiv", kind: "place" },
    { name: "Ministry of Defence", kind: "organisation" },
  ]);

  it("knows a name in any letter case, and a person by the surname", () => {
    expect(known.kindOf("volodymyr zelensky")).toBe("person");
    expect(known.kindOf("Zelensky's")).toBe("person");
    expect(known.kindOf("ministry of defence")).toBe("organisation");
  });

  it("knows a single word across spellings", () => {
    expect(known.kindOf("Zelenskyy")).toBe("person");
    expect(known.kindOf("Kiev")).toBe("place");
  });

  it("does not know an institution by a part of its name, nor a word it was never given", () => {
    expect(known.kindOf("Defence")).toBeUndefined();
    expect(known.kindOf("Odesa")).toBeUndefined();
    expect(known.kindOf("")).toBeUndefined();
  });
});
