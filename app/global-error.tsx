"use client";

/** Even the frame broke: the least that can be said. */
export default function BrokenFrame() {
  return (
    <html lang="en">
      <body>
        <h1>This page is broken.</h1>
        <p>
          The server’s log says how. <a href="/">Look again</a>
        </p>
      </body>
    </html>
  );
}
