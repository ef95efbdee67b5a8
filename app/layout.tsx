import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { sans, serif } from "./fonts.ts";
import { Masthead } from "./shell/masthead.tsx";
import { ReaderShell } from "./reader/reader-shell.tsx";
import { Shortcuts } from "./shell/shortcuts.tsx";
import "./tokens.css";
import "./global.css";

export const metadata: Metadata = {
  title: { default: "On the Record", template: "%s · On the Record" },
  description: "Ask a body of news articles a question; every sentence of the answer shows where it stands.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#161614" },
  ],
};

/** Every page: the masthead, the page itself, and the reader that opens beside it. */
export default async function RootLayout({ children }: Readonly<{ children: ReactNode }>) {
  const theme = (await cookies()).get("theme")?.value;
  const chosen = theme === "light" || theme === "dark" ? theme : undefined;
  return (
    <html lang="en" data-theme={chosen} className={`${serif.variable} ${sans.variable}`}>
      <body>
        <Masthead theme={chosen ?? "system"} />
        <ReaderShell over={<Shortcuts />}>{children}</ReaderShell>
      </body>
    </html>
  );
}
