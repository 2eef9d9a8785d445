import { rmSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ACCESS_ROLE_WORDS, type GrantedRole } from "../../src/domain/access/accessRole.ts";
import { look } from "../support/look.ts";
import { passableFolder } from "../support/passableFolder.ts";
import { type Serving, startServing } from "../support/program.ts";
import { newcomers, type Walk } from "../support/walk.ts";

const arrive = await newcomers();
const folder = passableFolder();
const pictures = process.env["PICTURES"];
let site: Serving;

beforeAll(async () => {
  site = await startServing("demo", "--port", "0", "--data", folder);
});
afterAll(async () => {
  expect((await site.stop()).code).toBe(0);
  rmSync(folder, { recursive: true });
});

const office = (path: string) => `${site.address}/valdora/ufficio/2026${path}`;
const button = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true });
const done = (page: Page) => page.getByRole("status").innerText();
const alert = async (page: Page) => (await page.getByRole("alert").allInnerTexts()).join(" ");

/** Somebody of the office without JavaScript, in front of a browser of their own. */
async function arriveAs(role: GrantedRole): Promise<Walk> {
  const walk = await arrive({ javaScript: false });
  await walk.page.goto(`${site.address}/accesso`);
  await walk.page.getByRole("button", { name: ACCESS_ROLE_WORDS[role], exact: true }).click();
  return walk;
}

test("planning proposes the variation that waits, and may not approve it; the segreteria registers the act; the Segretario publishes; a citizen reads before and after", async () => {
  const planning = await arriveAs("planning");
  await planning.page.goto(office("/piano"));
  await planning.page.getByRole("link", { name: "Variazioni" }).click();
  expect(await button(planning.page, "Registra l'atto").count()).toBe(0);
  await planning.page
    .getByRole("row", { name: /Comunità energetica/ })
    .getByRole("link")
    .click();
  await planning.page.getByLabel("Perché si chiede").fill(" ");
  await button(planning.page, "Proponi").click();
  expect(await alert(planning.page)).toContain("Scriva perché si chiede.");
  await planning.page.getByLabel("Perché si chiede").fill("Il bando regionale è rinviato");
  await button(planning.page, "Proponi").click();
  expect(await done(planning.page)).toBe("Fatto: è registrato.");
  await look(planning.page, "the page of a variation that is proposed", pictures, { isScripted: false });

  const registry = await arriveAs("registry");
  await registry.page.goto(office("/variazioni"));
  await registry.page.getByLabel("Organo dell'atto").fill("Giunta comunale");
  await registry.page.getByLabel("Numero dell'atto").fill("98");
  await registry.page.getByLabel("Data dell'atto").fill("10/07/2026");
  await button(registry.page, "Registra l'atto").click();
  expect(await alert(registry.page)).toContain("Scelga almeno una variazione proposta.");
  expect(await registry.page.getByLabel("Numero dell'atto").inputValue()).toBe("98");
  await registry.page.getByLabel(/Comunità energetica/).check();
  await registry.page.getByLabel("Vale dal giorno").fill("12/07/2026");
  await button(registry.page, "Registra l'atto").click();
  expect(await done(registry.page)).toBe("Fatto: è registrato.");
  await registry.page.goto(office("/piano?in_vigore_il=11/07/2026"));
  expect(await registry.page.getByRole("row", { name: /Comunità energetica/ }).innerText()).toContain("almeno il 50 %");
  await registry.page.goto(office("/piano"));
  expect(await registry.page.getByRole("row", { name: /Comunità energetica/ }).innerText()).toContain("almeno il 30 %");

  const citizen = await arrive({ javaScript: false });
  const objective = `${site.address}/valdora/2026/obiettivi/028`;
  await citizen.page.goto(objective);
  expect(await citizen.page.getByRole("main").innerText()).not.toContain("almeno il 30 %");

  await planning.page.goto(office("/pubblicazioni"));
  await button(planning.page, "Prepara").click();
  expect(await alert(planning.page)).toContain("qualcosa è cambiato: scriva perché");
  await planning.page.getByLabel("Perché").first().fill("Variazione del piano");
  await button(planning.page, "Prepara").click();
  expect(await button(planning.page, "Pubblica la versione 2").count()).toBe(0);

  const segretario = await arriveAs("segretario");
  await segretario.page.goto(office("/pubblicazioni"));
  await segretario.page.getByRole("link", { name: "Guardala come la leggerà il pubblico" }).click();
  expect(await segretario.page.locator("aside.version").innerText()).toContain("Bozza");
  await look(segretario.page, "a publication that is prepared", pictures, { isScripted: false });
  await segretario.page.getByRole("link", { name: "Torna alle pubblicazioni" }).click();
  await button(segretario.page, "Pubblica la versione 2").click();
  expect(await done(segretario.page)).toBe("Fatto: è registrato.");

  await expect
    .poll(async () => (await citizen.page.goto(objective)) && citizen.page.getByRole("main").innerText())
    .toContain("È stato variato");
  expect(await citizen.page.getByRole("row", { name: /valore atteso/ }).innerText()).toContain("almeno il 30 %");
  await citizen.page.getByRole("link", { name: "Tutte le variazioni del piano" }).click();
  expect(await citizen.page.getByRole("main").innerText()).toContain("Giunta comunale, n. 98 del 10/07/2026, in vigore dal 12/07/2026");
  await look(citizen.page, "the variations of a plan", pictures, { isScripted: false });
  for (const walk of [planning, registry, citizen, segretario]) await walk.end();
});

test("a dirigente varies the objectives of their unit, not those of others; what is refused keeps what was typed", async () => {
  const { page, end } = await arriveAs("dirigente");
  await page.goto(office("/piano"));
  expect(await page.getByRole("link", { name: "Tempi di pagamento" }).count()).toBe(0);
  expect((await page.goto(office("/piano/001")))?.status()).toBe(404);
  await page.goto(office("/piano"));
  await page.getByRole("main").getByRole("table").getByRole("link").first().click();
  await page.getByLabel("Peso").first().fill("molto");
  await page.getByLabel("Valore atteso").first().fill("almeno 4.321 ore");
  await button(page, "Registra").click();
  expect(await alert(page)).toContain("Scriva il peso come numero, per esempio 33,33.");
  expect(await page.getByLabel("Valore atteso").first().inputValue()).toBe("almeno 4.321 ore");
  await page.getByLabel("Peso").first().fill("30");
  await button(page, "Registra").click();
  expect(await done(page)).toBe("Fatto: è registrato.");
  expect(await page.getByRole("main").innerText()).toContain("modifica, bozza");
  expect(await page.getByLabel("Valore atteso").first().inputValue()).toBe("almeno 4.321 ore");
  await look(page, "an objective of an approved plan", pictures, { isScripted: false });
  await end();
});
