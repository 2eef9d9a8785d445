import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../support/freePort.ts";
import { type HonestProvider, LEVELS, startHonestProvider } from "../support/honestProvider.ts";
import { look } from "../support/look.ts";
import { passableFolder } from "../support/passableFolder.ts";
import { CLIENT } from "../support/providerOf.ts";
import { runProgram, type Serving, startServingWith } from "../support/program.ts";
import { besideVersion, preparing } from "../support/startWords.ts";
import { newcomers } from "../support/walk.ts";

const arrive = await newcomers();
const folder = passableFolder();
const pictures = process.env["PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

let site: Serving;
let provider: HonestProvider;
let invitation = "";

beforeAll(async () => {
  const port = await freePort();
  const address = `http://localhost:${String(port)}`;
  provider = await startHonestProvider({ returnTo: `${address}/accesso/ente/ritorno` });
  const settings = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: "SPID e CIE di Valdora",
    OIDC_ACR_VALUES: LEVELS.two,
    OIDC_ALLOW_HTTP: "loopback",
    PUBLIC_URL: address,
  };
  site = await startServingWith(settings, "start", "--port", String(port), "--data", folder);
  const words = ["--mail", "persona@ente.example", "--name", "Persona Inventata", "--url", site.address, "--data", folder];
  invitation = /http\S+/.exec((await runProgram("account", "add", ...words)).stdout)![0];
});

afterAll(async () => {
  const { stderr, stdout } = await site.stop();
  await provider.stop();
  rmSync(folder, { recursive: true });
  expect(besideVersion(stderr)).toBe(preparing(folder));
  expect(stdout).not.toMatch(/persona@|codice-1/);
});

async function enterAtProvider(page: Page, level: string) {
  await page.waitForURL(/\/entra\//);
  await page.getByLabel("Nome").fill("codice-1");
  await page.getByLabel("Livello").fill(level);
  await page.getByRole("button", { name: "Entra" }).click();
}

test("from the invitation to the provider and back, out, in again, and a confirmation; a lower level stays out", async () => {
  const { page, end } = await arrive({ javaScript: true });
  await page.goto(invitation);
  await look(page, "invito-ente", pictures);
  await page.getByRole("button", { name: "Accedi con SPID e CIE di Valdora" }).click();
  await enterAtProvider(page, LEVELS.two);
  await page.waitForURL(`${site.address}/il-mio-account`);
  expect(await page.locator(".lead").innerText()).toContain("Persona Inventata");
  await look(page, "account-ente", pictures);
  await page.getByRole("button", { name: "Metti i codici su un telefono" }).click();
  expect(page.url()).toContain("/accesso/conferma");
  await look(page, "conferma-ente", pictures);
  await page.getByRole("button", { name: "Conferma con SPID e CIE di Valdora" }).click();
  await enterAtProvider(page, LEVELS.two); // the provider remembers them, and asks all the same
  await page.waitForURL(`${site.address}/il-mio-account`);
  await page.getByRole("button", { name: "Metti i codici su un telefono" }).click();
  expect(page.url()).toContain("/accesso/nuovo-fattore");
  await page.goto(`${site.address}/il-mio-account`);
  await page.getByRole("button", { name: "Esci" }).click();
  await page.waitForURL(`${site.address}/accesso`);
  await look(page, "accesso-ente", pictures);
  await end();
  const second = await arrive({ javaScript: false });
  await second.page.goto(`${site.address}/accesso`);
  await second.page.getByRole("button", { name: "Accedi con SPID e CIE di Valdora" }).click();
  await enterAtProvider(second.page, LEVELS.one);
  await second.page.waitForURL(/\/accesso\/ente\/ritorno/);
  expect(await second.page.getByRole("alert").innerText()).toContain("non è abbastanza sicuro");
  if (pictures !== undefined) await second.page.screenshot({ path: join(pictures, "livello-basso.png"), fullPage: true });
  await second.end();
});

test("without a public address the program does not start, and says why", async () => {
  const other = passableFolder();
  await expect(startServingWith({ OIDC_ISSUER: "https://accesso.comune.it" }, "start", "--port", "0", "--data", other)).rejects.toThrow(
    "lo indichi con --public-url o PUBLIC_URL",
  );
  rmSync(other, { recursive: true });
});
