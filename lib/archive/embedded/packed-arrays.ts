/** Named typed arrays in one run of bytes: a length, a JSON head, then each array at a multiple of 8 bytes. */
type Packable = Readonly<Record<string, Uint8Array | Uint32Array>>;
type Entry = Readonly<{ name: string; start: number; length: number; width: 1 | 4 }>;

const ALIGN = 8;

export function packArrays(arrays: Packable): Uint8Array {
  const entries: Entry[] = [];
  let size = 0;
  for (const [name, array] of Object.entries(arrays)) {
    entries.push({ name, start: size, length: array.length, width: array instanceof Uint8Array ? 1 : 4 });
    size = alignUp(size + array.byteLength);
  }
  const head = new TextEncoder().encode(JSON.stringify(entries));
  const bodyStart = alignUp(4 + head.length);
  const bytes = new Uint8Array(bodyStart + size);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  for (const { name, start } of entries) {
    const array = arrays[name];
    if (array) bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), bodyStart + start);
  }
  return bytes;
}

export type UnpackedArrays = Readonly<{
  uint8(name: string): Uint8Array;
  uint32(name: string): Uint32Array;
}>;

/** Views into `bytes`, copied only when they are not aligned. @throws when a named array is missing or cut. */
export function unpackArrays(bytes: Uint8Array): UnpackedArrays {
  const aligned = bytes.byteOffset % ALIGN === 0 ? bytes : bytes.slice();
  const headLength = new DataView(aligned.buffer, aligned.byteOffset).getUint32(0, true);
  const entries: unknown = JSON.parse(new TextDecoder().decode(aligned.subarray(4, 4 + headLength)));
  const bodyStart = aligned.byteOffset + alignUp(4 + headLength);
  const find = (name: string, width: 1 | 4): Entry => {
    const entry = Array.isArray(entries)
      ? entries.filter(isEntry).find((one) => one.name === name)
      : undefined;
    const end = bodyStart + (entry?.start ?? 0) + (entry?.length ?? 0) * width;
    if (!entry || entry.width !== width || end > aligned.byteOffset + aligned.byteLength) {
      throw new Error(`The packed file holds no whole array named ${name}.`);
    }
    return entry;
  };
  return {
    uint8: (name) => {
      const { start, length } = find(name, 1);
      return new Uint8Array(aligned.buffer, bodyStart + start, length);
    },
    uint32: (name) => {
      const { start, length } = find(name, 4);
      return new Uint32Array(aligned.buffer, bodyStart + start, length);
    },
  };
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const entry = value as Record<string, unknown>;
  return (
    typeof entry.name === "string" && typeof entry.start === "number" && typeof entry.length === "number"
  );
}

function alignUp(size: number): number {
  return Math.ceil(size / ALIGN) * ALIGN;
}
