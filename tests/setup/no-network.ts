import "./no-network.mjs";

/** The same for every Node process that a test starts with this one's environment. */
const guard = new URL("no-network.mjs", import.meta.url).href;
const before = process.env["NODE_OPTIONS"] ?? "";
if (!before.includes(guard)) process.env["NODE_OPTIONS"] = `${before} --import ${guard}`.trim();
