import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MatrixRoom } from "../../lib/embeddings/matrix-room.ts";

const INNER = 12;
const COLUMNS = 16;
const MOST = 11;
const number = fc.float({ min: -8, max: 8, noNaN: true });
const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length });

describe("MatrixRoom.multiply", () => {
  it("gives for any number of rows what the sums written out give", () => {
    const inputs = fc.record({
      count: fc.integer({ min: 1, max: MOST }),
      rows: numbers(MOST * INNER),
      matrix: numbers(INNER * COLUMNS),
      bias: numbers(COLUMNS),
    });
    fc.assert(
      fc.property(inputs, ({ count, rows, matrix, bias }) => {
        const room = new MatrixRoom(INNER * COLUMNS + COLUMNS + MOST * (INNER + COLUMNS));
        const layer = room.placeLayer(Float32Array.from(matrix), Float32Array.from(bias));
        const from = room.placeRows(MOST, INNER);
        const to = room.placeRows(MOST, COLUMNS);
        from.numbers.set(rows);
        room.multiply(from, layer, to, count);
        for (let row = 0; row < count; row++)
          for (let column = 0; column < COLUMNS; column++) {
            let sum = bias[column] ?? 0;
            for (let at = 0; at < INNER; at++)
              sum += (rows[row * INNER + at] ?? 0) * (matrix[at * COLUMNS + column] ?? 0);
            expect(to.numbers[row * COLUMNS + column]).toBeCloseTo(sum, 3);
          }
        expect(to.numbers.subarray(count * COLUMNS).every((value) => value === 0)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
