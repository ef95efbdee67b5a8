import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { findViolations } from "./axe.ts";
import { writeInventedCorpus } from "./invented-corpus.ts";
import { openBrowser } from "./open-browser.ts";
import { openPage, type WatchedPage } from "./open-page.ts";
import { type RunningServer, startServer } from "./start-server.ts";

const QUESTION = "How many people joined the march in Port Aven?";

/** The invented article without a headline, which stands under its file's name. */
const UNTITLED = "harbour-history";

let server: RunningServer;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  const env = { CORPUS_DIR: await writeInventedCorpus(), EMBEDDINGS: "none" };
  [server, browser] = await Promise.all([startServer(env), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

beforeEach(async () => {
  watched = await openPage(browser, server.url);
  page = watched.page;
});

afterEach(async () => {
  expect(watched.strangers).toEqual([]);
  await watched.close();
});

const reader = () => page.getByRole("complementary", { name: "Article" });

describe("the reader", () => {
  it("steps through the words an answer cites in the order in which they are read, round and round", async () => {
    const turn = await ask(page, QUESTION);
    await turn.locator("[data-citation]", { hasText: "Aven Courier" }).first().click();
    await reader().locator("mark[data-current]").first().waitFor();
    const count = await reader()
      .getByText(/^\d of \d$/u)
      .innerText();
    const marks = Number(count.at(-1));
    expect(marks).toBeGreaterThan(1);
    const tops: number[] = [];
    for (let step = 0; step < marks; step++) {
      await reader().getByRole("button", { name: "Words cited next" }).click();
      const at = Number(
        (
          await reader()
            .getByText(/^\d of \d$/u)
            .innerText()
        )[0],
      );
      tops[at - 1] = await reader()
        .locator("mark[data-current]")
        .first()
        .evaluate(
          (mark) =>
            (mark as HTMLElement).offsetTop + ((mark as HTMLElement).offsetParent as HTMLElement).offsetTop,
        );
    }
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(
      await reader()
        .getByText(/^\d of \d$/u)
        .innerText(),
    ).toBe(count);
  });

  it("tells what the article states from what an editor added, and links to the original at the cited words", async () => {
    const turn = await ask(page, QUESTION);
    await turn.locator("[data-citation]", { hasText: "Aven Courier" }).first().click();
    await reader().getByText("added by an editor").first().waitFor();
    expect(await reader().getByText("stated in the article").count()).toBeGreaterThan(0);
    const link = await reader()
      .getByRole("link", { name: /^The original, at these words/u })
      .getAttribute("href");
    expect(link).toMatch(/^https:\/\/news\.invalid\/aven-harbour-strike#:~:text=/u);
  });

  it("finds words in the article, colours them, and steps through them by keyboard", async () => {
    await page.goto(`${server.url}/library`);
    await page.getByRole("button", { name: "Harbour strike enters second week" }).click();
    await reader().getByRole("button", { name: "Find", exact: true }).click();
    const field = reader().getByRole("searchbox", { name: "Find in the article" });
    await field.fill("PORT");
    await reader().getByText("1 of 3", { exact: true }).waitFor();
    const coloured = () =>
      page.evaluate(() =>
        [...(CSS.highlights.get("found-current") ?? [])].map((range) => (range as Range).toString()),
      );
    await expect.poll(coloured).toEqual(["Port"]);
    await field.press("Enter");
    await reader().getByText("2 of 3", { exact: true }).waitFor();
    await expect.poll(coloured).toEqual(["port"]);
    expect(await findViolations(page)).toEqual([]);
    await field.fill("nowhere");
    await reader().getByText("None", { exact: true }).waitFor();
    await field.press("Escape");
    await field.waitFor({ state: "detached" });
    expect(await reader().count()).toBe(1);
  });

  it("names the speaker of a quotation where the focus is", async () => {
    await page.goto(`${server.url}/library`);
    await page.getByRole("button", { name: "Harbour strike enters second week" }).click();
    const quotation = reader().locator("q").first();
    await quotation.focus();
    expect(await quotation.getAttribute("aria-description")).toMatch(/^Said by: .*Lind/u);
  });

  it("prints the article and nothing else", async () => {
    await page.goto(`${server.url}/library`);
    await page.getByRole("button", { name: "Harbour strike enters second week" }).click();
    await reader().getByText("Two ships with grain").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("heading", { name: "Library" }).isVisible()).toBe(false);
    expect(await page.getByRole("banner").isVisible()).toBe(false);
    expect(await reader().getByRole("button", { name: "Print" }).isVisible()).toBe(false);
    expect(await reader().getByText("Two ships with grain").isVisible()).toBe(true);
  });

  it.each([
    ["APA", /Holm, P\. \(2031, May 14\)/u],
    ["MLA", /Holm, Pia\. “Harbour Strike Enters Second Week/u],
    ["Chicago", /Holm, Pia\. “Harbour/u],
    ["BibTeX", /^@article\{/u],
    ["RIS", /^TY {2}- NEWS/u],
    ["CSL-JSON", /"type": "article-newspaper"/u],
  ])("cites the article as %s", async (style, entry) => {
    await page.goto(`${server.url}/library`);
    await page.getByRole("button", { name: "Harbour strike enters second week" }).click();
    await reader().getByRole("button", { name: style }).click();
    const text = page.getByRole("region", { name: "Entry" });
    await text.waitFor();
    expect(await text.innerText()).toMatch(entry);
  });

  it("says that an article has gone since it was cited, and keeps the words", async () => {
    const turn = await ask(page, QUESTION);
    await page.route("**/api/articles/*", (route) => route.fulfill({ status: 404, json: {} }));
    await turn.locator("[data-citation]").first().click();
    await reader().getByText("This article is no longer in the archive.").waitFor();
    expect(await reader().locator("blockquote").first().innerText()).toContain("march");
    expect(await findViolations(page)).toEqual([]);
  });

  it("marks nothing, and says so, when the cited words are no longer in the article", async () => {
    const turn = await ask(page, QUESTION);
    await page.route("**/api/articles/*", async (route) => {
      const response = await route.fetch();
      const article: { body: string } = await response.json();
      await route.fulfill({
        response,
        json: { ...article, body: "Another text.", quotes: [], furniture: [] },
      });
    });
    await turn.locator("[data-citation]").first().click();
    await reader()
      .getByText(/cannot be found in this text, so nothing is marked/u)
      .waitFor();
    expect(await reader().locator("mark").count()).toBe(0);
    expect(await findViolations(page)).toEqual([]);
  });
});

describe("filters", () => {
  it("go with the reader from room to room, and are the same everywhere", async () => {
    await page.goto(`${server.url}/timeline`);
    await page.getByRole("button", { name: /^Narrow by/u }).click();
    await page.getByRole("checkbox", { name: /^Costa Daily/u }).check();
    await page.waitForURL(/outlet=Costa/u);
    await page.getByRole("group", { name: "Speakers" }).getByRole("checkbox").first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("link", { name: "Quotations" }).click();
    await page.waitForURL(/quotes\?outlet=Costa/u);
    await page.getByText("Nobody told us anything").waitFor();
    expect(await page.getByText("The cranes will move").count()).toBe(0);
    await page.getByRole("navigation", { name: "Speakers" }).getByRole("link", { name: /Lind/u }).click();
    await page.waitForURL(/speaker=/u);
    await page.getByRole("link", { name: "Library" }).click();
    await page.getByText("1 article", { exact: true }).first().waitFor();
    await page.getByRole("link", { name: "Ask", exact: true }).click();
    await page.getByRole("button", { name: "Remove filter: Costa Daily" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.has("outlet")).toBe(false);
    expect(new URL(page.url()).searchParams.get("speaker")).toMatch(/Lind/u);
    expect(watched.complaints).toEqual([]);
  });

  it("narrow to a day at a press on its bar, with the keyboard too", async () => {
    await page.getByRole("button", { name: /^Narrow by/u }).click();
    const bar = page.getByRole("button", { name: "16 May 2031: 1 article" });
    await bar.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).search).toBe("?from=2031-05-16&to=2031-05-16");
    await page.getByRole("button", { name: "Remove filter: 16 May 2031" }).waitFor();
  });
});

describe("the library", () => {
  it("is sorted by a column's head, searched, and tells what was set aside and why", async () => {
    await page.goto(`${server.url}/library`);
    await page.getByRole("link", { name: "Headline" }).click();
    await page.waitForURL(/sort=headline/u);
    await page.locator('[aria-sort="ascending"]', { hasText: "Headline" }).waitFor();
    const headlines = () => page.getByRole("table").first().getByRole("rowheader").allInnerTexts();
    const stated = async () => (await headlines()).filter((headline) => headline !== UNTITLED);
    const sorted = await stated();
    await page.getByRole("link", { name: "Headline" }).click();
    await page.waitForURL(/headline-reversed/u);
    await expect.poll(stated).toEqual([...sorted].reverse());
    expect((await headlines()).at(-1)).toBe(UNTITLED);
    await page.getByLabel("Headline, outlet or author").fill("ferries");
    await page.keyboard.press("Enter");
    await page.getByText("1 article", { exact: true }).first().waitFor();
    const aside = page.getByRole("region", { name: "Set aside at the last ingest" });
    expect(await aside.getByRole("rowheader").allInnerTexts()).toContain("empty.txt");
    expect(await page.getByText("None: found by keywords alone").count()).toBe(1);
    expect(await findViolations(page)).toEqual([]);
  });
});

describe("the quotation desk", () => {
  it("tells a true quotation from an altered, a misattributed and an invented one, with the differences marked", async () => {
    const check = async (words: string, by: string) => {
      await page.goto(`${server.url}/quotes`);
      await page.getByLabel("Check a quotation").fill(words);
      await page.getByLabel("Said by").fill(by);
      await page.getByRole("button", { name: "Check" }).click();
      const verdict = page.getByRole("region", { name: "Verdict" });
      await verdict.waitFor();
      return verdict;
    };
    expect(await (await check("We will not go back for promises", "Lind")).getAttribute("data-verdict")).toBe(
      "exact",
    );
    const altered = await check("We will never go back for promises", "");
    expect(await altered.getAttribute("data-verdict")).toBe("altered");
    expect(await altered.locator("mark").allInnerTexts()).toContain("never");
    expect(await findViolations(page)).toEqual([]);
    const other = await check("We will not go back for promises", "Tomas Reyl");
    expect(await other.innerText()).toMatch(/Said by .*Lind, not by Tomas Reyl/u);
    expect(await (await check("The moon is made of paper tonight", "")).getAttribute("data-verdict")).toBe(
      "not-found",
    );
  });
});
