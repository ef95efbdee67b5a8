import type { MetadataRoute } from "next";

/** What a browser needs to install the page. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "On the Record",
    short_name: "On the Record",
    description:
      "Ask a body of news articles a question; every sentence of the answer shows where it stands.",
    start_url: "/",
    display: "standalone",
    background_color: "#fbfaf7",
    theme_color: "#fbfaf7",
    id: "/",
    lang: "en",
    categories: ["news", "education"],
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon1.png", sizes: "192x192", type: "image/png" },
      { src: "/icon2.png", sizes: "512x512", type: "image/png" },
      { src: "/icon3.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: "Ask the record", url: "/" },
      { name: "Check a quotation", url: "/quotes" },
      { name: "Library", url: "/library" },
    ],
  };
}
