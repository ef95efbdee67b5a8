import type { Browser, BrowserContextOptions, Page } from "playwright-core";

export type WatchedPage = Readonly<{
  page: Page;
  /** Console errors, failed policies and uncaught exceptions so far. */
  complaints: readonly string[];
  /** Hosts other than the server's own that were asked for anything. */
  strangers: readonly string[];
  close: () => Promise<void>;
}>;

/** A page in a fresh profile, with what it complains of and whom it talks to written down. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: url,
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  awaitReact(page);
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`A dialog said: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (new URL(request.url()).host !== new URL(url).host) strangers.push(request.url());
  });
  await page.goto(url);
  return { page, complaints, strangers, close: () => context.close() };
}

/** A page is there, for `goto` and `reload`, once React listens to it: a key pressed before would be lost. */
function awaitReact(page: Page): void {
  const { goto, reload } = { goto: page.goto.bind(page), reload: page.reload.bind(page) };
  const isListened = (): boolean =>
    location.protocol === "about:" || Object.keys(document).some((key) => key.startsWith("__reactContainer"));
  page.goto = async (...to) => {
    const response = await goto(...to);
    await page.waitForFunction(isListened);
    return response;
  };
  page.reload = async (...how) => {
    const response = await reload(...how);
    await page.waitForFunction(isListened);
    return response;
  };
}
