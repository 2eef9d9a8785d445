import { expect, inject, test } from "vitest";
import { newcomers } from "../support/walk.ts";

const sites = inject("sites");
const arrive = await newcomers();

test.each(["light", "dark"] as const)(
  "on a %s page with forced colours full, half and hollow leaves are told apart",
  async (colorScheme) => {
    const { page, end } = await arrive();
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await page.goto(`${sites.demonstration}/valdora/2024`);
    const fills = await page
      .locator(".key svg.leaf")
      .evaluateAll((leaves) => leaves.map((leaf) => Array.from(leaf.querySelectorAll("path"), (path) => getComputedStyle(path).fill)));
    const [ground, ink] = colorScheme === "light" ? ["rgb(255, 255, 255)", "rgb(0, 0, 0)"] : ["rgb(0, 0, 0)", "rgb(255, 255, 255)"];
    expect(fills.map(([outline, half]) => [outline, half])).toEqual([
      [ink, expect.anything()], // raggiunto, with its midrib
      [ground, ink], // raggiunto in parte
      [ground, undefined], // non raggiunto
      [ground, undefined], // non valutabile
      [ground, expect.anything()], // neutralizzato, with its bar
    ]);
    const rooms = await page
      .locator("svg.frond circle")
      .evaluateAll((circles) => [...new Set(circles.map((circle) => getComputedStyle(circle).fill))]);
    expect(rooms).toEqual(["rgba(0, 0, 0, 0)"]); // the room of a leaf to be pointed at is not seen
    await end();
  },
);
