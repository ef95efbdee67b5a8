import localFont from "next/font/local";

/** What articles say. Latin only is preloaded; other scripts fall to the reader's own serif. */
export const serif = localFont({
  variable: "--font-serif",
  display: "swap",
  adjustFontFallback: "Times New Roman",
  src: [
    {
      path: "../node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2",
      weight: "400",
      style: "normal",
    },
    {
      path: "../node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2",
      weight: "600",
      style: "normal",
    },
  ],
});

/** What the program says. */
export const sans = localFont({
  variable: "--font-sans",
  display: "swap",
  adjustFontFallback: "Arial",
  src: [
    {
      path: "../node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2",
      weight: "400",
      style: "normal",
    },
    {
      path: "../node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2",
      weight: "600",
      style: "normal",
    },
  ],
});
