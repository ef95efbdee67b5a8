import { join } from "node:path";

/**
 * What a lender and a borrower of embeddings say to each other, a line of JSON each: the lender `{"embeddings":"use-lite"}`,
 * then for each `{"texts":["…"]}` of the borrower `{"vectors":["…"]}`, base64 of 32-bit floats, little-endian.
 */
export const LENT = {
  /** Texts at a time: readers' questions come between them. */
  texts: 8,
  /** Bytes of one line. */
  line: 512 * 1024,
} as const;

/** The longest name of a socket that every system takes, in bytes. */
const LONGEST = 103;

/** Undefined when the folder's name is too long for a socket in it. */
export function socketIn(dataDir: string): string | undefined {
  const path = join(dataDir, "embeddings.sock");
  return Buffer.byteLength(path) <= LONGEST ? path : undefined;
}

export function writeNumbers(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [at, value] of vector.entries()) bytes.writeFloatLE(value, at * 4);
  return bytes.toString("base64");
}

export function readNumbers(text: string): number[] {
  const bytes = Buffer.from(text, "base64");
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readFloatLE(at * 4));
}

/** Undefined when the line is no JSON. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The list of words under `name`, when that is what the line holds. */
export function listIn(line: string, name: "texts" | "vectors"): readonly string[] | undefined {
  const value = parseLine(line);
  if (typeof value !== "object" || value === null) return undefined;
  const list: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return Array.isArray(list) && list.every((each) => typeof each === "string") ? list : undefined;
}
