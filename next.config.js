/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are held by `npm run types`; a first start should not wait for them again.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
