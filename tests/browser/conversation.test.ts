import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ask, askApi } from "./ask.ts";
import { findViolations } from "./axe.ts";
import { writeInventedCorpus } from "./invented-corpus.ts";
import { openBrowser } from "./open-browser.ts";
import { openPage, type WatchedPage } from "./open-page.ts";
import { BROKEN, firstStatementOf, scriptChat } from "./script-chat.ts";
import { type RunningServer, startServer } from "./start-server.ts";

const QUESTION = "How many people joined the march in Port Aven?";

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
  watched = await openPage(browser, server.url, { permissions: ["clipboard-read", "clipboard-write"] });
  page = watched.page;
});

afterEach(async () => {
  expect(watched.strangers).toEqual([]);
  expect(watched.complaints.filter((said) => !said.includes(BROKEN))).toEqual([]);
  await watched.close();
});

const box = () => page.getByLabel("Question", { exact: true });
const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

describe("an answer under way", () => {
  it("is stopped with the button, keeps what was proven with its chips, and can be asked again", async () => {
    await scriptChat(page, firstStatementOf(await askApi(page, QUESTION)), "hangs");
    await box().fill(QUESTION);
    await box().press("Enter");
    await page.locator("[data-leads] [data-citation]").first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Stop" }).click();

    const stopped = page.locator('[data-outcome="stopped"]');
    await stopped.getByText("Stopped. What was proven is kept.").waitFor();
    expect(await stopped.locator("[data-citation]").count()).toBeGreaterThan(0);
    expect(await findViolations(page)).toEqual([]);

    const chips = await page.locator("[data-citation]").allInnerTexts();
    await page.reload();
    await page.locator('[data-outcome="stopped"]').waitFor();
    expect(await page.locator("[data-citation]").allInnerTexts()).toEqual(chips);
    await page.getByRole("button", { name: "Ask again" }).click();
    await page.locator('[data-outcome="answered"]').waitFor();
    expect(await page.locator("[data-turn]").count()).toBe(1);
  });

  it("is stopped with Escape, wherever the focus is", async () => {
    await scriptChat(page, [], "hangs");
    await box().fill(QUESTION);
    await box().press("Enter");
    await page.locator('[data-outcome="working"]').waitFor();
    await page.getByRole("link", { name: "Library" }).focus();
    await page.keyboard.press("Escape");
    await page.locator('[data-outcome="stopped"]').getByText("Stopped.").waitFor();
  });

  it("that breaks off keeps what was proven and says so, also after a reload", async () => {
    await scriptChat(page, firstStatementOf(await askApi(page, QUESTION)), "breaks");
    await box().fill(QUESTION);
    await box().press("Enter");
    const failed = page.locator('[data-outcome="failed"]');
    await failed.getByText("The answer broke off.").waitFor();
    expect(await failed.locator("[data-citation]").count()).toBeGreaterThan(0);
    expect(await findViolations(page)).toEqual([]);
    await page.reload();
    await page.locator('[data-outcome="failed"] [data-citation]').first().waitFor();
  });

  it("is kept as far as it came when the reader goes to another room", async () => {
    await scriptChat(page, firstStatementOf(await askApi(page, QUESTION)), "hangs");
    await box().fill(QUESTION);
    await box().press("Enter");
    await page.locator("[data-leads]").waitFor();
    await page.getByRole("link", { name: "Timeline" }).click();
    await page.getByRole("heading", { name: "Timeline" }).waitFor();
    await page.getByRole("link", { name: "Ask", exact: true }).click();
    await page.locator('[data-outcome="stopped"] [data-citation]').first().waitFor();
  });
});

describe("a question", () => {
  it("is edited with the up key or the button, and asked again", async () => {
    await ask(page, "Who leads the union?");
    await box().press("ArrowUp");
    expect(await box().inputValue()).toBe("Who leads the union?");
    await box().fill("");
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    expect(await box().inputValue()).toBe("Who leads the union?");
    await ask(page, "Who is the director of the port authority?");
    expect(await page.locator("[data-turn]").count()).toBe(2);
  });

  it("that was rewritten is asked as written at a press", async () => {
    await ask(page, QUESTION);
    const turn = await ask(page, "And on Thursday?");
    await turn.getByText(/^Understood as:/u).waitFor();
    await turn.getByRole("button", { name: "Ask as written" }).click();
    await turn.and(page.locator('[data-outcome="answered"]')).waitFor();
    expect(await turn.getByText(/How many people joined/u).count()).toBe(0);
    await page.reload();
    await page.locator("[data-turn]").nth(1).waitFor();
    expect(await page.getByText(/^Understood as: How many/u).count()).toBe(0);
  });

  it("is asked again without one of its filters", async () => {
    await page.goto(`${server.url}/?outlet=Costa+Daily`);
    await page.getByRole("button", { name: "Remove filter: Costa Daily" }).waitFor();
    const turn = await ask(page, "How many people joined the march in Port Aven?");
    await turn.getByRole("button", { name: "Ask again without: Costa Daily" }).click();
    await turn.locator("[data-citation]").getByText("Aven Courier").first().waitFor();
    expect(await turn.getByText("Asked within:").count()).toBe(0);
  });

  it("has a link that reproduces it, filters and all", async () => {
    await page.goto(`${server.url}/?outlet=Aven+Courier`);
    await page.getByRole("button", { name: "Remove filter: Aven Courier" }).waitFor();
    const chips = await (await ask(page, QUESTION)).locator("[data-citation]").allInnerTexts();
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect.poll(clipboard).toMatch(/^http/u);
    const link = await clipboard();
    await page.evaluate(() => localStorage.clear());
    await page.goto(link);
    await page.locator('[data-outcome="answered"]').waitFor();
    expect(await page.locator("[data-citation]").allInnerTexts()).toEqual(chips);
    expect(await page.getByText("Asked within:").count()).toBe(1);
  });

  it("may be written from right to left", async () => {
    await ask(page, "كم عدد الأشخاص الذين انضموا إلى المسيرة؟");
    expect(
      await page.locator("[data-turn] h2").evaluate((heading) => getComputedStyle(heading).direction),
    ).toBe("rtl");
    expect(await findViolations(page)).toEqual([]);
  });
});

describe("an answer", () => {
  it("is copied as a sentence with its citation, and as a whole with its sources", async () => {
    const turn = await ask(page, QUESTION);
    await turn.locator("[data-citation]").first().hover();
    await page
      .getByRole("dialog", { name: /^Cited words/u })
      .getByRole("button", { name: "Copy" })
      .click();
    await expect
      .poll(clipboard)
      .toMatch(/^“.*” \(Aven Courier, “Harbour strike enters second week”, 14 May 2031, https/u);
    await turn.getByRole("button", { name: "Copy with sources" }).click();
    await expect.poll(clipboard).toMatch(/\[1\][\s\S]*\n\[1\] Aven Courier/u);
  });

  it("lights its sources, and a source lights every sentence that rests on it", async () => {
    const turn = await ask(page, QUESTION);
    await turn.locator("[data-leads]").hover();
    await turn.getByLabel("Cited").locator("li[data-lit]").first().waitFor();
    await page.mouse.move(0, 0);
    await turn.getByLabel("Cited").getByRole("button").first().hover();
    await turn.locator("[data-leads][data-lit]").waitFor();
  });

  it("shows accounts that differ side by side, a row a claimant", async () => {
    const table = (await ask(page, QUESTION)).getByRole("table");
    await table.getByRole("rowheader", { name: /Lind/u }).waitFor();
    expect(await table.innerText()).toMatch(/4,200[\s\S]*1,800|1,800[\s\S]*4,200/u);
  });

  it("tells what was put into a sentence from the article's words, and counts copies of one report once", async () => {
    const answer = await askApi(page, QUESTION);
    const [first, ...others] = answer.statements;
    const { citations = [1] } = first ?? {};
    const text = "She [Mara Lind] said that people had joined the march.";
    const told = {
      text,
      status: "verbatim",
      citations,
      insertions: [{ start: 3, end: 15 }],
      origins: { articles: 3, origins: 1 },
    };
    await scriptChat(
      page,
      [{ type: "data-answer", data: { ...answer, statements: [told, ...others] } }],
      "closes",
    );
    await box().fill(QUESTION);
    await box().press("Enter");
    const lead = page.locator("[data-leads]");
    await lead.getByText("3 articles, one origin").waitFor();
    expect((await lead.getByTitle(/not the article’s own/u).innerText()).trim()).toBe("[Mara Lind]");
    expect(await findViolations(page)).toEqual([]);
  });

  it("is judged, and the judgement is exported with it", async () => {
    const turn = await ask(page, QUESTION);
    await turn.getByRole("button", { name: "Answer is wrong" }).click();
    await turn.getByRole("button", { name: "Export", exact: true }).click();
    const [json] = await Promise.all([
      page.waitForEvent("download"),
      turn.getByRole("button", { name: "JSON" }).click(),
    ]);
    expect(JSON.parse(await readFile(await json.path(), "utf8"))).toMatchObject({
      turns: [{ opinion: "wrong" }],
    });
    await page.reload();
    await page.getByRole("button", { name: "Answer is wrong", pressed: true }).waitFor();
  });

  it.each(["Markdown", "HTML", "Evidence sheet"])("is exported as %s with its evidence", async (format) => {
    await ask(page, QUESTION);
    await page.getByRole("button", { name: "Export conversation" }).click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: format }).first().click(),
    ]);
    const text = await readFile(await file.path(), "utf8");
    expect(text).toContain("joined the march");
    expect(text).toMatch(/accessed \d+ \w+ 20\d\d|Accessed<td>\d+ \w+ 20\d\d/u);
  });
});

describe("conversations", () => {
  it("are listed, renamed, sought by what was said in them, opened and deleted", async () => {
    const questions = [
      "Who fell?",
      QUESTION,
      "Who leads the union?",
      "When was Port Aven built?",
      "What did Ines Okafor say?",
      "Who is Tomas Reyl?",
    ];
    for (const question of questions) {
      await ask(page, question);
      await page.getByRole("button", { name: "New conversation" }).click();
    }
    const list = page.locator("details", { hasText: "Conversations" });
    const listed = () => list.getByRole("listitem").allInnerTexts();
    await expect.poll(listed).toHaveLength(questions.length);
    await list.getByLabel("Search conversations").fill("4,200");
    await expect.poll(listed).toEqual([expect.stringContaining("march")]);
    expect(await findViolations(page)).toEqual([]);

    await list.getByRole("listitem").first().hover();
    await list.getByRole("button", { name: `Rename: ${QUESTION}` }).click();
    await page.getByLabel("Name of the conversation").fill("The march");
    await page.keyboard.press("Enter");
    await list.getByRole("button", { name: "The march", exact: true }).click();
    await page.locator("[data-turn]").getByText("4,200").first().waitFor();
    await list.getByRole("button", { name: "Delete: The march" }).click();
    await list.getByRole("button", { name: "Delete", exact: true }).click();
    await list.getByText("No conversation has these words.").waitFor();
  });

  it("stay on the page, and say so, when the browser's store is full", async () => {
    await page.evaluate(fillStore);
    await ask(page, QUESTION);
    await page.getByText("This browser keeps nothing more for this page.").waitFor();
    expect(await page.locator("[data-citation]").count()).toBeGreaterThan(0);
    await ask(page, "Who leads the union?");
    expect(await page.locator("[data-turn]").count()).toBe(2);
    expect(await findViolations(page)).toEqual([]);
  });

  it("can be held where the browser refuses to keep anything", async () => {
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("Access is denied", "SecurityError");
        },
      }),
    );
    await page.reload();
    await ask(page, QUESTION);
    await page.getByText("This browser keeps nothing more for this page.").waitFor();
  });

  it("that another version kept are told of, left as they are, and can be saved as a file", async () => {
    const older = JSON.stringify([{ question: "Kept long ago" }]);
    await page.evaluate((kept) => {
      localStorage.setItem("on-the-record/1/conversation/old", kept);
      const entry = { id: "old", title: "Kept long ago", updatedAt: "2030-01-01T00:00:00Z", turns: 1 };
      localStorage.setItem("on-the-record/1/list", JSON.stringify([entry]));
    }, older);
    await page.goto(`${server.url}/?c=old`);
    await page.getByText(/kept by another version of this page/u).waitFor();
    expect(await findViolations(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save it as a file" }).click(),
    ]);
    expect(await readFile(await file.path(), "utf8")).toBe(older);
    await ask(page, QUESTION);
    expect(await page.evaluate(() => localStorage.getItem("on-the-record/1/conversation/old"))).toBe(older);
  });

  it("that this browser never held are told of", async () => {
    await page.goto(`${server.url}/?c=elsewhere`);
    await page.getByText("That conversation is not kept in this browser.").waitFor();
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
});

/** Fills the store to its last kilobyte. */
function fillStore(): void {
  for (let size = 4_000_000, at = 0; size >= 256; at++) {
    try {
      localStorage.setItem(`filler-${String(at)}`, "x".repeat(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
}
