import { expect, inject, test } from "vitest";
import { newcomers } from "../support/walk.ts";

const site = inject("sites").demonstration;
const arrive = await newcomers();

test("the years of an administration stand side by side, and each figure opens in its year", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/valdora`);
  expect(await page.locator("main .lead").innerText()).toBe(
    "La quota di obiettivi raggiunti è stata del 74,29 % nel 2024 e del 74,29 % nel 2025.",
  );
  const rows = await page.locator("#anni ~ .table-scroll tbody tr").evaluateAll((found) => found.map((row) => row.textContent));
  expect(rows).toEqual([
    expect.stringMatching(/^2024352643/),
    expect.stringMatching(/^2025352654/),
    expect.stringMatching(/^202635non indicato/),
  ]);
  expect(await page.getByRole("img", { name: "2024: 74,29 %; 2025: 74,29 %; 2026: non indicata" }).count()).toBe(1);
  await page.locator("#anni ~ .table-scroll tbody tr").nth(1).getByRole("link", { name: "74,29 %" }).click();
  expect(page.url()).toBe(`${site}/valdora/2025/numeri/quota-raggiunti`);
  await page.goto(`${site}/valdora`);
  const path = page.locator("#continuati ~ .table-scroll tr", { hasText: "Pista ciclabile" });
  expect(await path.locator("td").allInnerTexts()).toEqual([" non raggiunto", " raggiunto", "non c'è"]);
  expect(complaints).toEqual([]);
  await end();
});

test("with one year there is nothing to compare, and that is said", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/c_i703`);
  expect(await page.locator("main .lead").innerText()).toBe(
    "Nel 2023 risultano raggiunti 66 obiettivi su 74 (89,19 %); 8 no. Non c'è ancora un altro anno con cui confrontarlo.",
  );
  expect(await page.locator("table").count()).toBe(1);
  expect(complaints).toEqual([]);
  await end();
});

test("an objective tells how it went in the other years and what was recorded of it", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/valdora/2024/obiettivi/009`);
  const rows = await page
    .locator("#storia ~ .table-scroll tbody tr")
    .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
  expect(rows).toEqual([
    ["2024", "non oltre 30 bambini", "34 bambini", "raggiunto in parte (70 %)"],
    ["2025", "non oltre 20 bambini", "18 bambini", "raggiunto"],
    ["2026", expect.any(String), "non indicato", "esito non indicato"],
  ]);
  expect(await page.locator(".recorded li").first().innerText()).toMatch(/^\d\d\/\d\d\/\d{4}: valore misurato «34 bambini»/);
  await page.locator("#storia ~ .table-scroll a", { hasText: "raggiunto" }).first().click();
  expect(page.url()).toBe(`${site}/valdora/2025/obiettivi/009`);
  expect(complaints).toEqual([]);
  await end();
});
