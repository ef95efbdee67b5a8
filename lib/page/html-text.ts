const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}

/** A page of its own: no script, nothing loaded from anywhere. `body` is HTML already. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 Georgia, serif; color: #1c1b19; }
h1, h2 { font-weight: 600; line-height: 1.25; }
h2 { margin-top: 2.5rem; border-top: 1px solid #dcd8cf; padding-top: 1rem; font-size: 1.2rem; }
small, th, .label { font-family: system-ui, sans-serif; font-size: .82rem; color: #5b564c; font-weight: 400; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .8rem .4rem 0; border-top: 1px solid #dcd8cf; text-align: left; vertical-align: top; }
mark { background: #ffec9e; text-decoration: underline; }
a { color: #1b4380; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } tr, li { break-inside: avoid; } }
</style>
${body}
</html>
`;
}
