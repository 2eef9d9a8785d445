import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { passableFolder } from "../support/passableFolder.ts";
import { type Serving, startServing } from "../support/program.ts";
import { preparing } from "../support/startWords.ts";

const folder = passableFolder();
let site: Serving;

beforeAll(async () => {
  site = await startServing("demo", "--port", "0", "--data", folder);
});

afterAll(async () => {
  const { code, stderr } = await site.stop();
  rmSync(folder, { recursive: true });
  expect([code, stderr]).toEqual([0, preparing(folder)]);
});

test("in a browser that keeps pages in memory, a form sent, changed after Back and sent again is told that nothing was done, and can be sent anew", async () => {
  const browser = await openBrowser({ keepsPages: true });
  const page = await browser.newPage();
  await page.goto(`${site.address}/accesso`);
  await page.getByRole("button", { name: "Ufficio personale", exact: true }).click();
  await page.goto(`${site.address}/valdora/ufficio/deleghe`);
  await page.evaluate(() => Object.assign(globalThis, { isKept: true }));

  const about = page.getByLabel("Su chi");
  await page.getByLabel("Chi si astiene").fill("V-006");
  await about.fill("V-030");
  await page.getByLabel("Motivo", { exact: true }).fill("Parentela fino al quarto grado");
  await page.getByRole("button", { name: "Dichiara" }).click();
  await expect.poll(() => page.getByRole("status").innerText()).toBe("Fatto: è registrato.");

  await page.goBack({ waitUntil: "commit" }); // a page that comes from memory is not loaded
  expect(await page.evaluate(() => "isKept" in globalThis)).toBe(true); // from memory, not asked again
  await about.fill("V-031");
  await page.getByRole("button", { name: "Dichiara" }).click();
  await expect.poll(() => page.getByRole("alert").innerText()).toMatch(/già stata usata.*non è stato fatto nulla/s);
  expect(await about.inputValue()).toBe("V-031");

  await page.getByRole("button", { name: "Dichiara" }).click();
  await expect.poll(() => page.getByRole("status").innerText()).toBe("Fatto: è registrato.");
  const told = await page.getByRole("main").innerText();
  expect([told.includes("V-030"), told.includes("V-031")]).toEqual([true, true]);
  await browser.close();
});
