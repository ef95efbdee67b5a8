import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe finds wrong with the page as it stands: rule and the elements it names. Empty is good.
 * A page on its way in has no title for a moment; one that never gets its title fails the wait.
 */
export async function findViolations(page: Page): Promise<string[]> {
  await page.waitForFunction(() => document.title !== "");
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
  );
}
