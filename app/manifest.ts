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
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
  };
}
