import type { Page } from "playwright";
import { describe, expect, inject, test } from "vitest";
import { faultsIn } from "../support/look.ts";
import { PAGE_KINDS } from "../support/pageKinds.ts";
import { newcomers } from "../support/walk.ts";

const sites = inject("sites");
const arrive = await newcomers();

test.each(PAGE_KINDS)("[OBL-08] anybody can use the %s, on a screen, on a phone and on paper", async (_, site, address) => {
  const { page, end } = await arrive();
  await page.goto(`${sites[site]}${address}`);
  await firstTabLeadsToContent(page);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate("document.scrollingElement.scrollWidth")).toBe(width);
    expect([width, await faultsIn(page)]).toEqual([width, []]);
  }
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("h1").isVisible()).toBe(true);
  expect(await page.locator("nav:visible, form:visible, .skip-link:visible").count()).toBe(0); // what only serves on a screen
  await end();
});

/** The first Tab shows the way to the content, and Enter goes there. */
async function firstTabLeadsToContent(page: Page): Promise<void> {
  const skip = page.locator(".skip-link");
  expect((await skip.boundingBox())!.x).toBeLessThan(0);
  await page.keyboard.press("Tab");
  expect(await page.locator(":focus").innerText()).toBe("Vai al contenuto");
  expect((await skip.boundingBox())!.x).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Enter");
  expect(await page.locator(":focus").getAttribute("id")).toBe("contenuto");
}

describe.each([320, 1280])("at %i pixels", (width) => {
  test("[OBL-08] each of the 74 leaves has 24 pixels of its own to be pointed at", async () => {
    const { page, end } = await arrive({ width });
    await page.goto(`${sites.demonstration}/c_i703/2023`);
    expect(await page.locator("svg.frond a").count()).toBe(74);
    const strayed = await page.locator("svg.frond a").evaluateAll((links) =>
      links
        .filter((link) => {
          link.scrollIntoView({ block: "center" });
          const circle = link.querySelector("circle")!;
          const { a, b } = circle.getScreenCTM()!;
          const { left, right, top, bottom } = circle.getBoundingClientRect();
          const radius = circle.r.baseVal.value * Math.hypot(a, b);
          const isOurs = (degrees: number) => {
            const turn = (degrees * Math.PI) / 180;
            const [x, y] = [(left + right) / 2 + (radius - 0.5) * Math.cos(turn), (top + bottom) / 2 + (radius - 0.5) * Math.sin(turn)];
            return document.elementFromPoint(x, y)?.closest("a") === link;
          };
          return radius < 11.99 || ![0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].every(isOurs);
        })
        .map((link) => link.textContent),
    );
    expect(strayed).toEqual([]);
    await end();
  });
});

test.each([
  ["home of a year", "/c_i703/2023"],
  ["list of objectives", "/c_i703/2023/obiettivi?q=cimitero"],
  ["objective", "/c_i703/2023/obiettivi/059"],
  ["proof", "/c_i703/2023/numeri/quota-raggiunti"],
])("[OBL-08] by keyboard everything on the %s can be reached, and is seen to be", async (_, address) => {
  const { page, end } = await arrive();
  await page.goto(`${sites.demonstration}${address}`);
  const focusable = await page
    .locator("a[href]:visible, button:visible, input:visible, select:visible, summary:visible, [tabindex='0']:visible")
    .count();
  const reached = new Set<string>();
  for (let i = 0; i < focusable; i += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.locator(":focus").evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const isInView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
      const place = `${element.tagName} ${element.getAttribute("href") ?? ""} ${String(Math.round(left))},${String(Math.round(top + scrollY))}`;
      return { place, isInView, isMarked: outlineStyle === "solid" && Number.parseFloat(outlineWidth) >= 2 };
    });
    expect(focus).toEqual({ place: focus.place, isInView: true, isMarked: true });
    reached.add(focus.place);
  }
  expect(reached.size).toBe(focusable);
  await end();
});

test("[OBL-08] a leaf that has the focus is seen to have it", async () => {
  const { page, end } = await arrive();
  await page.goto(`${sites.demonstration}/c_i703/2023`);
  const [frond, leaf] = [page.locator("svg.frond").nth(1), page.locator("svg.frond").nth(1).locator("a").nth(1)];
  await frond.scrollIntoViewIfNeeded();
  const before = await frond.screenshot();
  await frond.locator("a").first().focus();
  await page.keyboard.press("Tab");
  expect(await leaf.evaluate((link) => link === document.activeElement)).toBe(true);
  expect((await frond.screenshot()).equals(before)).toBe(false);
  await end();
});
