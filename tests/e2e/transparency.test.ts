import { expect, inject, test } from "vitest";
import { newcomers } from "../support/walk.ts";

const site = inject("sites").demonstration;
const arrive = await newcomers();

test("[OBL-16] the five sections of Performance are plain headings with links, and what is missing is said", async () => {
  const html = await (await fetch(`${site}/c_i703/amministrazione-trasparente/performance`)).text();
  const headings = [...html.matchAll(/<h2 id="([^"]+)">([^<]+)<\/h2>/g)].map(([, , name]) => name);
  expect(headings).toEqual([
    "Sistema di misurazione e valutazione della Performance",
    "Piano della Performance",
    "Relazione sulla Performance",
    "Ammontare complessivo dei premi",
    "Dati relativi ai premi",
    "Per quanto tempo",
  ]);
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/c_i703/amministrazione-trasparente/performance`);
  expect(await page.locator("main .lead").innerText()).toBe(
    "3 sezioni su 5 hanno qualcosa di pubblicato; per ognuna è detto che cosa manca.",
  );
  expect(await page.locator("main li.missing").count()).toBe(3);
  expect(await page.locator("main").innerText()).toContain("Pubblicato almeno fino al 31/12/2029.");
  const links = await page.locator("main li a").evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
  for (const link of links) expect([link, (await fetch(link)).status]).toEqual([link, 200]);
  await page.getByRole("link", { name: "Griglia dei punteggi 2023" }).click();
  expect(await page.locator("h2:target").innerText()).toContain("Valutazione del personale");
  await page.goto(`${site}/valdora/amministrazione-trasparente/performance`);
  expect(await page.locator("main").innerText()).toContain("Non ancora pubblicato: la Relazione 2026.");
  expect(complaints).toEqual([]);
  await end();
});

test("a citizen looks for a word in all the years, and comes to what it names", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/valdora/2024`);
  await page.getByRole("link", { name: "Cerca", exact: true }).click();
  await page.getByLabel("Parole da cercare in tutti gli anni").fill("NIDÌ");
  await page.getByRole("button", { name: "Cerca" }).click();
  expect(await page.locator("main .lead").innerText()).toBe("Con «NIDÌ» si trovano 6 risultati.");
  expect(await page.locator("main h2").allInnerTexts()).toEqual(["Obiettivi: 3", "Obiettivi operativi: 3"]);
  expect(await page.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex");
  await page.locator(".found a").nth(2).click();
  expect(page.url()).toBe(`${site}/valdora/2024/obiettivi/009`);
  expect(complaints).toEqual([]);
  await end();
});

//  looked for         what the page answers
test.each([
  ["", "Si cerca tra obiettivi, indicatori, target, fonti, gruppi, servizi e strategia di tutti gli anni."],
  ["astronave", "Con «astronave» non si trova nulla."],
  ["<b>%00\\_'\"", "Con «<b>%00\\_'\"» non si trova nulla."],
  ["à".repeat(300), `Con «${"à".repeat(200)}» non si trova nulla.`],
])("searching «%s» is answered in words", async (search, sentence) => {
  const { page, complaints, end } = await arrive({ javaScript: false, width: 320 });
  await page.goto(`${site}/c_i703/cerca?q=${encodeURIComponent(search)}`);
  expect(await page.locator("main .lead").innerText()).toBe(sentence);
  expect(complaints).toEqual([]);
  await end();
});
