import { request } from "node:http";
import { expect, inject, test } from "vitest";
import { PAGE_KINDS } from "../support/pageKinds.ts";
import { newcomers } from "../support/walk.ts";

const sites = inject("sites");
const site = sites.demonstration;
const arrive = await newcomers();

test("every page leads to accessibility and privacy, and has a description that is its first sentence", async () => {
  for (const [name, on, address] of PAGE_KINDS) {
    const html = await (await fetch(`${sites[on]}${address}`)).text();
    expect([name, html.match(/data-element="(accessibility-link|privacy-policy-link)"/g)?.length]).toEqual([name, 2]);
    expect([name, html.match(/<meta name="description"/g)?.length]).toEqual([name, 1]);
    expect([name, html.match(/<meta property="og:(title|description|site_name|type|locale)"/g)?.length]).toEqual([name, 5]);
  }
  const home = await (await fetch(`${site}/c_i703/2023`)).text();
  expect(home).toContain('<meta name="description" content="Nel 2023 risultano raggiunti 66 obiettivi su 74 (89,19 %); 8 no."/>');
});

test("the pages of the frame say what they know, and what the administration must still tell", async () => {
  const { page, complaints, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/c_i703/2023`);
  for (const [name, words] of [
    ["Informazioni", "Ufficio, Posta, PEC, Telefono, Indirizzo: da indicare a cura dell'amministrazione."],
    ["Accessibilità", "Dichiarazione di accessibilità: da indicare a cura dell'amministrazione."],
    ["Privacy", "Le pagine pubbliche non usano cookie, non tracciano le visite e non mostrano dati di persone."],
  ] as const) {
    await page.getByRole("contentinfo").getByRole("link", { name }).click();
    expect(await page.locator("h1").innerText()).toBe(name);
    expect(await page.locator("main").innerText()).toContain(words);
  }
  expect(complaints).toEqual([]);
  await end();
});

test("every address of the sitemaps answers, and none is told twice", async () => {
  const toldIn = async (address: string) =>
    [...(await (await fetch(address)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, told]) => told ?? "");
  const maps = await toldIn(`${site}/sitemap.xml`);
  expect(maps).toEqual([`${site}/sitemap-sito.xml`, `${site}/c_i703/sitemap.xml`, `${site}/valdora/sitemap.xml`]);
  const addresses = (await Promise.all(maps.map(toldIn))).flat();
  expect(addresses.length).toBeGreaterThan(500);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.every((address) => address.startsWith(`${site}/`))).toBe(true);
  const left = [...addresses];
  const ask = async () => {
    for (let address = left.pop(); address !== undefined; address = left.pop())
      expect([address, (await fetch(address, { method: "HEAD" })).status]).toEqual([address, 200]);
  };
  await Promise.all(Array.from({ length: 8 }, ask)); // as many at a time as a browser or a crawler has
  expect(await (await fetch(`${site}/robots.txt`)).text()).toBe(`User-agent: *\nDisallow: /*/cerca\nSitemap: ${site}/sitemap.xml\n`);
});

test("a host that is none puts nothing into the sitemap", async () => {
  const status = await new Promise((resolve, reject) => {
    request(`${site}/sitemap.xml`, { headers: { host: 'evil"<x>' } }, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect([400, 404]).toContain(status);
});

//  method, address, status, header, value
test.each([
  ["GET", "/c_i703/2023/", 308, "location", "/c_i703/2023"],
  ["GET", "/c_i703/2023/obiettivi/?q=cimitero", 308, "location", "/c_i703/2023/obiettivi?q=cimitero"],
  ["GET", "//example.org/", 308, "location", "/example.org"],
  ["POST", "/c_i703/2023", 405, "allow", "GET, HEAD"],
  ["DELETE", "/", 405, "allow", "GET, HEAD"],
  ["HEAD", "/c_i703/2023", 200, "content-type", "text/html; charset=utf-8"],
  ["POST", "/c_i703/2023/", 404, "content-type", "text/html; charset=UTF-8"],
])("%s %s answers %i", async (method, path, status, header, value) => {
  const answer = await fetch(`${site}${path}`, { method, redirect: "manual" });
  expect([answer.status, answer.headers.get(header)]).toEqual([status, value]);
  if (method === "HEAD") expect(await answer.text()).toBe("");
});

test("an address that is not there leads home, and to the search of the administration that is", async () => {
  const { page, end } = await arrive({ javaScript: false });
  await page.goto(`${site}/valdora/2024/obiettivi/999`);
  await page.getByRole("link", { name: "Cerca in tutti gli anni" }).click();
  expect(page.url()).toBe(`${site}/valdora/cerca`);
  await page.goto(`${site}/nulla/di/simile`);
  expect(await page.getByRole("link", { name: "Cerca in tutti gli anni" }).count()).toBe(0);
  await end();
});
