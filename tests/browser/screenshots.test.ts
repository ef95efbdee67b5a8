import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, askApi } from "./ask.ts";
import { openBrowser } from "./open-browser.ts";
import { openPage } from "./open-page.ts";
import { firstStatementOf, scriptChat } from "./script-chat.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/** Every page and state, taken anew and looked at by somebody: KEEP_SCREENSHOTS=1 npm test tests/browser/screenshots */
const wanted = process.env["KEEP_SCREENSHOTS"] === "1";
const folder = new URL("screenshots/", import.meta.url).pathname;

const QUESTION = "How many assault rifles were distributed in Kyiv?";
const TWO_SIDES = "How many foreign volunteers are there?";

type State = Readonly<{ name: string; reach: (page: Page) => Promise<unknown>; both?: boolean }>;

const STATES: readonly State[] = [
  { name: "first-visit", reach: () => Promise.resolve(), both: true },
  { name: "filters", reach: openFilters },
  { name: "answer", reach: (page) => ask(page, QUESTION) },
  { name: "accounts-differ", reach: (page) => ask(page, TWO_SIDES), both: true },
  { name: "working", reach: (page) => streamed(page, "hangs") },
  {
    name: "stopped",
    reach: async (page) => (
      await streamed(page, "hangs"),
      page.getByRole("button", { name: "Stop" }).click()
    ),
  },
  { name: "broken-off", reach: (page) => streamed(page, "breaks") },
  { name: "server-gone", reach: serverGone },
  {
    name: "refusal",
    reach: (page) => ask(page, "What did Angela Merkel say about the International Legion?"),
    both: true,
  },
  { name: "clarification", reach: (page) => ask(page, "What did he say about it?") },
  { name: "follow-up", reach: async (page) => (await ask(page, QUESTION), ask(page, "And in Kharkiv?")) },
  { name: "right-to-left", reach: (page) => ask(page, "كم عدد المتطوعين الأجانب؟") },
  { name: "conversations", reach: conversations },
  {
    name: "quotation-hint",
    reach: (page) => page.getByLabel("Question", { exact: true }).fill("“Together we defeated Hitler”"),
  },
  { name: "older-version", reach: olderVersion },
  { name: "store-full", reach: storeFull },
  { name: "card", reach: card, both: true },
  { name: "reader", reach: reader, both: true },
  {
    name: "reader-head",
    reach: async (page) => (
      await reader(page),
      page.locator("[data-reader-text]").evaluate((text) => (text.scrollTop = 0))
    ),
  },
  { name: "reader-find", reach: readerFind },
  { name: "reader-cite", reach: readerCite },
  { name: "reader-gone", reach: (page) => readerWith(page, 404) },
  { name: "quotations", reach: (page) => page.goto("/quotes"), both: true },
  { name: "quotations-speaker", reach: (page) => page.goto("/quotes?speaker=Volodymyr+Zelensky") },
  { name: "check-exact", reach: (page) => page.goto("/quotes?check=Together+we+defeated+Hitler") },
  {
    name: "check-altered",
    reach: (page) => page.goto("/quotes?check=Together+we+will+defeat+Hitler+again&by=Putin"),
  },
  { name: "check-not-found", reach: (page) => page.goto("/quotes?check=The+moon+is+made+of+green+cheese") },
  { name: "timeline", reach: (page) => page.goto("/timeline"), both: true },
  {
    name: "timeline-narrowed",
    reach: (page) => page.goto("/timeline?from=2022-02-27&to=2022-02-28&outlet=LBC"),
  },
  { name: "library", reach: (page) => page.goto("/library"), both: true },
  { name: "keys", reach: keys },
  {
    name: "palette",
    reach: async (page) => (
      await page.keyboard.press("Control+k"),
      page.getByRole("combobox").fill("ukraine")
    ),
  },
  { name: "no-such-page", reach: (page) => page.goto("/nowhere") },
];

describe.runIf(wanted)("screenshots", () => {
  let server: RunningServer;
  let browser: Browser;
  let empty: RunningServer;

  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    const corpus = await mkdtemp(path.join(tmpdir(), "corpus-"));
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    empty = await startServer({ CORPUS_DIR: corpus, EMBEDDINGS: "none" });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await empty.stop();
  });

  for (const width of [1440, 320]) {
    for (const colorScheme of ["light", "dark"] as const) {
      const states = STATES.filter(({ both }) => colorScheme === "light" || both);
      it.each(states)(`$name, ${String(width)}, ${colorScheme}`, async ({ name, reach }) => {
        const size = { width, height: width === 320 ? 680 : 900 };
        const { page, close } = await openPage(browser, server.url, {
          viewport: size,
          colorScheme,
          hasTouch: width === 320,
        });
        await page.getByLabel("Question", { exact: true }).waitFor();
        await reach(page);
        await keep(page, `${name}-${String(width)}-${colorScheme}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await close();
      });
    }
    it(`an empty record, ${String(width)}`, async () => {
      const { page, close } = await openPage(browser, empty.url, { viewport: { width, height: 680 } });
      await keep(page, `empty-record-${String(width)}-light`);
      await close();
    });
  }
});

/** WebP, which only the browser's own protocol writes. */
async function keep(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(250);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 70 });
  await writeFile(path.join(folder, `${name}.webp`), Buffer.from(data, "base64"));
}

async function keys(page: Page): Promise<void> {
  await page.locator("main").press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
}

async function openFilters(page: Page): Promise<void> {
  await page.goto("/?outlet=BBC+News");
  await page.getByRole("button", { name: /^Narrow by/u }).click();
  await page.getByRole("group", { name: "Speakers" }).getByRole("checkbox").first().waitFor();
}

async function streamed(page: Page, ending: "hangs" | "breaks"): Promise<void> {
  await scriptChat(page, firstStatementOf(await askApi(page, TWO_SIDES)), ending);
  await page.getByLabel("Question", { exact: true }).fill(TWO_SIDES);
  await page.keyboard.press("Enter");
  await page.locator("[data-leads]").waitFor();
  if (ending === "breaks") await page.locator('[data-outcome="failed"]').waitFor();
}

async function serverGone(page: Page): Promise<void> {
  await page.route("**/api/chat", (route) => route.abort());
  await page.getByLabel("Question", { exact: true }).fill(QUESTION);
  await page.keyboard.press("Enter");
  await page.locator('[data-outcome="failed"]').waitFor();
}

async function conversations(page: Page): Promise<void> {
  for (const question of [QUESTION, "What did Putin say?", TWO_SIDES]) {
    await page.goto("/");
    await ask(page, question);
  }
  const summary = page.getByText("Conversations", { exact: true });
  if (!(await page.getByRole("button", { name: "New conversation" }).isVisible())) await summary.click();
}

async function olderVersion(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem("on-the-record/1/conversation/old", "[{}]"));
  await page.goto("/?c=old");
}

async function storeFull(page: Page): Promise<void> {
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await ask(page, QUESTION);
}

async function card(page: Page): Promise<void> {
  const turn = await ask(page, TWO_SIDES);
  const chip = turn.locator("[data-citation]").first();
  await ((page.viewportSize()?.width ?? 0) < 900 ? chip.tap() : chip.hover());
  await page.getByRole("dialog", { name: /^Cited words/u }).waitFor();
}

async function openCited(page: Page): Promise<void> {
  await card(page);
  await page.getByRole("button", { name: "Open in article" }).click();
}

async function reader(page: Page): Promise<void> {
  await openCited(page);
  await page.locator("mark[data-current]").first().waitFor();
}

async function readerFind(page: Page): Promise<void> {
  await reader(page);
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("searchbox", { name: "Find in the article" }).fill("volunteers");
}

async function readerCite(page: Page): Promise<void> {
  await reader(page);
  await page.getByRole("button", { name: "APA" }).click();
  await page.getByRole("region", { name: "Entry" }).waitFor();
  await page.locator("[data-reader-text]").evaluate((text) => (text.scrollTop = 0));
}

async function readerWith(page: Page, status: number): Promise<void> {
  await page.route("**/api/articles/*", (route) => route.fulfill({ status, json: {} }));
  await openCited(page);
  await page.getByText("no longer in the archive").waitFor();
}
