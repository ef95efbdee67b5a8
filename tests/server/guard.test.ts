import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApiError } from "../../lib/http/api-error.ts";
import { clientAddress } from "../../lib/server/client-address.ts";
import { type Guard, makeGuard, type Visit } from "../../lib/server/guard.ts";
import { isOwnHost, isOwnOrigin } from "../../lib/server/same-site.ts";
import { contentSecurityPolicy, makeNonce, securityHeaders } from "../../lib/server/security-headers.ts";
import { makeSiteLock } from "../../lib/server/site-lock.ts";
import { readSettings } from "../../lib/settings.ts";

const { limits } = readSettings({});
const question: Visit = {
  method: "POST",
  path: "/api/ask",
  headers: { host: "127.0.0.1:3000" },
  remoteAddress: "10.0.0.1",
  secure: false,
};
const open = makeSiteLock({ sitePassword: undefined, adminToken: undefined, nowMs: () => 0 });

function guardAt(clock: { ms: number }, change: Partial<typeof limits> = {}, proxyHops = 0): Guard {
  const own = { host: "127.0.0.1", proxyHops, limits: { ...limits, ...change } };
  return makeGuard({ ...own, lock: open, nowMs: () => clock.ms });
}

function refusalOf(run: () => unknown): ApiError {
  try {
    run();
  } catch (failure) {
    if (failure instanceof ApiError) return failure;
    throw failure;
  }
  throw new Error("was let in");
}

describe("the guard", () => {
  it("lets a burst through, then as many as the rate allows, and says when to come back", () => {
    const clock = { ms: 0 };
    const guard = guardAt(clock);
    for (let n = 0; n < limits.questionBurst; n++) guard.admit(question).leave();
    const refused = refusalOf(() => guard.admit(question));
    expect(refused).toMatchObject({ code: "too_many_questions", status: 429 });
    expect(refused.headers).toMatchObject({
      "retry-after": "3",
      ratelimit: '"questions";r=0;t=3',
      "ratelimit-policy": '"questions";q=20;w=60',
    });
    clock.ms += 3000;
    guard.admit(question).leave();
    expect(refusalOf(() => guard.admit(question)).code).toBe("too_many_questions");
  });

  it("never lets more through than burst and rate, however the tries come", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4000), { maxLength: 80 }), (waits) => {
        const clock = { ms: 0 };
        const guard = guardAt(clock);
        let admitted = 0;
        for (const wait of waits) {
          clock.ms += wait;
          try {
            guard.admit(question).leave();
            admitted++;
          } catch (failure) {
            if (!(failure instanceof ApiError)) throw failure;
          }
        }
        expect(admitted).toBeLessThanOrEqual(
          limits.questionBurst + (clock.ms / 60_000) * limits.questionsPerMinute + 1e-9,
        );
      }),
    );
  });

  it("counts by the address that cannot be chosen: 200 X-Forwarded-For values are one visitor", () => {
    const guard = guardAt({ ms: 0 });
    const codes = Array.from({ length: 200 }, (_, n) => {
      try {
        guard
          .admit({ ...question, headers: { ...question.headers, "x-forwarded-for": `1.2.3.${String(n)}` } })
          .leave();
        return "in";
      } catch (failure) {
        return failure instanceof ApiError ? failure.code : "broken";
      }
    });
    expect(codes.filter((code) => code === "in")).toHaveLength(limits.questionBurst);
  });

  it("gives an address its share of streams and the house its own, and frees both once", () => {
    const guard = guardAt({ ms: 0 }, { questionBurst: 100, streamsPerAddress: 1, streams: 2 });
    const first = guard.admit(question);
    expect(refusalOf(() => guard.admit(question))).toMatchObject({ code: "too_many_streams", status: 429 });
    guard.admit({ ...question, remoteAddress: "10.0.0.2" });
    expect(refusalOf(() => guard.admit({ ...question, remoteAddress: "10.0.0.3" }))).toMatchObject({
      code: "busy",
      status: 503,
    });
    first.leave();
    first.leave();
    expect(guard.openStreams()).toBe(1);
    guard.admit(question);
  });

  it("refuses a large body before any of it is read, other sites, and other names", () => {
    const guard = guardAt({ ms: 0 });
    const withHeaders = (headers: Record<string, string>): (() => unknown) => {
      return () => guard.admit({ ...question, headers: { ...question.headers, ...headers } });
    };
    expect(refusalOf(withHeaders({ "content-length": "300000000" })).status).toBe(413);
    expect(refusalOf(withHeaders({ origin: "https://elsewhere.invalid" })).status).toBe(403);
    expect(refusalOf(withHeaders({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(refusalOf(withHeaders({ host: "rebound.invalid" })).status).toBe(421);
  });

  it("counts the questions of one IPv6 network together, whatever address of it they come from", () => {
    const guard = guardAt({ ms: 0 });
    const codes = Array.from({ length: 50 }, (_, n) => {
      try {
        guard.admit({ ...question, remoteAddress: `2001:db8:1:2::${n.toString(16)}` }).leave();
        return "in";
      } catch (failure) {
        return failure instanceof ApiError ? failure.code : "broken";
      }
    });
    expect(codes.filter((code) => code === "in")).toHaveLength(limits.questionBurst);
  });

  it("counts nothing for pages that are only read", () => {
    const guard = guardAt({ ms: 0 });
    for (let n = 0; n < 100; n++) guard.admit({ ...question, method: "GET", path: "/" });
  });
});

describe("clientAddress()", () => {
  const from = (remoteAddress: string, forwardedFor?: string, hops = 0): string =>
    clientAddress({ remoteAddress, forwardedFor }, hops);

  it("believes only what our own proxies wrote, counted from the end", () => {
    expect(from("10.0.0.9", "6.6.6.6, 1.1.1.1, 2.2.2.2", 1)).toBe("2.2.2.2");
    expect(from("10.0.0.9", "6.6.6.6, 1.1.1.1, 2.2.2.2", 2)).toBe("1.1.1.1");
    expect(from("10.0.0.9", undefined, 1)).toBe("10.0.0.9");
  });

  it("counts an IPv6 visitor by the /64, and an IPv4 one in IPv6 clothes as IPv4", () => {
    expect(from("2001:db8:1:2:aaaa::1")).toBe(from("2001:0db8:0001:0002::ffff"));
    expect(from("2001:db8:1:2::1")).not.toBe(from("2001:db8:1:3::1"));
    expect(from("::ffff:10.0.0.1")).toBe("10.0.0.1");
  });
});

describe("names and origins", () => {
  it.each([
    ["127.0.0.1:3000", "127.0.0.1", true],
    ["localhost:3000", "127.0.0.1", true],
    ["[::1]:3000", "::1", true],
    ["rebound.invalid:3000", "127.0.0.1", false],
    ["rebound.invalid", "0.0.0.0", true],
    [undefined, "0.0.0.0", false],
    ["user@127.0.0.1", "127.0.0.1", false],
  ])("Host %s, bound to %s: %s", (header, bound, own) => {
    expect(isOwnHost(header, bound)).toBe(own);
  });

  it("takes an origin for its own only when it is the host that was asked", () => {
    const host = "127.0.0.1:3000";
    expect(isOwnOrigin({ origin: "http://127.0.0.1:3000", host, fetchSite: "same-origin" })).toBe(true);
    expect(isOwnOrigin({ origin: undefined, host, fetchSite: undefined })).toBe(true);
    expect(isOwnOrigin({ origin: "http://127.0.0.1:3001", host, fetchSite: undefined })).toBe(false);
    expect(isOwnOrigin({ origin: "null", host, fetchSite: undefined })).toBe(false);
  });
});

describe("the headers", () => {
  it("allow scripts and styles of this response's nonce only, and no two are alike", () => {
    const [one, two] = [makeNonce(), makeNonce()];
    expect(one).not.toBe(two);
    expect(contentSecurityPolicy(one)).toContain(`'nonce-${one}'`);
    expect(contentSecurityPolicy(one)).not.toMatch(/unsafe-|\*|https?:/u);
  });

  it("ask for https only where the visitor came by https", () => {
    expect(securityHeaders({ secure: true })).toHaveProperty("strict-transport-security");
    expect(securityHeaders({ secure: false })).not.toHaveProperty("strict-transport-security");
  });
});
