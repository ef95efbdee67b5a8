/** Where a reader is taken after signing in: a path of this server, or its front page. */
export function ownPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : "/";
}

/** The page that asks for the password. It loads nothing; its one style carries the response's nonce. */
export function signInPage({
  next,
  nonce,
  failure,
}: {
  next: string;
  nonce: string;
  failure?: string;
}): string {
  const told = failure === undefined ? "" : `<p id="failure" role="alert">${escapeHtml(failure)}</p>`;
  const described = failure === undefined ? "" : ' aria-describedby="failure" aria-invalid="true"';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Sign in · On the Record</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { display: grid; min-height: 90vh; margin: 0; place-items: center; }
main { width: min(22rem, 90vw); }
h1 { font: 600 1.75rem/1.2 Georgia, serif; }
label { display: block; margin-bottom: 0.25rem; }
input, button { box-sizing: border-box; width: 100%; padding: 0.6rem; font: inherit; }
button { margin-top: 1rem; cursor: pointer; }
</style>
</head>
<body>
<main>
<h1>On the Record</h1>
<p>This reading room has a password.</p>
${told}
<form method="post" action="/sign-in">
<input type="hidden" name="next" value="${escapeHtml(next)}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus${described}>
<button type="submit">Sign in</button>
</form>
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? "");
}
