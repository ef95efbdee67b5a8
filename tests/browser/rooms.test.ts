import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findViolations } from "./axe.ts";
import { openBrowser } from "./open-browser.ts";
import { openPage } from "./open-page.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/** An invented record whose every field tries to be more than text. */
const POISONED = `date 2031-05-14 Crane <script>alert("title")</script> <img src="http://elsewhere.invalid/t.png"> falls

By Pia "Holm" <b onmouseover=alert(1)>

The crane in Port Aven fell on Tuesday, the port authority said. <img src="http://elsewhere.invalid/b.png" onerror="alert('body')">

Union leader Mara Lind said: "We had warned them for 12 years. [click](http://elsewhere.invalid/)" she told reporters.
`;

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  const corpus = await mkdtemp(path.join(tmpdir(), "corpus-"));
  await writeFile(path.join(corpus, "crane.txt"), POISONED);
  [server, browser] = await Promise.all([
    startServer({ CORPUS_DIR: corpus, EMBEDDINGS: "none" }),
    openBrowser(),
  ]);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel("Question", { exact: true }).fill(question);
  await page.keyboard.press("Enter");
  await page.locator("[data-turn]").last().and(page.locator("[data-outcome=answered]")).waitFor();
}

const ROOMS = [
  "/",
  "/quotes",
  "/quotes?check=We+had+warned+them+for+20+years&by=Lind",
  "/timeline",
  "/library",
  "/nowhere",
];

describe.each([
  ["light", 1440],
  ["dark", 320],
] as const)("every room, %s, %i px wide", (colorScheme, width) => {
  it.each(ROOMS)(
    "%s is accessible, as wide as its window, and runs nothing that an article says",
    async (room) => {
      const watched = await openPage(browser, server.url + room, {
        colorScheme,
        viewport: { width, height: 800 },
      });
      expect(await findViolations(watched.page)).toEqual([]);
      expect(await watched.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(watched.strangers).toEqual([]);
      expect(watched.complaints.filter((said) => !said.includes("404"))).toEqual([]);
      await watched.close();
    },
  );
});

describe("a poisoned article", () => {
  it("is text in the answer, the card and the reader", async () => {
    const watched = await openPage(browser, server.url);
    const { page } = watched;
    await ask(page, "When did the crane in Port Aven fall?");
    await page.locator("[data-citation]").first().hover();
    await page.getByRole("dialog", { name: /^Cited words/u }).waitFor();
    await page.locator("[data-citation]").first().click();
    await page.getByRole("complementary", { name: "Article" }).getByText("onerror").first().waitFor();
    expect(await page.locator("main img, aside img, main script, aside script").count()).toBe(0);
    expect(watched.strangers).toEqual([]);
    expect(watched.complaints).toEqual([]);
    await watched.close();
  });
});

describe("by keyboard alone", () => {
  it("a question is asked, its citation opened, the article closed, and the focus is back", async () => {
    const watched = await openPage(browser, server.url);
    const { page } = watched;
    await page.keyboard.type("When did the crane in Port Aven fall?");
    await page.keyboard.press("Enter");
    await page.locator("[data-outcome=answered]").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("j");
    await page.getByRole("dialog", { name: /^Cited words/u }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator("mark[data-current]").first().waitFor();
    await page.keyboard.press("Escape");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.hasAttribute("data-citation")))
      .toBe(true);
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-question-box"))).toBe(true);
    await page.keyboard.press("ArrowUp");
    expect(await page.getByLabel("Question", { exact: true }).inputValue()).toContain("crane");
    expect(watched.complaints).toEqual([]);
    await watched.close();
  });

  it("the list of keys and the palette open, are accessible, and close", async () => {
    const watched = await openPage(browser, server.url);
    const { page } = watched;
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("crane");
    await page.getByRole("option", { name: /crane/iu }).first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("complementary", { name: "Article" }).waitFor();
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await page.locator("body").press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "detached" });
    await watched.close();
  });
});

describe("what is taken away", () => {
  it("an answer as Markdown, and an article as APA", async () => {
    const watched = await openPage(browser, server.url);
    const { page } = watched;
    await ask(page, "When did the crane in Port Aven fall?");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Markdown" }).click(),
    ]);
    expect(await readFile(await download.path(), "utf8")).toContain("fell on Tuesday");
    await page.locator("[data-citation]").first().click();
    await page.getByRole("button", { name: "APA" }).click();
    await page.getByRole("region", { name: "Entry" }).getByText("2031").waitFor();
    expect(watched.complaints).toEqual([]);
    await watched.close();
  });
});

describe("a server that has gone", () => {
  it("leaves the question on the page and says what to do", async () => {
    const watched = await openPage(browser, server.url);
    const { page } = watched;
    await page.route("**/api/chat", (route) => route.abort());
    await page.getByLabel("Question", { exact: true }).fill("When did the crane fall?");
    await page.keyboard.press("Enter");
    await page.getByText("The server cannot be reached.").first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.unroute("**/api/chat");
    await page.getByRole("button", { name: "Ask again" }).click();
    await page.locator("[data-outcome=answered]").waitFor();
    await watched.close();
  });
});

/** Tried again when the machine was busy with something else. */
describe("the budget of the first page", { retry: 3 }, () => {
  it("is under 200 KB of compressed script, with no layout shift over 0.02, and the first statement comes at once", async () => {
    const watched = await openPage(browser, "about:blank");
    const { page } = watched;
    let scriptBytes = 0;
    page.on("response", (response) => {
      if (response.request().resourceType() !== "script") return;
      void response
        .request()
        .sizes()
        .then(({ responseBodySize }) => (scriptBytes += responseBodySize));
    });
    await page.addInitScript(observeVitals);
    await page.goto(server.url, { waitUntil: "networkidle" });
    const { paintMs, shift } = await page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
    await page.getByLabel("Question", { exact: true }).fill("When did the crane in Port Aven fall?");
    const tookMs = await page.evaluate(timeToStatement);
    const later = await page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
    console.log({ scriptBytes, paintMs, shift, shiftAfterAnswer: later.shift, firstStatementMs: tookMs });
    expect(scriptBytes).toBeLessThan(200_000);
    expect(later.shift).toBeLessThan(0.02);
    expect(paintMs).toBeLessThan(1500);
    expect(tookMs).toBeLessThan(300);
    await watched.close();
  });
});

type Vitals = { paintMs: number; shift: number };

/** Largest paint and the sum of layout shifts, as the browser reports them. */
function observeVitals(): void {
  const vitals: Vitals = { paintMs: 0, shift: 0 };
  Object.assign(window, { vitals });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) vitals.paintMs = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      vitals.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** From Enter to the first statement in the page, in milliseconds. */
function timeToStatement(): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    const observer = new MutationObserver(() => {
      if (!document.querySelector("[data-leads]")) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.querySelector("form")?.requestSubmit();
  });
}
