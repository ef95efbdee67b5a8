/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run dev` opens on this address, not on localhost.
  allowedDevOrigins: ["127.0.0.1"],
  // Types are held by `npm run types`; a first start should not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // citation.js finds its parts at run time, which a bundler cannot follow.
  serverExternalPackages: [
    "@citation-js/core",
    "@citation-js/name",
    "@citation-js/plugin-bibtex",
    "@citation-js/plugin-csl",
    "@citation-js/plugin-ris",
  ],
};

export default nextConfig;
