import type { Locator, Page } from "playwright-core";
import type { Answer } from "../../lib/domain/answer.ts";
import { answerSchema } from "../../lib/http/answer-schema.ts";

/** Asks as a reader does, and waits for the answer. The turn it stands in. */
export async function ask(page: Page, question: string): Promise<Locator> {
  const asked = await page.locator("[data-turn]").count();
  await page.getByLabel("Question", { exact: true }).fill(question);
  await page.keyboard.press("Enter");
  await page.locator("[data-turn]").nth(asked).and(page.locator('[data-outcome="answered"]')).waitFor();
  return page.locator("[data-turn]").nth(asked);
}

/** The same answer as the server gives it. */
export async function askApi(page: Page, question: string): Promise<Answer> {
  const response = await page.request.post("/api/ask", { data: { question } });
  return answerSchema.parse(await response.json());
}
