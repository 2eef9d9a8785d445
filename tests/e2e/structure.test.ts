import { expect, inject, test } from "vitest";
import { newcomers } from "../support/walk.ts";

const site = inject("sites").demonstration;
const arrive = await newcomers();

test("a citizen changes year and stays in the same place", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/valdora/2024/servizi`);
  const years = page.getByRole("navigation", { name: "Anno" }).getByRole("link");
  expect(await years.allInnerTexts()).toEqual(["2024", "2025", "2026"]);
  expect(await years.first().getAttribute("aria-current")).toBe("true");
  await years.nth(1).click();
  expect(page.url()).toBe(`${site}/valdora/2025/servizi`);
  await page.goto(`${site}/c_i703/2023`);
  expect(await page.getByRole("navigation", { name: "Anno" }).count()).toBe(0); // there is nothing to choose
  expect(complaints).toEqual([]);
  await end();
});

test("where nothing is linked, the strategy says so once and shows all its titles", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/c_i703/2023`);
  await page.getByRole("link", { name: "Strategia", exact: true }).click();
  expect(await page.locator("main .lead").innerText()).toBe(
    "Gli obiettivi strategici sono 11 e quelli operativi 31; obiettivi dell'anno collegati: 0 su 74.",
  );
  expect(await page.getByText("Collegamento non indicato nel documento").count()).toBe(1);
  expect(await page.locator("#strategici ~ ul > li").count()).toBe(11);
  expect(await page.locator("#operativi ~ ul > li").count()).toBe(31);
  await page.getByRole("link", { name: "11. Una città giovane" }).click();
  expect(await page.locator("main .lead").innerText()).toBe("Nessun obiettivo del 2023 risulta collegato a questo obiettivo strategico.");
  await page.goto(`${site}/c_i703/2023/servizi`);
  expect(await page.locator("main .lead").innerText()).toBe(
    "Servizi nell'Albero della performance: 12; obiettivi dell'anno collegati: 0 su 74.",
  );
  expect(await page.locator(".bough a").count()).toBe(12);
  expect(complaints).toEqual([]);
  await end();
});

test("from a strategic objective down to what was missed, and up again from the objective", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/valdora/2024/obiettivi-strategici`);
  expect(await page.locator("svg.frond a").count()).toBeGreaterThanOrEqual(35); // some hang from two
  await page.locator("#strategici ~ ul a", { hasText: "1. Crescere bene" }).click();
  expect(await page.locator("main .lead").innerText()).toBe(
    "Nel 2024 risultano raggiunti 4 obiettivi su 7 (57,14 %); 2 raggiunti in parte, 1 no.",
  );
  await page.locator(".lead .figure").first().click();
  expect(await page.locator("main .lead").innerText()).toBe("Obiettivi raggiunti nel 2024, Obiettivo strategico 1");
  await page.goto(`${site}/valdora/2024/obiettivi/009`);
  await page.getByRole("link", { name: "Obiettivo operativo 1.1: Più posti nei nidi" }).click();
  expect(await page.locator("main .lead").innerText()).toContain("obiettivi su 1");
  await page.getByRole("link", { name: "1. Crescere bene" }).click();
  expect(page.url()).toBe(`${site}/valdora/2024/obiettivi-strategici/1`);
  expect(complaints).toEqual([]);
  await end();
});

test("the tree of services and the list under it have the same objectives", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/valdora/2024/servizi`);
  const hrefs = (selector: string) => page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const objectives = (found: (string | null)[]) => found.filter((href) => href?.includes("/obiettivi/"));
  const inPicture = objectives(await hrefs(".bough svg a"));
  expect(inPicture).toHaveLength(38);
  expect(objectives(await hrefs("#elenco ~ ul a"))).toEqual(inPicture);
  await page.locator(".bough a", { hasText: "Infanzia e scuola" }).locator("text").click();
  expect(page.url()).toBe(`${site}/valdora/2024/servizi/infanzia-e-scuola`);
  expect(complaints).toEqual([]);
  await end();
});

test("a group's page begins with what was missed, and an area leads to its settore", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/c_i703/2023`);
  await page.locator("table a", { hasText: "Area Amministrativa" }).click();
  expect(await page.locator("main .lead").innerText()).toBe("Nel 2023 risultano raggiunti 5 obiettivi su 7 (71,43 %); 2 no.");
  expect(await page.locator(".missed li").count()).toBe(2);
  expect(await page.locator("table.objectives tbody tr").count()).toBe(7);
  await page.getByRole("link", { name: "con tutte le sue aree" }).click();
  expect(await page.locator("h1").innerText()).toBe("Settore Servizi Generali: tutte le aree");
  expect(await page.locator("main .lead").innerText()).toBe("Nel 2023 risultano raggiunti 13 obiettivi su 16 (81,25 %); 3 no.");
  expect(await page.locator(".branch").count()).toBe(2);
  expect(complaints).toEqual([]);
  await end();
});
