/** Names a server bound to this machine alone answers to. */
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request's Host is one this server goes by. Bound to the machine alone it goes by loopback names only,
 * so that a foreign name which resolves here (DNS rebinding) is refused; bound wider, every name may be its own.
 */
export function isOwnHost(hostHeader: string | undefined, boundTo: string): boolean {
  const name = hostName(hostHeader);
  if (name === undefined) return false;
  if (!isLoopback(boundTo)) return true;
  return LOOPBACK.has(name) || name === boundTo.toLowerCase();
}

/** Whether a request that changes or costs something comes from our own page, or from no page at all. */
export function isOwnOrigin(headers: {
  origin: string | undefined;
  host: string | undefined;
  fetchSite: string | undefined;
}): boolean {
  if (headers.fetchSite !== undefined && headers.fetchSite !== "same-origin" && headers.fetchSite !== "none")
    return false;
  if (headers.origin === undefined) return true;
  const origin = URL.canParse(headers.origin) ? new URL(headers.origin) : undefined;
  return origin !== undefined && origin.host === headers.host?.toLowerCase();
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/** The name in a Host header, without its port; undefined when it cannot be one. */
function hostName(header: string | undefined): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[^:/@\s]+)(?::\d{1,5})?$/iu.exec(header ?? "")?.[1]?.toLowerCase();
}
