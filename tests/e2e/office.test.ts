import { mkdirSync, readFileSync, rmSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACCESS_ROLE_WORDS, GRANTED_ROLES, type GrantedRole } from "../../src/domain/access/accessRole.ts";
import { look } from "../support/look.ts";
import { passableFolder } from "../support/passableFolder.ts";
import { type Serving, startServing } from "../support/program.ts";
import { preparing } from "../support/startWords.ts";
import { newcomers, type Walk } from "../support/walk.ts";

const arrive = await newcomers();
const folder = passableFolder();
const pictures = process.env["PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

let site: Serving;

/** A demonstration of its own: what is written here must not be found by the other tests. */
beforeAll(async () => {
  site = await startServing("demo", "--port", "0", "--data", folder);
});

afterAll(async () => {
  const { code, stderr } = await site.stop();
  rmSync(folder, { recursive: true });
  expect([code, stderr]).toEqual([0, preparing(folder)]);
});

const office = (path = "") => `${site.address}/valdora/ufficio${path}`;

/** Signs in as a role with the button of the demonstration. */
async function enter(page: Page, role: GrantedRole) {
  await page.goto(`${site.address}/accesso`);
  await page.getByRole("button", { name: ACCESS_ROLE_WORDS[role], exact: true }).click();
}

/** Somebody of the office in front of a browser of their own. */
async function arriveAs(role: GrantedRole, options: Parameters<typeof arrive>[0] = { javaScript: false }) {
  const walk = await arrive(options);
  await enter(walk.page, role);
  return walk;
}

/** Ends a walk in which the site was never asked for anything elsewhere, and answered no fault; a refusal that was looked for is none. */
async function endWell({ requests, complaints, end }: Walk) {
  expect(requests.filter((url) => !url.startsWith(site.address))).toEqual([]);
  expect(complaints.filter((complaint) => !/answered 4\d\d$|the server responded with a status of 4\d\d/.test(complaint))).toEqual([]);
  await end();
}

const button = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true });
const done = (page: Page) => page.getByRole("status").innerText();
const alert = async (page: Page) => (await page.getByRole("alert").locator("li").allInnerTexts()).join(" ");
const unitLine = (page: Page, name: string) => page.locator("main li", { hasText: new RegExp(`^${name}: `) });

/** The page without what it shows beside: where the person is, and what they read. */
async function lead(page: Page): Promise<string> {
  return page.locator("main .lead").innerText();
}

describe("the personnel office, without JavaScript", () => {
  test("adds a unit and a person, and moves somebody from a day: the days before stay as they were", async () => {
    const walk = await arriveAs("personnel");
    const { page } = walk;
    await page.goto(office("/organizzazione"));
    await page.getByRole("link", { name: "Aggiungi un'unità" }).click();
    await page.getByLabel("Nome").fill("Servizio Sport e giovani");
    await page.getByLabel("Sotto quale unità").selectOption({ label: "Settore Servizi al cittadino" });
    await page.getByLabel("Dal giorno").fill("31/02/2026");
    await button(page, "Aggiungi").click();
    expect(await page.locator(".field-error").allInnerTexts()).toEqual(["«31/02/2026» non è un giorno: lo scriva come 31/12/2026."]);
    expect(await page.getByLabel("Nome").inputValue()).toBe("Servizio Sport e giovani");
    await page.getByLabel("Dal giorno").fill("01/02/2026");
    await button(page, "Aggiungi").click();
    expect(await done(page)).toBe("Fatto: è registrato.");
    expect(await unitLine(page, "Servizio Sport e giovani").innerText()).toBe("Servizio Sport e giovani: 0 persone");

    await page.getByRole("link", { name: "Persone" }).click();
    await page.getByRole("link", { name: "Aggiungi una persona" }).click();
    await page.getByLabel("Matricola", { exact: true }).fill("V-900");
    await page.getByLabel("Nome e cognome").fill("Maria Immacolata Concetta Inventata-Lunghissima Della Provanova");
    await page.getByLabel("Unità", { exact: true }).selectOption({ label: "Servizio Sport e giovani" });
    await page.getByLabel("Codice fiscale").fill("X");
    await page.getByLabel("All'ultimo giorno").fill("31/02/2027");
    await page.getByLabel("Chi valuta").fill("il capo");
    await button(page, "Aggiungi").click();
    expect(await page.locator(".field-error").allInnerTexts()).toEqual([
      "Questo codice fiscale non è giusto: lo ricontrolli.",
      "Nessuna persona che lei può vedere si chiama «il capo».",
      "«31/02/2027» non è un giorno: lo scriva come 31/12/2026.",
    ]);
    await page.getByLabel("Codice fiscale").fill("");
    await page.getByLabel("All'ultimo giorno").fill("");
    await page.getByLabel("Quota di tempo pieno").fill("18/36");
    await page.getByLabel("Chi valuta").fill("V-002");
    await page.getByLabel("Dal giorno").fill("01/02/2026");
    await button(page, "Aggiungi").click();
    expect(await done(page)).toBe("Fatto: è registrato.");
    await page.goto(office("/persone/V-900"));
    expect(await page.locator("tbody td").allInnerTexts()).toEqual([
      "in corso",
      "Servizio Sport e giovani",
      "Area degli istruttori",
      "50 %",
      "V-002",
    ]);

    await page.goto(office("/persone/V-021"));
    await page.getByLabel("Unità", { exact: true }).selectOption({ label: "Servizio Sport e giovani" });
    await page.getByLabel("Dal giorno").fill("01/03/2026");
    await button(page, "Registra").click();
    expect(await done(page)).toBe("Fatto: è registrato.");
    expect(await page.locator("tbody tr").count()).toBe(2);
    const peopleOn = async (day: string) => {
      await page.goto(office("/organizzazione"));
      await page.getByLabel("Com'era il giorno").fill(day);
      await page.getByRole("button", { name: "Mostra" }).click();
      return (await unitLine(page, "Servizio Sport e giovani").allInnerTexts()).join();
    };
    expect(await peopleOn("31/01/2026")).toBe("");
    expect(await peopleOn("28/02/2026")).toBe("Servizio Sport e giovani: 1 persona");
    expect(await peopleOn("01/03/2026")).toBe("Servizio Sport e giovani: 2 persone");
    await endWell(walk);
  });

  test("imports a list: a wrong row is told with its field and its reason, a right one is tried without being written", async () => {
    const walk = await arriveAs("personnel");
    const { page } = walk;
    const send = async (...rows: readonly string[]) => {
      await page.goto(office("/elenco-del-personale"));
      const text = ["Matricola;Cognome e nome;Area;Unità;Dal;Al;Tempo pieno;Valutatore", ...rows].join("\r\n");
      await page.getByLabel("File").setInputFiles({ name: "personale.csv", mimeType: "text/csv", buffer: Buffer.from(text, "utf8") });
      await button(page, "Importa").click();
    };
    const right = "V-901;Prova Riuscita;Area degli istruttori;Settore Risorse;01/03/2026;;1;V-004";
    await send(right, "V-902;Prova Sbagliata;Area degli istruttori;Settore Risors;01/03/2026;;1;V-004");
    expect(await page.locator("section h2").innerText()).toBe("«personale.csv» è rifiutato: non è stato scritto nulla");
    expect(await page.locator("tbody tr").allInnerTexts()).toEqual([
      "3\tUnità\tSettore Risors\tNon c'è un'unità con questo nome: si corregga il nome, oppure si chieda di creare le unità che mancano.",
    ]);
    await send(right);
    expect(await page.locator("section h2").innerText()).toBe("Prova: «personale.csv» si può importare");
    expect(await page.locator("main li").first().innerText()).toBe("Persone: 1 (nuove 1, cambiate 0, come prima 0)");
    await page.goto(office("/persone?cerca=V-901"));
    expect(await page.getByText("Nessuna persona da mostrare.").isVisible()).toBe(true);
    await endWell(walk);
  });

  test("prints what somebody without mail signs, and registers the signature", async () => {
    const walk = await arriveAs("personnel");
    const { page } = walk;
    await page.goto(office("/2025/schede/V-022"));
    await page.getByRole("link", { name: "Pagina da stampare e firmare" }).click();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav:visible, form:visible, footer:visible").count()).toBe(0);
    expect(await page.locator(".signature").first().innerText()).toMatch(/Data\s+Firma/);
    await page.emulateMedia({ media: "screen" });
    await page.goto(office("/2025/schede/V-022"));
    await page
      .getByLabel(/^Firmata su carta il/)
      .first()
      .fill("01/01/2199");
    await button(page, "Registra la firma su carta").first().click();
    expect(await alert(page)).toContain("deve ancora venire");
    expect(
      await page
        .getByLabel(/^Firmata su carta il/)
        .first()
        .inputValue(),
    ).toBe("01/01/2199");
    await page
      .getByLabel(/^Firmata su carta il/)
      .first()
      .fill("15/03/2026");
    await button(page, "Registra la firma su carta").first().click();
    expect(await page.getByText("Presa visione il 15/03/2026, su carta, registrata da demo-personnel.").isVisible()).toBe(true);
    await endWell(walk);
  });

  test("two tabs on one person: the second is told what the first wrote, and keeps what it had written", async () => {
    const walk = await arriveAs("personnel");
    const { page } = walk;
    const second = await page.context().newPage();
    for (const tab of [page, second]) await tab.goto(office("/persone/V-023"));
    await page.getByLabel("Nome e cognome").fill("Nome Della Prima");
    await button(page, "Correggi").click();
    expect(await page.locator("h1").innerText()).toBe("Nome Della Prima");
    await second.getByLabel("Nome e cognome").fill("Nome Della Seconda");
    const answer = second.waitForResponse((response) => response.request().method() === "POST");
    await button(second, "Correggi").click();
    expect((await answer).status()).toBe(409);
    expect(await alert(second)).toContain("Nel frattempo qualcuno ha scritto «Nome Della Prima»");
    expect(await second.getByLabel("Nome e cognome").inputValue()).toBe("Nome Della Seconda");
    await button(second, "Correggi").click();
    expect(await second.locator("h1").innerText()).toBe("Nome Della Seconda");
    await endWell(walk);
  });

  test("leaves a draft, and finds it after signing out and in again", async () => {
    const walk = await arriveAs("personnel");
    const { page } = walk;
    await page.goto(office("/nuova-persona"));
    await page.getByLabel("Nome e cognome").fill("Metà Di Un Nome");
    await button(page, "Salva la bozza").click();
    expect(await done(page)).toBe("La bozza è salvata: la ritrova qui.");
    await page.getByRole("button", { name: "Esci" }).click();
    await enter(page, "personnel");
    await page.goto(office("/nuova-persona"));
    expect(await page.getByText("È la bozza che ha lasciato il").isVisible()).toBe(true);
    expect(await page.getByLabel("Nome e cognome").inputValue()).toBe("Metà Di Un Nome");
    await button(page, "Butta la bozza").click();
    expect(await done(page)).toBe("La bozza è buttata.");
    expect(await page.getByLabel("Nome e cognome").inputValue()).toBe("");
    await endWell(walk);
  });

  test("a form sent after the session ended in another tab gives everything back, and goes after signing in again", async () => {
    const walk = await arriveAs("personnel");
    const { page } = walk;
    await page.goto(office("/unita"));
    await page.getByLabel("Nome").fill("Ufficio Che Non Si Perde");
    const other = await page.context().newPage();
    await other.goto(office());
    await other.getByRole("button", { name: "Esci" }).click();
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await button(page, "Aggiungi").click();
    expect((await answer).status()).toBe(401);
    expect(await page.locator("h1").innerText()).toBe("Il suo accesso è scaduto");
    expect(await page.locator("main dd").first().innerText()).toBe("Ufficio Che Non Si Perde");
    const opened = page.context().waitForEvent("page");
    await page.getByRole("link", { name: "Accedi in un'altra scheda" }).click();
    await (await opened).getByRole("button", { name: "Ufficio personale", exact: true }).click();
    await button(page, "Invia di nuovo").click();
    expect(await page.locator("h1").innerText()).toBe("Lo invii di nuovo"); // the form of somebody who was nobody
    await button(page, "Invia di nuovo").click();
    expect(await done(page)).toBe("Fatto: è registrato.");
    expect(await unitLine(page, "Ufficio Che Non Si Perde").count()).toBe(1);
    await endWell(walk);
  });

  test("Back after signing out shows nothing", async () => {
    const walk = await arriveAs("personnel");
    const { page } = walk;
    await page.goto(office("/persone/V-020"));
    expect(await page.content()).toContain("Cinzia Protocollini");
    await page.getByRole("button", { name: "Esci" }).click();
    await page.waitForURL(`${site.address}/accesso`);
    await page.goBack();
    expect(await page.content()).not.toContain("Cinzia Protocollini");
    await endWell(walk);
  });
});

describe("two people for one decision, each in their own browser", () => {
  test("a role that one proposes and another confirms", async () => {
    const [proposing, confirming] = [await arriveAs("technicalAdministrator"), await arriveAs("personnel")];
    await proposing.page.goto(office("/incarichi"));
    await proposing.page.getByLabel("A chi (nome o matricola)").fill("V-024");
    await proposing.page.getByLabel("Incarico", { exact: true }).selectOption({ label: "Referente del dato" });
    await proposing.page.getByLabel("Perché").fill("Decreto del Sindaco n. 4 del 12/01/2026.");
    await button(proposing.page, "Proponi").click();
    expect(await lead(proposing.page)).toBe("Aspetta conferma 1 incarico. In vigore: 12.");
    expect(await proposing.page.getByRole("button", { name: /^Conferma a / }).count()).toBe(0);

    const { page } = confirming;
    await page.goto(office());
    expect(await lead(page)).toBe("C'è 1 cosa che aspetta lei.");
    await page.getByRole("link", { name: "Confermare l'incarico di Lara Bozzettoni (V-024): Referente del dato" }).click();
    await button(page, "Conferma a Lara Bozzettoni (V-024)").click();
    expect(await done(page)).toBe("Fatto: è registrato.");
    expect(await lead(page)).toBe("Nessun incarico aspetta conferma. In vigore: 13.");
    await proposing.page.goto(office("/incarichi"));
    expect(await proposing.page.locator(".found li", { hasText: "V-024" }).innerText()).toMatch(/confermato da .+ \(demo-personnel\)/);
    await endWell(proposing);
    await endWell(confirming);
  });

  test("a relation as EQ gives its role when a second person has confirmed it, from one list; whoever changes hands is told", async () => {
    const [recording, confirming] = [await arriveAs("personnel"), await arriveAs("segretario")];
    const { page } = recording;
    const becomesEq = async (code: string) => {
      await page.goto(office(`/persone/${code}`));
      await page.getByLabel("Unità", { exact: true }).selectOption({ label: "Settore Risorse" });
      await page.getByLabel("Area o incarico").selectOption({ label: "Incaricato di elevata qualificazione" });
      await page.getByLabel("Dal giorno").fill("01/03/2026");
      await button(page, "Registra").click();
      expect(await done(page)).toBe("Fatto: è registrato.");
    };
    for (const code of ["V-025", "V-026"]) await becomesEq(code);
    await page.goto(office("/incarichi"));
    expect(await lead(page)).toMatch(/^Aspettano conferma 2 incarichi\. In vigore: /);
    await page.getByLabel(/\(V-025\)/).check();
    await button(page, "Conferma quelli scelti").click();
    expect(await alert(page)).toContain("nell'ente c'è chi può confermarli: tocca a un'altra persona");
    expect(await page.getByLabel(/\(V-025\)/).isChecked()).toBe(true);
    await look(page, "incarichi-da-confermare", pictures, { isScripted: false });

    const at = confirming.page;
    await at.goto(office());
    expect(await at.getByRole("heading", { name: "Avvisi" }).isVisible()).toBe(true);
    expect(await at.locator("main li", { hasText: "(V-025): il rapporto di lavoro è ora in «Settore Risorse»." }).count()).toBe(1);
    await look(at, "ufficio-del-segretario-con-avvisi", pictures, { isScripted: false });
    await at.getByRole("link", { name: "Confermare i rapporti di lavoro da Segretario, dirigente o EQ: 2" }).click();
    await button(at, "Conferma quelli scelti").click();
    expect(await alert(at)).toBe("Scelga almeno un rapporto.");
    for (const code of ["V-025", "V-026"]) await at.getByLabel(new RegExp(`\\(${code}\\)`)).check();
    await button(at, "Conferma quelli scelti").click();
    expect(await done(at)).toBe("Fatto: è registrato.");
    expect(await at.getByText("Nessun rapporto da Segretario, dirigente o EQ aspetta conferma.").isVisible()).toBe(true);
    expect(await at.locator(".found li", { hasText: "(V-025)" }).innerText()).toMatch(/Registrato da .+ Confermato da .+ \(V-001\)\./);
    await look(at, "incarichi-confermati", pictures, { isScripted: false });
    await endWell(recording);
    await endWell(confirming);
  });

  test("a phase that the Segretario closes by an act, and the registry opens again", async () => {
    const [proposing, confirming] = [await arriveAs("segretario"), await arriveAs("registry")];
    const { page } = proposing;
    const state = (at: Page) =>
      at
        .locator("tbody tr", { has: at.getByRole("rowheader", { name: "Impianto" }) })
        .locator("td")
        .first()
        .innerText();
    const writeAct = async () => {
      await page.getByLabel("Organo dell'atto").fill("Giunta comunale");
      await page.getByLabel("Numero dell'atto").fill("12");
      await page.getByLabel("Data dell'atto").fill("01/03/2026");
    };
    await page.goto(office("/2025/fasi"));
    await page.getByLabel("Fase").selectOption({ label: "Premi" });
    await page.getByLabel("Che cosa").selectOption({ label: "chiudi" });
    await writeAct();
    await button(page, "Registra").click();
    expect(await alert(page)).toBe("Questa fase non è mai stata aperta: non c'è nulla da chiudere.");
    expect(await page.getByLabel("Organo dell'atto").inputValue()).toBe("Giunta comunale");
    await page.getByLabel("Fase").selectOption({ label: "Impianto" });
    await button(page, "Registra").click();
    expect(await state(page)).toBe("chiusa");
    await page.getByRole("link", { name: "Proponi di riaprire una fase chiusa" }).click();
    await writeAct();
    await page.getByLabel("Perché").fill("Un indicatore era scritto male.");
    await button(page, "Proponi la riapertura").click();
    expect(await done(page)).toBe("Fatto: è registrato.");
    await button(page, "Conferma la riapertura: Impianto").click();
    expect(await alert(page)).toContain("nell'ente c'è chi può fare questo");

    await confirming.page.goto(office());
    await confirming.page.getByRole("link", { name: "Decidere la riapertura: Impianto del 2025" }).click();
    expect(await state(confirming.page)).toBe("chiusa");
    await button(confirming.page, "Conferma la riapertura: Impianto").click();
    expect(await state(confirming.page)).toBe("aperta");
    await endWell(proposing);
    await endWell(confirming);
  });

  test("what a dirigente has done by another", async () => {
    const [giving, acting] = [await arriveAs("dirigente"), await arriveAs("eq")];
    const { page } = giving;
    await page.goto(office("/deleghe"));
    await page.getByLabel("Chi è delegato (nome o matricola)").fill("V-006");
    await page.getByLabel("All'ultimo giorno", { exact: true }).fill(await page.getByLabel("Dal giorno").first().inputValue());
    await page.getByLabel("registrare le rilevazioni").check();
    await page.getByLabel("Perché").fill("Ferie.");
    await button(page, "Registra la delega").click();
    expect(await page.locator(".found li").first().innerText()).toMatch(
      /^Sara Esempiucci \(V-002\) delega Carla Sagomelli \(V-006\) dal .*: registrare le rilevazioni\. Ferie\./,
    );
    await acting.page.goto(office());
    expect(await acting.page.locator("main").innerText()).toContain("Agisce anche per delega di V-002");
    await endWell(giving);
    await endWell(acting);
  });
});

test("an employee reads their own form and takes note of it; a colleague's is not there", async () => {
  const walk = await arriveAs("employee");
  const { page } = walk;
  await page.goto(office("/2025/schede"));
  expect(await lead(page)).toBe("Lei può leggere 1 scheda.");
  await page.getByRole("link", { name: "Cinzia Protocollini" }).click();
  expect(await lead(page)).toBe("C'è 1 scheda del 2025.");
  await button(page, "Ho preso visione").click();
  expect(await page.getByText(/^Presa visione il .*, sul sito\.$/).isVisible()).toBe(true);
  const missing = await page.goto(office("/2025/schede/V-999"));
  const words = await page.locator("main").innerText();
  const foreign = await page.goto(office("/2025/schede/V-021"));
  expect([missing!.status(), foreign!.status(), await page.locator("main").innerText()]).toEqual([404, 404, words]);
  await page.goto(office("/operazioni"));
  expect(await page.locator("tbody td").allInnerTexts()).toEqual([
    "Cinzia Protocollini (V-020)",
    "prendere visione della propria scheda",
    "scheda V-020/2025-01-01",
  ]);
  await endWell(walk);
});

/** The pages that each role reaches, as the table of rights written by hand has them. */
const PAGES = readFileSync(new URL("../rights/pages.csv", import.meta.url), "utf8")
  .trim()
  .split(/\r?\n/)
  .map((line) => line.split(";"))
  .filter(([method]) => method === "GET")
  .map(([, address = "", roles = ""]) => ({ path: address.replace("/:administration/ufficio", ""), roles: roles.split(" ") }));

/** Pages of the plan are looked at in the year whose plan is approved. */
const ofPlan = /\/(piano|variazioni)/;

/** How pages that were looked at are made: to another role the same make is not looked at again, beside its width. */
const looked = new Set<string>();

/** How a page is made, whatever it says: its elements with their classes, likes that follow each other once. */
const makeOf = (page: Page) =>
  page.locator("main").evaluate((main) => {
    const make = (element: Element): string => {
      const inside = [...element.children].map(make).filter((each, i, all) => each !== all[i - 1]);
      return `<${element.tagName} ${element.getAttribute("class") ?? ""} ${element.getAttribute("type") ?? ""}>${inside.join("")}`;
    };
    return make(main);
  });

describe("[OBL-08] every page of the office can be used by anybody, on a phone and on a screen", () => {
  test.each(GRANTED_ROLES)("as %s", async (role) => {
    const walk = await arriveAs(role, {});
    const { page } = walk;
    const theirs = PAGES.filter(({ roles }) => roles.includes(role));
    for (const { path } of theirs) {
      const at = path.includes("/:") ? await firstOf(page, path.replace(":year", ofPlan.test(path) ? "2026" : "2025")) : office(path);
      if (at === undefined) continue; // the role reaches the page, and today has nobody to see on it
      const answer = await page.goto(at);
      expect([path, answer!.status()]).toEqual([path, 200]);
      const make = await makeOf(page);
      if (looked.has(make)) await fits(page);
      else await look(page, `${role}${path.replaceAll(/[/:]+/g, "-")}`, pictures);
      looked.add(make);
    }
    await endWell(walk);
  });
});

async function fits(page: Page) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect([page.url(), await page.evaluate("document.scrollingElement.scrollWidth")]).toEqual([page.url(), width]);
  }
}

/** The address of the first thing that a list of this role leads to, or of what the page of that thing leads to. */
async function firstOf(page: Page, path: string): Promise<string | undefined> {
  const [list = "", of] = path.split(/\/:(?:id|person|ordinal)/);
  if (of === undefined) return office(list);
  await page.goto(office(list === "/unita" ? "/organizzazione" : list));
  const thing = await linkIn(page, `/valdora/ufficio${list}/`);
  if (thing === undefined || of === "") return thing;
  await page.goto(thing);
  return linkIn(page, new URL(`${thing}${of}`).pathname);
}

async function linkIn(page: Page, start: string): Promise<string | undefined> {
  const [link] = await page.locator(`main a[href^="${start}"]`).all();
  return link && `${site.address}${(await link.getAttribute("href"))!}`;
}

describe("[OBL-08] what is refused can be used by anybody too", () => {
  //  role, page, fields, button, name
  test.each([
    ["personnel", "/unita", { Nome: "Settore Risorse", "Dal giorno": "ieri" }, "Aggiungi", "unita-422"],
    ["personnel", "/unita", { Nome: "Settore Risorse" }, "Aggiungi", "unita-nome-preso"],
    [
      "personnel",
      "/nuova-persona",
      { Matricola: "V 1", "Nome e cognome": "P", "Codice fiscale (se l'ente lo usa)": "X", "Posta (se ne ha una)": "x@y" },
      "Aggiungi",
      "persona-422",
    ],
    [
      "personnel",
      "/deleghe",
      { "Chi è delegato (nome o matricola)": "V-002", "Su chi (nome o matricola)": "V-999" },
      "Dichiara",
      "conflitto-422",
    ],
    [
      "segretario",
      "/2026/fasi",
      { "Organo dell'atto": "Giunta", "Numero dell'atto": "1", "Data dell'atto": "01/01/2199" },
      "Registra",
      "fasi-422",
    ],
    [
      "technicalAdministrator",
      "/incarichi",
      { "A chi (nome o matricola)": "demo-technicalAdministrator", Perché: "Prova" },
      "Proponi",
      "incarico-422",
    ],
    ["personnel", "/elenco-del-personale", {}, "Importa", "elenco-422"],
  ] as const)("%s %s", async (role, path, fields, name, picture) => {
    const walk = await arriveAs(role, {});
    const { page } = walk;
    await page.goto(office(path));
    await page.locator("main form").evaluateAll((forms) => forms.forEach((form) => form.setAttribute("novalidate", "")));
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
    await button(page, name).click();
    expect(await page.locator(".refusal, .field-error").count()).toBeGreaterThan(0);
    await look(page, picture, pictures);
    await endWell(walk);
  });

  test("a page that is not there, one that is not of the role, and one left too long", async () => {
    const walk = await arriveAs("employee", {});
    const { page } = walk;
    await page.goto(office("/persone/V-999"));
    await look(page, "pagina-404", pictures);
    await page.goto(office("/incarichi"));
    await look(page, "pagina-403", pictures);
    await page.goto(office("/deleghe"));
    await page.getByLabel("Su chi (nome o matricola)").fill("V-021");
    await page.getByLabel("Motivo").fill("Siamo parenti.");
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await button(page, "Dichiara").click();
    await look(page, "accesso-scaduto", pictures);
    await page.context().addCookies(cookies);
    await button(page, "Invia di nuovo").click();
    expect(await page.locator("h1").innerText()).toBe("Lo invii di nuovo");
    await look(page, "invia-di-nuovo", pictures);
    await endWell(walk);
  });
});
