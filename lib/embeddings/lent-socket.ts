import type { Span } from "../domain/span.ts";
import { socketPath } from "./own-socket.ts";
import type { PassageText } from "./passage-text.ts";

/**
 * What a lender and a borrower of embeddings say to each other, a line of JSON each: the lender
 * `{"embeddings":"use-lite-2"}`, then for each `{"passages":[{"text":"…","sentences":[{"start":0,"end":9}]}]}` of the
 * borrower `{"vectors":["…"]}`, for each passage the vector of the whole and those of its sentences, base64 of 32-bit
 * floats, little-endian.
 */
export const LENT = {
  /** Passages at a time: readers' questions come between them. */
  passages: 8,
  /** Passages at most that are borrowed for, line after line; for more it pays to load a model of one's own. */
  altogether: 64,
  /** Bytes of one line. */
  line: 512 * 1024,
} as const;

/** Undefined when the folder's name is too long for a socket in it. */
export function socketIn(dataDir: string): string | undefined {
  return socketPath(dataDir, "embeddings.sock");
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

/** The vectors of a lender's line, when that is what it holds. */
export function vectorsIn(line: string): number[][] | undefined {
  const list = listIn(line, "vectors");
  return list?.every((each) => typeof each === "string") ? list.map(readNumbers) : undefined;
}

/** The passages of a borrower's line, when that is what it holds. */
export function passagesIn(line: string): readonly PassageText[] | undefined {
  const list = listIn(line, "passages");
  return list?.every(isPassage) ? list : undefined;
}

function listIn(line: string, name: "passages" | "vectors"): readonly unknown[] | undefined {
  const value = parseLine(line);
  if (typeof value !== "object" || value === null) return undefined;
  const list: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return Array.isArray(list) ? list : undefined;
}

function isPassage(value: unknown): value is PassageText {
  if (typeof value !== "object" || value === null) return false;
  if (!("text" in value) || !("sentences" in value)) return false;
  return typeof value.text === "string" && Array.isArray(value.sentences) && value.sentences.every(isSpan);
}

function isSpan(value: unknown): value is Span {
  if (typeof value !== "object" || value === null || !("start" in value) || !("end" in value)) return false;
  return Number.isSafeInteger(value.start) && Number.isSafeInteger(value.end);
}
