import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticleId } from "../../lib/domain/article.ts";
import { foldPool, poolDate, poolId } from "../../lib/evaluate/pool-record.ts";

describe("a benchmark's pool", () => {
  it("gives every id a lawful article id, and keeps those that are lawful", () => {
    fc.assert(fc.property(fc.string(), (id) => parseArticleId(poolId(id)) !== undefined));
    expect(poolId("set-The_Mill.p3")).toBe("set-The_Mill.p3");
    expect(poolId("set-Łódź")).not.toBe(poolId("set-Gdańsk"));
  });

  it("reads both ways of writing a day, and no others", () => {
    expect([poolDate("2022/06/16"), poolDate("2022-06-16")]).toEqual(["2022-06-16", "2022-06-16"]);
    expect([poolDate("2022/02/30"), poolDate("June 2022"), poolDate(null)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("folds exact copies, and leads their ids to the one that stays", () => {
    const record = (id: string, body: string) => ({ id: poolId(id), body });
    const { pool, idOf } = foldPool([record("a", "Rain."), record("b", "Snow."), record("c", "Rain.")]);
    expect(pool.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(["a", "b", "c", "d"].map(idOf)).toEqual(["a", "b", "a", "d"]);
  });
});
