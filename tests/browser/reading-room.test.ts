import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../lib/domain/answer.ts";
import { answerSchema } from "../../lib/http/answer-schema.ts";
import { findViolations } from "./axe.ts";
import { openBrowser } from "./open-browser.ts";
import { openPage, type WatchedPage } from "./open-page.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/** Written where git does not look, unless the kept ones are to be taken anew: KEEP_SCREENSHOTS=1 npm test */
const folder = process.env["KEEP_SCREENSHOTS"] === "1" ? "screenshots/" : "output/";
const screenshots = new URL(folder, import.meta.url).pathname;

const QUESTION = "How many assault rifles were distributed in Kyiv?";
const TWO_SIDES = "How many foreign volunteers are there?";
const SILENT = "What did Angela Merkel say about the International Legion?";

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser.close();
  expect(await server.stop()).toBe(0);
});

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel("Question", { exact: true }).fill(question);
  await page.keyboard.press("Enter");
  await page.locator("[data-turn]").last().and(page.locator('[data-outcome="answered"]')).waitFor();
}

async function askApi(page: Page, question: string): Promise<Answer> {
  const response = await page.request.post(`${server.url}/api/ask`, { data: { question } });
  return answerSchema.parse(await response.json());
}

function shortAnswers(statements: Answer["statements"]): string[] {
  return statements.flatMap(({ shortAnswer }) => shortAnswer?.text ?? []);
}

async function quiet({ complaints, strangers }: WatchedPage): Promise<void> {
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
}

describe.each(["light", "dark"] as const)("the reading room, %s", (colorScheme) => {
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    watched = await openPage(browser, server.url, { colorScheme });
    page = watched.page;
  });
  afterAll(async () => {
    await watched.close();
  });

  it("says on a first visit what the record holds and what may be asked", async () => {
    await expect(
      page.getByText(/The record holds 5 articles, 27 February to 11 March 2022/u).count(),
    ).resolves.toBe(1);
    expect(await page.getByLabel("For example").getByRole("button").count()).toBe(4);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Question");
    expect(await findViolations(page)).toEqual([]);
    await page.screenshot({ path: `${screenshots}first-visit-${colorScheme}.png` });
  });

  it("answers with the short answer in semibold and a chip that names outlet and date", async () => {
    await ask(page, QUESTION);
    const lead = page.locator("[data-leads]").last();
    const { statements } = await askApi(page, QUESTION);
    expect(await lead.innerText()).toContain("18,000");
    expect(await lead.locator("strong").allInnerTexts()).toEqual(shortAnswers(statements.slice(0, 1)));
    expect(await lead.locator("[data-citation]").first().innerText()).toMatch(
      /^Republic World · \d+ \w+ 2022$/u,
    );
    expect(await findViolations(page)).toEqual([]);
  });

  it("shows the cited words in a card as soon as a chip has the focus, and Escape closes it", async () => {
    const chip = page.locator("[data-leads] [data-citation]").last();
    await page.keyboard.press("Tab");
    await chip.focus();
    const card = page.getByRole("dialog", { name: /^Cited words/u });
    await card.waitFor();
    expect(await card.locator("mark").innerText()).toContain("18,000");
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
  });

  it("opens the reader beside the conversation with just the cited words marked", async () => {
    const chip = page.locator("[data-leads] [data-citation]").last();
    await chip.click();
    const reader = page.getByRole("complementary", { name: "Article" });
    const marked = reader.locator("mark[data-current]");
    await marked.first().waitFor();

    const { citations } = await askApi(page, QUESTION);
    const number = Number(await chip.getAttribute("data-citation"));
    const cited = citations.find((citation) => citation.number === number);
    expect((await marked.allInnerTexts()).join("\n")).toBe(cited?.words);
    expect(await marked.first().evaluate(isInView)).toBe(true);
    expect(await findViolations(page)).toEqual([]);
    await page.screenshot({ path: `${screenshots}reader-${colorScheme}.png` });
  });

  it("closes the reader with Escape and gives the focus back to the chip", async () => {
    await page.keyboard.press("Escape");
    await page.getByRole("complementary", { name: "Article" }).waitFor({ state: "detached" });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.hasAttribute("data-citation")))
      .toBe(true);
  });

  it("says plainly that the articles do not say, and what stands nearest", async () => {
    await ask(page, SILENT);
    const turn = page.locator("[data-turn]").last();
    expect(await turn.getByText("The articles do not say.").count()).toBe(1);
    expect(await turn.getByLabel("Nearest passages").getByRole("button").count()).toBeGreaterThan(0);
    expect(await findViolations(page)).toEqual([]);
    await page.screenshot({ path: `${screenshots}refusal-${colorScheme}.png` });
  });

  it("shows how a follow-up was understood", async () => {
    await ask(page, QUESTION);
    await ask(page, "And in Kharkiv?");
    const turn = page.locator("[data-turn]").last();
    expect(await turn.getByText(/^Understood as: .*Kharkiv/u).count()).toBe(1);
  });

  it("shows the same chips after a reload", async () => {
    const before = await page.locator("[data-citation]").allInnerTexts();
    await page.reload();
    await page.locator("[data-turn]").last().waitFor();
    expect(before.length).toBeGreaterThan(0);
    expect(await page.locator("[data-citation]").allInnerTexts()).toEqual(before);
  });

  it("complains of nothing and talks to nobody else", () => quiet(watched));
});

describe("the reading room on a phone", () => {
  it("opens the reader as a sheet after a tap on the chip's card", async () => {
    const watched = await openPage(browser, server.url, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const { page } = watched;
    await ask(page, TWO_SIDES);
    await page.screenshot({ path: `${screenshots}phone-answer.png` });
    await page.locator("[data-citation]").first().tap();
    await page.getByRole("dialog", { name: /^Cited words/u }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Open in article" }).tap();
    const marked = page.getByRole("dialog", { name: "Article" }).locator("mark[data-current]").first();
    await marked.waitFor();
    expect(await marked.evaluate(isInView)).toBe(true);
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Close", exact: true }).tap();
    await page.getByRole("dialog", { name: "Article" }).waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await quiet(watched);
    await watched.close();
  });
});

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}

describe("filters", () => {
  it("are chosen in the panel, shown as chips, said in the address, and taken away", async () => {
    const watched = await openPage(browser, server.url);
    const { page } = watched;
    await page.getByRole("button", { name: /^Narrow by/u }).click();
    await page.getByRole("checkbox", { name: /^BBC News/u }).check();
    await page.getByRole("group", { name: "Speakers" }).getByRole("checkbox").first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await expect.poll(() => new URL(page.url()).searchParams.get("outlet")).toBe("BBC News");
    await ask(page, "How many volunteers are there in the Middle East?");
    expect(await page.getByText("Asked within: BBC News").count()).toBe(1);
    const chips = await page.locator("[data-citation]").allInnerTexts();
    expect(chips.every((chip) => chip.startsWith("BBC News"))).toBe(true);
    await page.getByRole("button", { name: "Remove filter: BBC News" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.has("outlet")).toBe(false);
    await quiet(watched);
    await watched.close();
  });
});
