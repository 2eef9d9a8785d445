import { mkdirSync, rmSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PASSWORD, secretIn } from "../support/accessSite.ts";
import { phoneOf } from "../support/phone.ts";
import { look } from "../support/look.ts";
import { passableFolder } from "../support/passableFolder.ts";
import { runProgram, type Serving, startServing } from "../support/program.ts";
import { besideVersion, preparing, WITHOUT_ADDRESS } from "../support/startWords.ts";
import { newcomers } from "../support/walk.ts";

const arrive = await newcomers();
const folder = passableFolder();
const pictures = process.env["PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

let site: Serving;
let invitation = "";

beforeAll(async () => {
  site = await startServing("start", "--port", "0", "--data", folder);
  const words = ["--mail", "persona@ente.example", "--name", "Persona Inventata", "--url", site.address, "--data", folder];
  invitation = /http\S+/.exec((await runProgram("account", "add", ...words)).stdout)![0];
});

afterAll(async () => {
  const { stderr } = await site.stop();
  rmSync(folder, { recursive: true });
  expect(besideVersion(stderr)).toBe(preparing(folder) + WITHOUT_ADDRESS);
});

/** A device with passkeys, that is there and knows its owner until it is told otherwise. */
async function withDevice(page: Page) {
  const devices = await page.context().newCDPSession(page);
  await devices.send("WebAuthn.enable");
  const kept = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const; // prettier-ignore
  const { authenticatorId } = await devices.send("WebAuthn.addVirtualAuthenticator", { options: kept });
  return {
    recognises: (isUserVerified: boolean) => devices.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    passkeys: async () => (await devices.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
  };
}

async function givePassword(page: Page) {
  await page.goto(`${site.address}/accesso`);
  await page.getByLabel("Posta elettronica").fill("persona@ente.example");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Continua" }).click();
}

test("a passkey is added, signs in after the password, confirms, and is taken away; without JavaScript the code still does", async () => {
  const { page, complaints, end } = await arrive();
  const device = await withDevice(page);
  await page.goto(invitation);
  await page.getByLabel("Nuova password").fill(PASSWORD);
  await page.getByLabel("La stessa password, ancora").fill(PASSWORD);
  await page.getByRole("button", { name: "Continua" }).click();
  const secret = secretIn(await page.content());
  const code = phoneOf(secret);
  await page.getByLabel("Codice di sei cifre").fill(await code());
  await page.getByRole("button", { name: "Attiva" }).click();
  await page.getByRole("link", { name: "Li ho messi da parte" }).click();

  await page.getByRole("link", { name: "Aggiungi una passkey" }).click();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Codice nuovo del telefono").fill(await code());
  await page.getByRole("button", { name: "Conferma" }).click();
  await look(page, "passkey-nuova", pictures);
  await page.getByLabel("Nome").fill("Portatile");
  await page.getByRole("button", { name: "Aggiungi" }).click();
  await page.waitForURL(`${site.address}/il-mio-account`);
  await page.getByText("Portatile: aggiunta il").waitFor();
  await look(page, "account-passkey", pictures);
  expect((await device.passkeys()).map(({ rpId, signCount }) => [rpId, signCount])).toEqual([["localhost", 1]]);

  await page.getByRole("button", { name: "Esci" }).click();
  await givePassword(page);
  await look(page, "secondo-fattore-passkey", pictures);
  await device.recognises(false);
  await page.getByRole("button", { name: "Usa una passkey" }).click();
  await page.getByRole("alert").filter({ hasText: "La passkey non è stata usata" }).waitFor();
  await device.recognises(true);
  await page.getByRole("button", { name: "Usa una passkey" }).click();
  await page.waitForURL(`${site.address}/il-mio-account`);
  await page.getByText("usata l'ultima volta").first().waitFor();

  await page.getByRole("button", { name: "Togli la passkey «Portatile»" }).click();
  await look(page, "conferma-passkey", pictures);
  await page.getByRole("button", { name: "Conferma con una passkey" }).click();
  await page.waitForURL(`${site.address}/il-mio-account`);
  await page.getByRole("button", { name: "Togli la passkey «Portatile»" }).click();
  expect(await page.getByText("Portatile").count()).toBe(0);
  await page.getByRole("link", { name: "Aggiungi una passkey" }).click();
  await page.getByLabel("Nome").fill("Di nuovo");
  await page.getByRole("button", { name: "Aggiungi" }).click();
  await page.getByText("Di nuovo: aggiunta il").waitFor();
  expect(complaints).toEqual([]);
  await end();

  const without = await arrive({ javaScript: false });
  await givePassword(without.page);
  expect(await without.page.getByRole("button", { name: "Usa una passkey" }).isVisible()).toBe(false);
  await look(without.page, "secondo-fattore-senza-javascript", pictures, { isScripted: false });
  await without.page.getByLabel("Codice").fill(await code());
  await without.page.getByRole("button", { name: "Accedi" }).click();
  expect(without.page.url()).toBe(`${site.address}/il-mio-account`);
  await without.end();
});
