/**
 * Lets no request leave this machine: a connection to anything but loopback, and the lookup of any name but
 * localhost, fails with an error that says where to. Loaded before everything else, in every test's process and (by
 * NODE_OPTIONS) in every Node process a test starts; plain JavaScript, since those need no loader then.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const MARK = Symbol.for("on-the-record.no-network");

/** @param {unknown} host */
function isLoopback(host) {
  const name = String(host ?? "localhost").toLowerCase();
  return (
    name === "" ||
    name === "localhost" ||
    name === "::1" ||
    name === "0.0.0.0" ||
    name === "::" ||
    name.startsWith("127.") ||
    name.startsWith("::ffff:127.")
  );
}

/** @param {unknown} where */
function refusal(where) {
  return Object.assign(new Error(`A test reached for the network: ${String(where)}`), {
    code: "ENETUNREACH",
  });
}

/**
 * Host of a connect() call, whose arguments are normalised by some callers into one array; undefined for a pipe.
 * @param {unknown[]} given
 */
function hostOf(given) {
  const args = Array.isArray(given[0]) ? given[0] : given;
  const [first, second] = args;
  if (typeof first === "object" && first !== null)
    return first.path === undefined ? (first.host ?? "localhost") : undefined;
  if (typeof first === "string" && Number.isNaN(Number(first))) return undefined;
  return typeof second === "string" ? second : "localhost";
}

if (!globalThis[MARK]) {
  globalThis[MARK] = true;

  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guardedConnect(...args) {
    const host = hostOf(args);
    if (host !== undefined && !isLoopback(host)) {
      process.nextTick(() => this.destroy(refusal(host)));
      return this;
    }
    return connect.apply(this, args);
  };

  const send = dgram.Socket.prototype.send;
  dgram.Socket.prototype.send = function guardedSend(...args) {
    const host = args.findLast((one) => typeof one === "string");
    if (host !== undefined && !isLoopback(host)) throw refusal(host);
    return send.apply(this, args);
  };

  const lookup = dns.lookup;
  dns.lookup = function guardedLookup(name, ...rest) {
    if (isLoopback(name) || net.isIP(String(name)) !== 0) return lookup.call(this, name, ...rest);
    const done = rest.at(-1);
    process.nextTick(() => done(refusal(name)));
    return {};
  };
  const promised = dns.promises.lookup;
  dns.promises.lookup = async function guardedLookup(name, ...rest) {
    if (isLoopback(name) || net.isIP(String(name)) !== 0) return promised.call(this, name, ...rest);
    throw refusal(name);
  };

  syncBuiltinESMExports();
}
