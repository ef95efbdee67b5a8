/** What stands there is no YAML, or wants more than a file of facts may; `message` says where. */
export class YamlError extends Error {
  override readonly name = "YamlError";
}

/**
 * A value out of YAML, no aliases followed; of two equal keys the later counts when `allowsTwice`. The parser is loaded when it is first needed.
 * @throws {YamlError}
 */
export async function readYaml(
  text: string,
  { allowsTwice = false }: Readonly<{ allowsTwice?: boolean }> = {},
): Promise<unknown> {
  const { parse, YAMLError } = await import("yaml");
  try {
    const value: unknown = parse(text, { maxAliasCount: 0, uniqueKeys: !allowsTwice, logLevel: "error" });
    return value;
  } catch (error) {
    // An alias where none is followed is a ReferenceError.
    if (error instanceof YAMLError || error instanceof ReferenceError) throw new YamlError(error.message);
    throw error;
  }
}
