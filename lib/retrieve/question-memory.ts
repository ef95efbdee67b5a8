const memories: WeakMap<object, unknown>[] = [];

/** What is worked out once for a question's reading, its terms or its evidence, until the question is forgotten. */
export function questionMemory<Owner extends object, Kept>(): WeakMap<Owner, Kept> {
  const memory = new WeakMap<Owner, Kept>();
  memories.push(memory as WeakMap<object, unknown>);
  return memory;
}

/**
 * Lets go of what was worked out for a question. It would go by itself, but late: the collector of young objects takes the
 * values of a long-lived WeakMap for needed, and they stay until all memory is gone through, a megabyte a question. Whoever
 * asks about it again gets it worked out again.
 */
export function forgetQuestion(...owners: readonly object[]): void {
  for (const memory of memories) for (const owner of owners) memory.delete(owner);
}
