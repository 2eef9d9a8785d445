import { mkdirSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { secretIn } from "../support/accessSite.ts";
import { freePort } from "../support/freePort.ts";
import { look } from "../support/look.ts";
import { startMailServer } from "../support/mailServer.ts";
import { passableFolder } from "../support/passableFolder.ts";
import { phoneOf } from "../support/phone.ts";
import { runProgramWith, type Serving, startServingWith } from "../support/program.ts";
import { newcomers } from "../support/walk.ts";

const arrive = await newcomers();
const folder = passableFolder();
const pictures = process.env["PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

const PASSWORD = "cavallo batteria graffetta";
const MAIL = "persona@ente.example";
const mails = await startMailServer();
let site: Serving;

beforeAll(async () => {
  const port = await freePort();
  const settings = {
    PUBLIC_URL: `http://localhost:${String(port)}`,
    SMTP_URL: `smtp://127.0.0.1:${String(mails.settings.port)}`,
    MAIL_FROM: "traguardo@ente.example",
  };
  site = await startServingWith(settings, "start", "--port", String(port), "--data", folder);
  await runProgramWith(settings, "account", "add", "--mail", MAIL, "--name", "Persona Inventata", "--url", site.address, "--data", folder);
});

afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
});

/** The address in a message, which mail may have broken into lines. */
function linkIn(text: string): string {
  return /http\S+/.exec(text.replace(/=\r\n/g, ""))![0].replaceAll("=3D", "=");
}

test("[T19] whoever others have kept out by guessing comes in with a message to their mail", async () => {
  const joining = await arrive();
  await expect.poll(() => mails.received.length).toBe(1);
  await joining.page.goto(linkIn(mails.received[0]!.text));
  await joining.page.getByLabel("Nuova password").fill(PASSWORD);
  await joining.page.getByLabel("La stessa password, ancora").fill(PASSWORD);
  await joining.page.getByRole("button", { name: "Continua" }).click();
  const code = phoneOf(secretIn(await joining.page.content()));
  await joining.page.getByLabel("Codice di sei cifre").fill(await code());
  await joining.page.getByRole("button", { name: "Attiva" }).click();
  await joining.page.getByRole("link", { name: "Li ho messi da parte" }).waitFor();
  await joining.end();

  const { page, end } = await arrive();
  const give = async (password: string) => {
    await page.goto(`${site.address}/accesso`);
    await page.getByLabel("Posta elettronica").fill(MAIL);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Continua" }).click();
  };
  for (let i = 0; i < 10; i += 1) await give("una parola inventata da altri");
  await give(PASSWORD);
  expect(await page.getByRole("alert").innerText()).toContain("troppi tentativi");
  await look(page, "accesso-troppi-tentativi", pictures);
  await page.getByRole("link", { name: "acceda subito con un messaggio alla sua posta" }).click();
  await look(page, "questo-browser", pictures);
  await page.locator("main form").evaluate((form) => form.setAttribute("novalidate", "")); // as a browser that checks nothing would
  await page.getByRole("button", { name: "Manda il messaggio" }).click();
  expect(await page.locator(".field-error").innerText()).toBe("Scriva la posta con cui è stato invitato.");
  await look(page, "questo-browser-rifiutato", pictures);
  await page.getByLabel("Posta elettronica").fill(MAIL);
  await page.getByRole("button", { name: "Manda il messaggio" }).click();
  expect(await page.locator("h1").innerText()).toBe("Guardi la posta");
  await look(page, "questo-browser-mandato", pictures);
  await expect.poll(() => mails.received.length).toBe(2);

  await page.goto(linkIn(mails.received[1]!.text));
  await look(page, "questo-browser-conferma", pictures);
  await page.getByRole("button", { name: "Sì, è il mio browser" }).click();
  await give(PASSWORD);
  await page.getByLabel("Codice").fill(await code());
  await page.getByRole("button", { name: "Accedi" }).click();
  await page.waitForURL(`${site.address}/il-mio-account`);
  await page.goto(`${site.address}/accesso/questo-browser/${"x".repeat(90)}`);
  await look(page, "questo-browser-scaduto", pictures);
  await end();
});
