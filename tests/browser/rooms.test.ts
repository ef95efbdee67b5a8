import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { findViolations } from "./axe.ts";
import { writeInventedCorpus } from "./invented-corpus.ts";
import { openBrowser } from "./open-browser.ts";
import { openPage } from "./open-page.ts";
import { type RunningServer, startServer } from "./start-server.ts";

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  const env = { CORPUS_DIR: await writeInventedCorpus(), EMBEDDINGS: "none" };
  [server, browser] = await Promise.all([startServer(env), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

const ROOMS = [
  "/",
  "/?outlet=Aven+Courier&from=2031-05-01",
  "/?q=How+many+people+joined+the+march+in+Port+Aven%3F",
  "/quotes",
  "/quotes?speaker=Mara+Lind",
  "/quotes?check=We+had+warned+them+for+20+years&by=Lind",
  "/timeline",
  "/timeline?q=nothing+of+that+kind",
  "/library",
  "/nowhere",
];

describe.each([
  ["light", 1440],
  ["dark", 1440],
  ["light", 320],
  ["dark", 320],
] as const)("every room, %s, %i px wide", (colorScheme, width) => {
  it.each(ROOMS)(
    "%s is accessible, as wide as its window, and runs nothing that an article says",
    async (room) => {
      const watched = await openPage(browser, server.url + room, {
        colorScheme,
        viewport: { width, height: 800 },
      });
      if (room.includes("q=How")) await watched.page.locator("[data-outcome=answered]").waitFor();
      expect(await findViolations(watched.page)).toEqual([]);
      expect(await watched.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(watched.strangers).toEqual([]);
      expect(watched.complaints.filter((said) => !said.includes("404"))).toEqual([]);
      await watched.close();
    },
  );
});

describe("a poisoned article", () => {
  it("is text in the answer, the card, the reader and every list: nothing runs, nobody else is asked", async () => {
    const watched = await openPage(browser, server.url);
    const { page } = watched;
    await ask(page, "When did the crane in Port Aven fall?");
    await page.locator("[data-citation]").first().hover();
    await page.getByRole("dialog", { name: /^Cited words/u }).waitFor();
    await page.locator("[data-citation]").first().click();
    const reader = page.getByRole("complementary", { name: "Article" });
    await reader.getByText("onerror").first().waitFor();
    expect(await reader.getByRole("link").getAttribute("href")).toMatch(
      /^https:\/\/elsewhere\.invalid\/crane\?%3Cscript%3E/u,
    );
    for (const room of ["/library", "/quotes?q=warned", "/timeline"]) {
      await page.goto(server.url + room);
      await page.getByText(/Bell/u).first().hover();
      expect(
        await page.locator("main img, aside img, main script, aside script, main b[onmouseover]").count(),
      ).toBe(0);
    }
    expect(watched.strangers).toEqual([]);
    expect(watched.complaints).toEqual([]);
    await watched.close();
  });
});

describe("by keyboard alone", () => {
  it("a question is asked, checked in the article, judged, exported, asked again and followed to another room", async () => {
    const watched = await openPage(browser, server.url);
    const { page } = watched;
    const focused = (): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
      );
    const tabTo = async (name: RegExp, back = false): Promise<void> => {
      const until = Date.now() + 60_000;
      while (Date.now() < until) {
        if (name.test(await focused())) return;
        await page.keyboard.press(back ? "Shift+Tab" : "Tab");
      }
      throw new Error(`No way to ${String(name)} by the Tab key; the focus is on: ${await focused()}`);
    };
    const typeInto = async (field: Locator, words: string): Promise<void> => {
      await field.and(page.locator(":focus")).waitFor();
      await page.keyboard.type(words);
    };
    const box = page.getByLabel("Question", { exact: true });
    await typeInto(box, "How many people joined the march in Port Aven?");
    await page.keyboard.press("Enter");
    await page.locator("[data-outcome=answered]").waitFor();

    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("j");
    await page.getByRole("dialog", { name: /^Cited words/u }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator("mark[data-current]").first().waitFor();
    await tabTo(/^Find$/u, true);
    await page.keyboard.press("Enter");
    await typeInto(page.getByRole("searchbox", { name: "Find in the article" }), "crane");
    await page
      .getByText(/^1 of \d+$/u)
      .last()
      .waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.hasAttribute("data-citation")))
      .toBe(true);

    await tabTo(/^Export$/u);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Markdown" }).waitFor();
    await tabTo(/^Markdown$/u);
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(file.suggestedFilename()).toMatch(/\.md$/u);
    await tabTo(/^Answer is right$/u);
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Answer is right", pressed: true }).waitFor();

    await page.keyboard.press("/");
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => box.inputValue()).toContain("joined the march");
    await page.keyboard.press("Control+a");
    await typeInto(box, "Who leads the union?");
    await page.keyboard.press("Enter");
    await page.locator("[data-turn]").nth(1).and(page.locator("[data-outcome=answered]")).waitFor();

    await page.keyboard.press("Control+k");
    await typeInto(page.getByRole("combobox"), "timeline");
    await page.keyboard.press("Enter");
    await page.waitForURL(/timeline/u);
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

describe("a record that is empty", () => {
  it("says what to do, in every room", async () => {
    const corpus = await mkdtemp(path.join(tmpdir(), "corpus-"));
    const empty = await startServer({ CORPUS_DIR: corpus, EMBEDDINGS: "none" });
    const watched = await openPage(browser, empty.url);
    for (const room of ["/", "/quotes", "/timeline", "/library"]) {
      await watched.page.goto(empty.url + room);
      expect(await watched.page.locator("main").innerText()).toMatch(
        /no articles|no index|npm run ingest|corpus/iu,
      );
      expect(await findViolations(watched.page)).toEqual([]);
    }
    await watched.close();
    await empty.stop();
  });
});

describe("the page", () => {
  it("can be installed: a manifest with icons that are there", async () => {
    const watched = await openPage(browser, server.url);
    const { page } = watched;
    const address = await page.locator('link[rel="manifest"]').getAttribute("href");
    const manifest: Manifest = await (await page.request.get(address ?? "")).json();
    expect(manifest).toMatchObject({ name: "On the Record", display: "standalone", start_url: "/" });
    const sizes = manifest.icons.map((icon) => icon.sizes);
    expect(sizes).toEqual(expect.arrayContaining(["192x192", "512x512"]));
    for (const { src, type } of manifest.icons) {
      const icon = await page.request.get(src);
      expect([icon.status(), icon.headers()["content-type"]]).toEqual([200, type]);
    }
    expect(await page.locator('link[rel="apple-touch-icon"]').count()).toBe(1);
    await watched.close();
  });

  it("moves nothing for who asked for no motion, and something for who did not", async () => {
    const moving = async (reducedMotion: "reduce" | "no-preference"): Promise<boolean> => {
      const watched = await openPage(browser, `${server.url}/library`, { reducedMotion });
      await watched.page.getByRole("button", { name: "harbour-history" }).click();
      const aside = watched.page.getByRole("complementary", { name: "Article" });
      const name = await aside.evaluate((element) => getComputedStyle(element).animationName);
      await watched.close();
      return name !== "none";
    };
    expect(await moving("reduce")).toBe(false);
    expect(await moving("no-preference")).toBe(true);
  });

  it("keeps light or dark as it was chosen", async () => {
    const watched = await openPage(browser, server.url, { colorScheme: "light" });
    const { page } = watched;
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.getByRole("button", { name: /^Colours: Auto/u }).click();
    await page.getByRole("button", { name: /^Colours: Light/u }).click();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await paper()).toBe(dark);
    await watched.close();
  });
});

type Manifest = { icons: { src: string; sizes: string; type: string }[] };
