import { isIPv6 } from "node:net";

/**
 * The address a request is counted under. Of X-Forwarded-For only the entries written by the `proxyHops` proxies
 * we run are believed, counted from its end; an IPv6 address counts as its /64.
 */
export function clientAddress(
  request: { remoteAddress: string | undefined; forwardedFor: string | undefined },
  proxyHops: number,
): string {
  const remote = request.remoteAddress ?? "unknown";
  const forwarded = (request.forwardedFor ?? "").split(",").map((entry) => entry.trim());
  const named = proxyHops === 0 ? undefined : forwarded.slice(-proxyHops)[0];
  return networkOf(named ? named : remote);
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? `${first64Bits(address)}::/64` : address;
}

/** The first four groups of an IPv6 address, written out. */
function first64Bits(address: string): string {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  const all = [...groups, ...Array<string>(zeros).fill("0"), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
