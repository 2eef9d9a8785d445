import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { secretIn } from "../support/accessSite.ts";
import { look } from "../support/look.ts";
import { passableFolder } from "../support/passableFolder.ts";
import { phoneOf } from "../support/phone.ts";
import { runProgram, type Serving, startServing } from "../support/program.ts";
import { besideVersion, preparing, WITHOUT_ADDRESS } from "../support/startWords.ts";
import { newcomers } from "../support/walk.ts";

const arrive = await newcomers();
const folder = passableFolder();
const pictures = process.env["PICTURES"];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

const PASSWORD = "cavallo batteria graffetta";
let site: Serving;
let links: readonly string[] = [];

beforeAll(async () => {
  site = await startServing("start", "--port", "0", "--data", folder);
  for (const [mail, name] of [
    ["anna@ente.example", "Anna Inventata"],
    ["bruno@ente.example", "Bruno Inventato"],
  ] as const) {
    const words = ["--mail", mail, "--name", name, "--url", site.address, "--data", folder];
    links = [...links, /http\S+/.exec((await runProgram("account", "add", ...words)).stdout)![0]];
  }
});

afterAll(async () => {
  const { stderr } = await site.stop();
  rmSync(folder, { recursive: true });
  expect(besideVersion(stderr)).toBe(preparing(folder) + WITHOUT_ADDRESS);
});

async function choosePassword(page: Page): Promise<void> {
  await page.getByLabel("Nuova password").fill(PASSWORD);
  await page.getByLabel("La stessa password, ancora").fill(PASSWORD);
  await page.getByRole("button", { name: "Continua" }).click();
}

test.each([[true], [false]])(
  "two invitations in two tabs of one browser are each of their own person (JavaScript: %s)",
  async (javaScript) => {
    const { page: first, end } = await arrive({ javaScript });
    const second = await first.context().newPage();
    await first.goto(links[0]!);
    await second.goto(links[1]!);
    expect(await first.locator(".facts").innerText()).toMatch(
      /Per\s+Anna Inventata, anna@ente\.example\s+Vale fino al\s+\d\d\/\d\d\/\d{4}, ore \d\d:\d\d/,
    );
    await choosePassword(first);
    await choosePassword(second); // its form was drawn when nobody was there
    expect(await second.getByRole("alert").innerText()).toContain("Non è stato fatto nulla");
    expect(await second.locator("main").innerText()).toContain("Ora è aperto l'accesso di Anna Inventata");
    await look(second, `invito-altra-persona-${String(javaScript)}`, pictures, { isScripted: javaScript });
    await choosePassword(second); // the browser itself asks for the tick
    expect(await second.locator("h1").innerText()).toBe("Scelga la password");
    await second.getByLabel("chiudi l'accesso di Anna Inventata e continua come Bruno Inventato").check();
    await second.getByRole("button", { name: "Continua" }).click();
    expect(await second.locator("main").innerText()).toContain("È il secondo fattore di Bruno Inventato, bruno@ente.example.");
    await look(second, `telefono-di-${String(javaScript)}`, pictures, { isScripted: javaScript });
    await first.getByLabel("Codice di sei cifre").fill("123456");
    await first.getByRole("button", { name: "Attiva" }).click(); // Anna's page, in a browser that is Bruno's now
    expect(await first.locator("h1").innerText()).toBe("Il modulo non è più valido");
    await end();
  },
);

test("whoever is signed in, and opens the link of somebody else, is told who is there and may stay", async () => {
  const { page, end } = await arrive();
  await page.goto(links[0]!);
  await choosePassword(page);
  const code = phoneOf(secretIn(await page.content()));
  await page.getByLabel("Codice di sei cifre").fill(await code());
  await page.getByRole("button", { name: "Attiva" }).click();
  await page.goto(links[1]!);
  await look(page, "invito-con-un-altro-accesso", pictures);
  await page.getByRole("link", { name: "torni all'account di Anna Inventata" }).click();
  expect(await page.locator(".lead").innerText()).toContain("Anna Inventata");
  await page.goto(`${site.address}/invito/${"x".repeat(16)}`);
  await look(page, "invito-non-aperto", pictures);
  await page.goto(links[0]!);
  await look(page, "invito-usato", pictures);
  await end();
});

test("a copy of the installation says that it is one, at the door and where a link leads", async () => {
  await site.stop();
  const copied = `${folder}-copia`;
  execFileSync("cp", ["-a", folder, copied]);
  const copy = await startServing("start", "--port", "0", "--data", copied);
  const { page, end } = await arrive();
  await page.goto(`${copy.address}${new URL(links[1]!).pathname}`);
  expect(await page.locator("h1").innerText()).toBe("Questo sito è una copia");
  await look(page, "copia-invito", pictures);
  await page.goto(`${copy.address}/accesso`);
  expect(await page.locator("main").innerText()).toContain("non parte posta e gli inviti non si aprono");
  await look(page, "copia-accesso", pictures);
  await end();
  expect((await copy.stop()).stderr).toContain("traguardo installation --take-place");
  rmSync(copied, { recursive: true });
});
