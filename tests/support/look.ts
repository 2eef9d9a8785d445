import axe from "axe-core";
import { HtmlValidate } from "html-validate";
import { join } from "node:path";
import type { Page } from "playwright";
import { expect } from "vitest";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard", "html-validate:a11y"] });

/** Whether anybody can use the page, on a phone and on a screen; and what it looks like, where somebody wants pictures. */
export async function look(page: Page, name: string, pictures: string | undefined, { isScripted = true } = {}): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    if (isScripted) expect([name, await page.evaluate("document.scrollingElement.scrollWidth")]).toEqual([name, width]);
    if (isScripted) expect([name, width, await faultsIn(page)]).toEqual([name, width, []]);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}-${String(width)}.png`), fullPage: true });
  }
  const { results } = await validator.validateString(await page.content());
  expect([name, results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))]).toEqual([name, []]);
}

/** What axe finds wrong in the page as it stands, each with its places. */
export async function faultsIn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run({ runOnly: { type: "tag", values }, rules: { "target-size": { enabled: true } } });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  }, TAGS);
}
