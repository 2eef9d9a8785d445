import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { secretIn } from "../support/accessSite.ts";
import { phoneOf } from "../support/phone.ts";
import { look } from "../support/look.ts";
import { passableFolder } from "../support/passableFolder.ts";
import { runProgram, type Serving, startServing } from "../support/program.ts";
import { besideVersion, preparing, WITHOUT_ADDRESS } from "../support/startWords.ts";
import { newcomers } from "../support/walk.ts";

const demonstration = inject("sites").demonstration;
const arrive = await newcomers();
const folder = passableFolder();
const pictures = process.env["PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

const PASSWORD = "cavallo batteria graffetta";
let site: Serving;
let invitation = "";

beforeAll(async () => {
  site = await startServing("start", "--port", "0", "--data", folder);
  const words = ["--mail", "persona@ente.example", "--name", "Persona Inventata", "--url", site.address, "--data", folder];
  const { stdout, code, stderr } = await runProgram("account", "add", ...words);
  if (code !== 0) throw new Error(stderr);
  invitation = /http\S+/.exec(stdout)![0];
});

afterAll(async () => {
  const { stdout, stderr } = await site.stop();
  rmSync(folder, { recursive: true });
  expect(besideVersion(stderr)).toBe(preparing(folder) + WITHOUT_ADDRESS);
  expect(stdout).not.toMatch(/persona@|cavallo|invito/);
});

test("[OBL-08] from the invitation to signing out: password, phone, recovery codes, account; Back shows nothing", async () => {
  const { page, requests, end } = await arrive();
  await page.goto(invitation);
  expect(page.url()).toMatch(/\/invito\/[\w-]{16}$/);
  await look(page, "invito", pictures);
  await page.getByLabel("Nuova password").fill("persona inventata");
  await page.getByLabel("La stessa password, ancora").fill("persona inventata");
  await page.getByRole("button", { name: "Continua" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("fatta del suo nome");
  await look(page, "invito-rifiutato", pictures);
  await page.getByLabel("Nuova password").fill(PASSWORD);
  await page.getByLabel("La stessa password, ancora").fill(PASSWORD);
  await page.getByRole("button", { name: "Continua" }).click();
  await look(page, "telefono", pictures);
  const secret = secretIn(await page.content());
  const code = phoneOf(secret);
  await page.getByLabel("Codice di sei cifre").fill(await code());
  await page.getByRole("button", { name: "Attiva" }).click();
  expect(await page.locator(".codes li").count()).toBe(10);
  await look(page, "codici", pictures);
  await page.getByRole("link", { name: "Li ho messi da parte" }).click();
  expect(await page.locator(".lead").innerText()).toBe("Ha fatto accesso come Persona Inventata, con la posta persona@ente.example.");
  await look(page, "account", pictures);
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === "traguardo");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });

  await page.getByRole("button", { name: "Esci" }).click();
  await page.waitForURL(`${site.address}/accesso`);
  await page.goBack();
  expect(await page.content()).not.toContain("Persona Inventata");
  await page.goto(`${site.address}/il-mio-account`);
  await look(page, "accesso", pictures);

  await page.getByLabel("Posta elettronica").fill("persona@ente.example");
  await page.getByLabel("Password").fill("una password sbagliata");
  await page.getByRole("button", { name: "Continua" }).click();
  expect(await page.getByRole("alert").locator("li").innerText()).toBe("Posta o password non sono giuste. Le ricontrolli e riprovi.");
  expect(await page.getByLabel("Posta elettronica").inputValue()).toBe("persona@ente.example");
  await look(page, "accesso-rifiutato", pictures);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Continua" }).click();
  await look(page, "secondo-fattore", pictures);
  await page.getByLabel("Codice").fill(await code());
  await page.getByRole("button", { name: "Accedi" }).click();
  expect(page.url()).toBe(`${site.address}/il-mio-account`);
  await page.getByRole("link", { name: "Cambia la password" }).click();
  await look(page, "conferma", pictures);
  expect(requests.filter((url) => !url.startsWith(site.address))).toEqual([]);
  await end();
});

test("a demonstration is entered with one button, without JavaScript; its public pages stay the same for everybody", async () => {
  const { page, end } = await arrive({ javaScript: false });
  const before = await (await fetch(`${demonstration}/valdora/2024`)).text();
  await page.goto(`${demonstration}/valdora/2024`);
  await page.getByRole("link", { name: "Area riservata" }).click();
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, "dimostrazione.png"), fullPage: true });
  await page.getByRole("button", { name: "Segretario generale" }).click();
  expect(await page.locator(".lead").innerText()).toContain("Segretario generale");
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, "account-dimostrazione.png"), fullPage: true });
  const answer = await page.goto(`${demonstration}/valdora/2024`);
  expect(await answer!.text()).toBe(before);
  expect(answer!.headers()["vary"] ?? "").not.toMatch(/cookie/i);
  await end();
});

test("[OBL-28] whoever is somebody in an administration takes a copy of their own data away, with JavaScript off", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${demonstration}/accesso`);
  await page.getByRole("button", { name: "Dipendente", exact: true }).click();
  await page.goto(`${demonstration}/il-mio-account`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Scarica i miei dati: Comune di Valdora (città inventata)" }).click();
  expect((await download).suggestedFilename()).toBe("i-miei-dati-valdora-V-020.zip");
  expect(complaints).toEqual([]);
  await end();
  const seeing = await arrive();
  await seeing.page.goto(`${demonstration}/accesso`);
  await seeing.page.getByRole("button", { name: "Dipendente", exact: true }).click();
  await seeing.page.goto(`${demonstration}/il-mio-account`);
  await look(seeing.page, "account-con-ente", pictures);
  await seeing.end();
});
