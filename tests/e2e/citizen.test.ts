import type { Page } from "playwright";
import { describe, expect, inject, test } from "vitest";
import { newcomers } from "../support/walk.ts";

const site = inject("sites").demonstration;
const home = `${site}/c_i703/2023`;
const arrive = await newcomers();

const titlesIn = (page: Page) => page.locator("table.objectives tbody th a").allInnerTexts();

//   group, objectives, achieved, not achieved, share
const GROUPS = [
  ["Obiettivi trasversali", "2", "2", "0", "100,00 %"],
  ["Segretario Generale", "4", "4", "0", "100,00 %"],
  ["Settore Territorio", "34", "30", "4", "88,24 %"],
  ["Servizio sicurezza del territorio", "2", "2", "0", "100,00 %"],
  ["Settore Servizi Generali: Area Amministrativa", "7", "5", "2", "71,43 %"],
  ["Settore Servizi Generali: Area Finanziaria – Risorse Umane", "9", "8", "1", "88,89 %"],
  ["Settore Servizi alla persona: Area Politiche Educative ed inclusione", "2", "2", "0", "100,00 %"],
  ["Settore Servizi alla persona: Area Servizi al cittadino e alle imprese", "14", "13", "1", "92,86 %"],
  ["Tutta l'amministrazione", "74", "66", "8", "89,19 %"],
];

describe.each([
  ["without JavaScript", false],
  ["with JavaScript", true],
])("somebody who comes %s", (_, javaScript) => {
  test("reads at once how the year went, and opens a leaf of the tree", async () => {
    const { page, complaints, end } = await arrive({ javaScript });
    await page.goto(`${site}/`);
    expect(await page.locator("main h2").allInnerTexts()).toEqual(["Comune di Settimo Torinese", "Comune di Valdora (città inventata)"]);
    await page.getByRole("link", { name: "2023" }).click();
    expect(page.url()).toBe(home);
    expect(await page.title()).toBe("Performance 2023 – Comune di Settimo Torinese");
    expect(await page.locator("main .lead").innerText()).toBe("Nel 2023 risultano raggiunti 66 obiettivi su 74 (89,19 %); 8 no.");

    const leaves = page.locator("svg.frond a");
    expect(await leaves.count()).toBe(74);
    const addresses = await leaves.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(new Set(addresses).size).toBe(74);
    const titles = await leaves.locator("title").allTextContents();
    expect(titles.filter((title) => /: raggiunto$/.test(title))).toHaveLength(66);
    expect(titles.filter((title) => /: non raggiunto$/.test(title))).toHaveLength(8);

    await leaves.nth(14).locator("circle").click();
    expect(page.url()).toBe(`${home}/obiettivi/015`);
    expect(await page.locator("h1").innerText()).toBe("Settimo città dei bambini");
    expect(await page.locator("main .lead").innerText()).toBe(
      "L'obiettivo 2023-015 risulta non raggiunto. Motivazione non indicata nel documento.",
    );
    expect(complaints).toEqual([]);
    await end();
  });

  test("finds objectives by outcome, by word and by order, with the keyboard alone", async () => {
    const { page, complaints, end } = await arrive({ javaScript });
    await page.goto(home);
    await page.getByRole("link", { name: "Obiettivi", exact: true }).click();
    expect(await page.locator("main .lead").innerText()).toBe("Gli obiettivi sono 74.");
    expect(await titlesIn(page)).toHaveLength(74);

    await page.getByLabel("Cerca nel titolo e nella descrizione").focus();
    await page.keyboard.type("cimitero");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=cimitero/);
    expect(await page.locator("main .lead").innerText()).toBe("Sono mostrati 2 obiettivi su 74: con «cimitero».");
    expect(await titlesIn(page)).toEqual(["Cimitero degli animali", "PATRIMONIO: benessere animale"]);

    await page.goto(`${home}/obiettivi`);
    await page.getByLabel("Esito").focus();
    await page.keyboard.type("non");
    await page.getByLabel("Ordine").focus();
    await page.keyboard.type("Per titolo");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter"); // on the button
    await page.waitForURL(/esito=non-raggiunti/);
    expect(await page.locator("main .lead").innerText()).toBe("Sono mostrati 8 obiettivi su 74: non raggiunti.");
    expect(await titlesIn(page)).toEqual([
      "Cimitero degli animali",
      "Commercio",
      "PATRIMONIO: benessere animale",
      "Protezione Civile",
      "SERVIZI GENERALI: Progettazione 5 Torri",
      "Settimo città dei bambini",
      "Tari",
      "Trasporti efficienti e sostenibili",
    ]);
    expect(await page.getByLabel("Ordine").inputValue()).toBe("titolo"); // the form comes back as it was left
    expect(complaints).toEqual([]);
    await end();
  });
});

test("every figure of the first page opens how it came to be, and the way back is one click", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(home);
  const rows = await page
    .locator("#gruppi ~ .table-scroll tr:has(td)")
    .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent)));
  expect(rows).toEqual(GROUPS);

  const figures = await page
    .locator("a.figure")
    .evaluateAll((links) => links.map((link) => ({ text: link.textContent, address: link.getAttribute("href") ?? "" })));
  const sentence = ["66", "74", "89,19 %", "8"];
  const tree = GROUPS.slice(0, -1).flatMap(([, objectives, achieved]) => [achieved, objectives]);
  const treeAsList = tree;
  const table = GROUPS.flatMap((row) => row.slice(1));
  expect(figures.map(({ text }) => text)).toEqual([...sentence, ...tree, ...treeAsList, ...table]);

  const addresses = new Map(figures.map(({ text, address }) => [address, text]));
  expect(figures.filter(({ text, address }) => addresses.get(address) !== text)).toEqual([]); // the same number wherever it stands
  expect(addresses.size).toBe(36);
  for (const [address, text] of addresses) {
    await page.locator(`a.figure:visible[href="${address}"]`).first().click();
    expect(await page.locator("h1").innerText()).toBe("Come si arriva a questo numero");
    expect(await page.locator(".document strong").first().innerText()).toBe(text);
    await page.getByRole("link", { name: "Torna a Performance 2023" }).click();
    expect(page.url()).toBe(home);
  }
  expect(complaints).toEqual([]);
  await end();
});

test("a share leads to its counts, a count to its objectives with their lines", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(home);
  await page.locator(".lead .figure", { hasText: "89,19" }).click();
  expect(await page.locator(".document ol").innerText()).toBe("66 diviso 74, per cento: 89,19 %.");
  await page.getByRole("link", { name: "Obiettivi raggiunti nel 2023" }).click();
  expect(await page.locator(".document strong").first().innerText()).toBe("66");
  const lines = await page.locator(".document tbody tr").allInnerTexts();
  expect(lines).toHaveLength(66);
  expect(lines).toContain("POLITICHE GIOVANILI: Bilancio Partecipativo\tRAGGIUNTO\tsettimo-torinese-2023.txt, riga 265");
  expect(complaints).toEqual([]);
  await end();
});

test("an objective says its line in the document and what is wrong with its date", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${home}/obiettivi/059`);
  const main = await page.locator("main").innerText();
  expect(main).toContain("riga 265 del documento importato");
  expect(main).toContain("«Entro 31/06/2023»");
  expect(main).toContain("Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?");
  await page.getByRole("link", { name: "Successivo: Scuola" }).click();
  expect(page.url()).toBe(`${home}/obiettivi/060`);
  await page.locator(".verdict a").click();
  expect(page.url()).toBe(`${home}/obiettivi/060/esito`);
  expect(complaints).toEqual([]);
  await end();
});

test("the Relazione has its chapters in order and can be taken away in six forms", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(home);
  await page.getByRole("link", { name: "Relazione", exact: true }).click();
  const chapters = [
    "1. Presentazione",
    "2. Albero della performance",
    "3. Performance organizzativa",
    "4. Obiettivi assegnati",
    "5. Valutazione del personale",
    "6. Il cittadino come risorsa",
    "7. Trasparenza e comunicazione",
    "Allegato 1. Ammontare complessivo dei premi",
    "Allegato 2. Dati relativi ai premi",
    "Allegato 3. Che cosa chiede la legge e che cosa c'è",
  ];
  expect(await page.locator(".document h2").allInnerTexts()).toEqual(chapters);
  expect(await page.getByRole("navigation", { name: "Indice della relazione" }).getByRole("link").allInnerTexts()).toEqual(chapters);
  await page.getByRole("link", { name: "5. Valutazione del personale" }).click();
  expect(await page.locator("h2:target").innerText()).toBe("5. Valutazione del personale");

  for (const [name, extension, type, start] of [
    ["PDF accessibile", ".pdf", "application/pdf", "%PDF-"],
    ["PDF da conservare (PDF/A)", "-da-conservare.pdf", "application/pdf", "%PDF-"],
    ["Word", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"],
    ["HTML", ".html", "text/html; charset=utf-8", "<!doctype html>"],
    ["testo", ".txt", "text/plain; charset=utf-8", "===="],
    ["JSON", ".json", "application/json; charset=utf-8", "{"],
  ] as const) {
    const address = await page.getByRole("link", { name, exact: true }).getAttribute("href");
    expect(address).toBe(`/c_i703/2023/relazione${extension}`);
    const answer = await fetch(`${site}${address ?? ""}`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
    expect(answer.headers.get("content-disposition")).toContain(`filename="relazione-performance-c_i703-2023${extension}"`);
    expect((await answer.text()).startsWith(start)).toBe(true);
  }
  expect(complaints).toEqual([]);
  await end();
});

test.each([
  "/c_i703/2023/obiettivi/999",
  "/c_i703/1999",
  "/h501",
  "/c_i703/2023/numeri/felicita",
  "/c_i703/2023/relazione.odt",
  "/nulla/di/simile",
])("%s is not there, and the page says so in words", async (address) => {
  const { page, end } = await arrive({ javaScript: false });
  const answer = await page.goto(`${site}${address}`);
  expect(answer?.status()).toBe(404);
  expect(await page.locator("h1").innerText()).toBe("Questa pagina non c'è");
  await page.getByRole("link", { name: "Vai alla prima pagina" }).click();
  expect(page.url()).toBe(`${site}/`);
  await end();
});

test("a system nobody has imported anything into says how to begin", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${inject("sites").empty}/`);
  expect(await page.locator("main").innerText()).toContain("Non è ancora pubblicato nulla.");
  expect(await page.locator("main code").allInnerTexts()).toEqual([
    "npx traguardo import relazione.txt --year 2023",
    "npx traguardo publish --year 2023",
    "npx traguardo demo",
  ]);
  expect(complaints).toEqual([]);
  await end();
});

test("a system that holds several administrations lists them with their years", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${inject("sites").several}/`);
  expect(await page.locator("main h2").allInnerTexts()).toEqual(["Comune di Prova", "Comune di Settimo Torinese"]);
  await page.getByRole("link", { name: "Performance 2023" }).first().click();
  expect(page.url()).toBe(`${inject("sites").several}/c_x000/2023`);
  expect(complaints).toEqual([]);
  await end();
});

test("an objective of a fuller plan says what it hangs from, what was measured, how that compares and why it went so", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/valdora/2024/obiettivi/009`);
  expect(await page.locator("main .lead").innerText()).toBe(
    "L'obiettivo 2024-009 risulta raggiunto in parte (70 %). I 12 posti del nido nuovo si sono aperti a novembre invece che a settembre.",
  );
  const facts = await page.locator("dl.facts").allInnerTexts();
  for (const words of ["Obiettivo strategico 1: Crescere bene", "Obiettivo operativo 1.1: Più posti nei nidi", "34 bambini"]) {
    expect(facts.join("\n")).toContain(words);
  }
  expect(await page.locator("#previsto ~ .table-scroll td").allInnerTexts()).toEqual(["58", "51", "44", "non oltre 30 bambini"]);
  expect(facts.join("\n")).toContain(
    "È diverso dall'esito valutato: il confronto con il target dà «non raggiunto», l'amministrazione ha deciso «raggiunto in parte (70 %)».",
  );
  await page.getByRole("link", { name: "non raggiunto", exact: true }).click();
  expect(await page.locator("main").innerText()).toContain("Misurato 34 bambini, previsto non oltre 30 bambini: target non raggiunto.");
  await page.getByRole("link", { name: "Torna a 2024-009" }).click();
  expect(page.url()).toBe(`${site}/valdora/2024/obiettivi/009`);
  expect(complaints).toEqual([]);
  await end();
});
