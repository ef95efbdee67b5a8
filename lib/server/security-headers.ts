import { randomBytes } from "node:crypto";

/** A fresh nonce for one response: 128 random bits. */
export function makeNonce(): string {
  return randomBytes(16).toString("base64");
}

/** What a page may load: only this server's own files, and scripts and styles that carry the nonce. */
export function contentSecurityPolicy(nonce: string, options: { dev?: boolean } = {}): string {
  const evaluation = options.dev ? " 'unsafe-eval'" : "";
  const styles = options.dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src ${styles}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const NOTHING_ALLOWED = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "screen-wake-lock",
  "usb",
  "xr-spatial-tracking",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** Headers of every response, the policy with its nonce left aside. HSTS only where the reader came by https. */
export function securityHeaders(request: { secure: boolean }): Readonly<Record<string, string>> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": NOTHING_ALLOWED,
    ...(request.secure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
