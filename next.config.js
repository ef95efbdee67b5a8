/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
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
